"""The process itself: starts, answers, stays small, stops when told."""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx2
import pytest

from demoshop.__main__ import require_free
from demoshop.config import from_environment


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def state_of(port: int) -> dict[str, Any]:
    deadline = time.monotonic() + 10
    while True:
        try:
            state: dict[str, Any] = httpx2.get(f"http://127.0.0.1:{port}/control/state").json()
        except httpx2.ConnectError:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        else:
            return state


def test_it_answers_in_less_than_100_mb_and_stops_at_sigterm(tmp_path: Path) -> None:
    port = free_port()
    config = json.dumps({"data_file": str(tmp_path / "shop.sqlite")})
    env = {**os.environ, "DEMOSHOP_CONFIG": config, "PORTAL_SHOP_PORT": str(port), "PYTHONPATH": "src"}
    process = subprocess.Popen([sys.executable, "-m", "demoshop"], env=env)
    try:
        state = state_of(port)
        assert state["stores"] == []
        assert state["memory_mb"] < 100
        process.terminate()
        assert process.wait(5) == 0
    finally:
        process.kill()
        process.wait()


def test_a_port_that_is_taken_says_so_in_one_line() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port: int = other.getsockname()[1]
        with pytest.raises(SystemExit, match=f"cannot listen at 127.0.0.1:{port}"):
            require_free("127.0.0.1", port)
    require_free("127.0.0.1", port)


def test_a_configuration_that_cannot_be_used_says_so_in_one_line() -> None:
    for given in ('{"prot": 1}', "/nowhere/config.json"):
        with pytest.raises(SystemExit, match="DEMOSHOP_CONFIG cannot be used"):
            from_environment({"DEMOSHOP_CONFIG": given})
    assert from_environment({"PORTAL_SHOP_PORT": "9000"}).origin == "http://127.0.0.1:9000"
