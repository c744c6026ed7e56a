"""What is in the way of `portal run` is said in one line that says what to do, without a trace."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.launch.ports import free_port

from portal.cli import main
from portal.launch import embedded
from portal.launch.holder import held

Refused = Callable[..., str]


@pytest.fixture
def portal_run(data_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Refused:
    """The one line that a refused `portal run` says."""

    def run(**settings: str) -> str:
        for name in [name for name in os.environ if name.startswith("PORTAL_")]:
            monkeypatch.delenv(name)
        ports = {"PORTAL_PORT": str(free_port()), "PORTAL_SHOP_PORT": str(free_port())}
        for name, value in (ports | {"PORTAL_DATA_DIR": str(data_dir)} | settings).items():
            monkeypatch.setenv(name, value)
        assert main(["run"]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        (line,) = said.err.splitlines()
        return line

    return run


def test_a_port_in_use_names_the_setting_that_moves_it(data_dir: Path, portal_run: Refused) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        line = portal_run(PORTAL_PORT=str(port))
    assert line == (
        f"kuramori: port {port} is in use: stop what listens there, or choose another: PORTAL_PORT={port + 1} make run"
    )


def test_a_second_run_says_who_holds_the_folder_and_where_it_answers(data_dir: Path, portal_run: Refused) -> None:
    with held(data_dir, "Kuramori") as holder:
        holder.tell(url="http://127.0.0.1:8000")
        line = portal_run()
    assert f"Kuramori (process {os.getpid()}) already uses {data_dir} at http://127.0.0.1:8000: stop it" in line


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, portal_run: Refused) -> None:
    (tmp_path / "file").write_text("in the way")
    line = portal_run(PORTAL_DATA_DIR=str(tmp_path / "file" / "data"))
    assert line.startswith(f"kuramori: cannot write to {tmp_path / 'file' / 'data'}")
    assert "PORTAL_DATA_DIR" in line


def test_a_database_that_does_not_answer_is_named_without_its_password(data_dir: Path, portal_run: Refused) -> None:
    port = free_port()
    line = portal_run(PORTAL_DATABASE_URL=f"postgresql://me:secret@127.0.0.1:{port}/portal")
    assert line.startswith(f"kuramori: the database at 127.0.0.1:{port} does not answer")
    assert "unset PORTAL_DATABASE_URL" in line
    assert "secret" not in line


def test_a_broken_cluster_says_what_postgresql_said(data_dir: Path, portal_run: Refused) -> None:
    with embedded(data_dir, durable=False):
        pass
    (data_dir / "postgres" / "cluster" / "global" / "pg_control").unlink()
    line = portal_run()
    assert "PostgreSQL did not start" in line
    assert "pg_control" in line
    assert "restore a backup" in line
