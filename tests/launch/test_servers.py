"""The embedded servers: started on an empty folder, found again on a used one, gone when we are gone."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import asyncpg
import pytest
import redis

from portal.launch import Held, Servers, embedded, sockets
from portal.launch.guard import alive

HOLD = """
import sys, time
from pathlib import Path
from portal.launch import embedded
with embedded(Path(sys.argv[1]), durable=False):
    print("up", flush=True)
    time.sleep(60)
"""


def ask(url: str, *statements: str) -> object:
    async def run() -> object:
        connection = await asyncpg.connect(url)
        try:
            for statement in statements[:-1]:
                await connection.execute(statement)
            return await connection.fetchval(statements[-1])
        finally:
            await connection.close()

    return asyncio.run(run())


def server_pids(data_dir: Path) -> list[int]:
    files = (data_dir / "postgres" / "cluster" / "postmaster.pid", data_dir / "valkey" / "valkey.pid")
    return [int(file.read_text().split()[0]) for file in files]


def holding(data_dir: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(data_dir)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "up\n"
    return process


def wait_until_gone(pids: list[int]) -> None:
    deadline = time.monotonic() + 10
    while any(alive(pid) for pid in pids):
        assert time.monotonic() < deadline, "the servers outlived their parent"
        time.sleep(0.02)


def test_an_empty_folder_becomes_two_servers_and_the_owner_is_no_superuser(data_dir: Path) -> None:
    with embedded(data_dir, durable=False) as servers:
        assert redis.Redis.from_url(servers.redis_url).ping()
        assert ask(servers.database_url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
        assert ask(servers.database_url, "SELECT datcollate = 'C' FROM pg_database WHERE datname = 'portal'")
        pids = server_pids(data_dir)
    assert not any(alive(pid) for pid in pids)


def test_what_was_written_is_there_at_the_next_start(data_dir: Path) -> None:
    def write(servers: Servers) -> None:
        ask(servers.database_url, "CREATE TABLE kept AS SELECT 42 AS n", "SELECT 1")
        redis.Redis.from_url(servers.redis_url).set("kept", "42")

    with embedded(data_dir) as servers:
        write(servers)
    with embedded(data_dir) as servers:
        assert ask(servers.database_url, "SELECT n FROM kept") == 42
        assert redis.Redis.from_url(servers.redis_url).get("kept") == b"42"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to give rights away")
def test_root_hands_postgresql_to_a_user_without_rights_even_from_a_closed_folder(data_dir: Path) -> None:
    data_dir.parent.chmod(0o700)
    with embedded(data_dir, durable=False):
        status = Path(f"/proc/{server_pids(data_dir)[0]}/status").read_text()
        uid = next(line for line in status.splitlines() if line.startswith("Uid:")).split()[1]
        assert uid != "0"


def test_servers_end_when_their_parent_is_killed_and_the_next_start_takes_over(data_dir: Path) -> None:
    process = holding(data_dir)
    pids = server_pids(data_dir)
    process.kill()
    process.wait()
    with embedded(data_dir, durable=False) as servers:
        wait_until_gone(pids)
        assert ask(servers.database_url, "SELECT 1") == 1


def test_a_second_start_says_who_holds_the_folder(data_dir: Path) -> None:
    process = holding(data_dir)
    try:
        with pytest.raises(Held, match=f"process {process.pid}"), embedded(data_dir):
            pass
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        wait_until_gone(server_pids_or_none(data_dir))


def server_pids_or_none(data_dir: Path) -> list[int]:
    try:
        return server_pids(data_dir)
    except FileNotFoundError:
        return []


def test_a_stale_pid_file_with_a_strangers_number_hurts_nobody(data_dir: Path) -> None:
    with embedded(data_dir, durable=False):
        pass
    stranger = subprocess.Popen(["sleep", "60"])
    try:
        pid_file = data_dir / "postgres" / "cluster" / "postmaster.pid"
        pid_file.write_text(f"{stranger.pid}\n{pid_file.parent}\n")
        shutil.chown(pid_file, pid_file.parent.stat().st_uid)
        with embedded(data_dir, durable=False) as servers:
            assert ask(servers.database_url, "SELECT 1") == 1
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


@pytest.mark.parametrize("name", ["with a space", "with, a comma", "x" * 110])
def test_a_folder_of_any_name_will_do(tmp_path: Path, name: str) -> None:
    with sockets.folder(tmp_path / name[:100], "valkey.sock") as folder:
        assert len(str(folder / "valkey.sock")) <= sockets.LONGEST_PATH
        assert "," not in str(folder)
        assert folder.stat().st_mode & 0o777 == 0o700
