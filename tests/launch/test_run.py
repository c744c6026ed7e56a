"""`portal run` as a person uses it: from an empty folder to ready, stopped, run again, killed."""

import asyncio
import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest
from tests.launch.ports import free_port

from portal.cli import main
from portal.launch import embedded, processes
from portal.launch.guard import alive
from portal.launch.holder import held

Portal = Callable[..., tuple[int, str, str]]


@contextmanager
def portal_run(data_dir: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """A running product; whatever the test did to it, nothing of it is left afterwards."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith("PORTAL_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "portal.cli", "run", "--no-demo"],
        env=plain
        | {
            "PYTHONPATH": str(processes.SOURCES),
            "PORTAL_DATA_DIR": str(data_dir),
            "PORTAL_PORT": str(port),
            "PORTAL_API_WORKERS": "1",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def lines_until_ready(process: subprocess.Popen[str]) -> list[str]:
    assert process.stdout
    lines: list[str] = []
    while not (lines and lines[-1].startswith("ready: ")):
        line = process.stdout.readline()
        assert line, f"it ended before it was ready: {lines}"
        lines.append(line.rstrip())
    return lines


def status_of(port: int) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("GET", "/health/ready")
    return connection.getresponse().status


def children_of(parent: int) -> list[int]:
    """Every descendant, from the system's table of processes."""
    table = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, row.split())) for row in table.splitlines()]
    found = [parent]
    for pid in found:
        found += [child for child, its_parent in pairs if its_parent == pid]
    return found[1:]


def wait_until_gone(pids: list[int]) -> None:
    deadline = time.monotonic() + 30
    while left := [pid for pid in pids if alive(pid)]:
        assert time.monotonic() < deadline, f"left behind: {left}"
        time.sleep(0.05)


def end(process: subprocess.Popen[str], how: signal.Signals) -> int:
    """Signal a ready product, and see every process of it gone; its exit code."""
    started = children_of(process.pid)
    assert len(started) > 5
    process.send_signal(how)
    code = process.wait(timeout=30)
    wait_until_gone(started)
    return code


@pytest.fixture
def portal(data_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Portal:
    """Another command on the same folder: its exit code, what it printed, what it complained about."""

    def command(*words: str) -> tuple[int, str, str]:
        monkeypatch.setenv("PORTAL_DATA_DIR", str(data_dir))
        code = main(words)
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def test_a_product_leaves_no_process_when_killed_and_none_when_stopped(data_dir: Path, portal: Portal) -> None:
    port = free_port()
    with portal_run(data_dir, port) as first:
        assert lines_until_ready(first)[-1] == f"ready: http://127.0.0.1:{port}"
        assert status_of(port) == 200
        operator = ("create-operator", "--code", "east", "--name", "東倉庫", "--email", "owner@east.example")
        code, printed, _ = portal(*operator)
        assert (code, "owner@east.example becomes its owner with the token" in printed) == (0, True)
        assert f"http://127.0.0.1:{port}/join?token=" in printed
        code, _, complaint = portal(*operator)
        assert (code, "This code is taken" in complaint) == (1, True)
        assert end(first, signal.SIGKILL) == -signal.SIGKILL
    made = (data_dir / "postgres" / "cluster" / "PG_VERSION").stat().st_mtime_ns
    with portal_run(data_dir, port) as second:
        lines_until_ready(second)
        assert end(second, signal.SIGINT) == 0
    assert (data_dir / "postgres" / "cluster" / "PG_VERSION").stat().st_mtime_ns == made


def test_a_command_that_needs_a_running_product_says_how_to_start_it(portal: Portal) -> None:
    code, _, complaint = portal("demo", "credentials")
    assert code == 1
    assert "start it with `make run`" in complaint


def test_a_database_of_newer_code_is_refused_with_what_to_do(data_dir: Path, portal: Portal) -> None:
    assert portal("migrate")[0] == 0
    with embedded(data_dir) as servers:
        asyncio.run(_move_revision(servers.database_url))
    code, _, complaint = portal("migrate")
    assert code == 1
    assert "which this code does not know: update the code" in complaint
    assert len(complaint.splitlines()) == 1


async def _move_revision(url: str) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute("UPDATE alembic_version SET version_num = 'from_the_future'")
    await connection.close()


def test_a_reset_throws_the_data_away_but_not_what_others_hold(data_dir: Path, portal: Portal) -> None:
    (data_dir / "log").mkdir(parents=True)
    with held(data_dir / "test", "the tests"):
        assert portal("demo", "reset")[0] == 0
        assert (data_dir / "test").exists()
        assert not (data_dir / "log").exists()


def test_a_reset_of_a_running_product_is_refused(data_dir: Path, portal: Portal) -> None:
    with held(data_dir, "Kuramori"):
        (data_dir / "log").mkdir()
        code, _, complaint = portal("demo", "reset")
    assert (code, "already uses" in complaint, (data_dir / "log").exists()) == (1, True, True)
