"""The embedded Valkey (or Redis): what the queue and the limits live in.

It listens on a socket in a private folder only: an open port would let every user of the machine write files as us.
"""

import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from portal.launch import binaries, leftovers, sockets
from portal.launch.child import Child, Guard
from portal.launch.errors import CannotStart

START_SECONDS = 20
SOCKET = "valkey.sock"


@contextmanager
def running(data_dir: Path, guard: Guard, *, durable: bool) -> Iterator[str]:
    """Run Valkey on `data_dir`/valkey while inside; yields its URL.

    Raises:
        CannotStart: no binary, or no start in time.
    """
    home = (data_dir / "valkey").resolve()
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o700)
    pid_file = home / "valkey.pid"
    leftovers.end(pid_file, home, signal.SIGTERM)
    with sockets.folder(home, SOCKET) as folder:
        address = folder / SOCKET
        address.unlink(missing_ok=True)
        server = Child(
            name="valkey",
            command=[str(binaries.find_valkey()), *_options(home, pid_file, address, durable=durable)],
            log=data_dir / "log" / "valkey.log",
            cwd=home,
        )
        server.start(guard)
        try:
            _wait(server, address)
            yield f"unix://{quote(str(address), safe='/')}?db=0"
        finally:
            server.stop()


def _options(home: Path, pid_file: Path, address: Path, *, durable: bool) -> list[str]:
    settings = {
        "port": "0",
        "unixsocket": str(address),
        "unixsocketperm": "700",
        "dir": str(home),
        "pidfile": str(pid_file),
        "appendonly": "yes" if durable else "no",
        "save": "",
        "maxmemory-policy": "noeviction",
        # Left as it was started, so that a later run recognises it by its folder.
        "set-proc-title": "no",
    }
    return [part for name, value in settings.items() for part in (f"--{name}", value)]


def _wait(server: Child, address: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.ended() is not None:
            raise CannotStart(f"Valkey did not start: {server.last_words('rror', 'atal')} (all of it in {server.log})")
        if _answers(address):
            return
        time.sleep(0.02)
    raise CannotStart(f"Valkey did not start in {START_SECONDS} s: see {server.log}")


def _answers(address: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(1)
        if probe.connect_ex(str(address)) != 0:
            return False
        probe.sendall(b"PING\r\n")
        return probe.recv(16).startswith(b"+PONG")
