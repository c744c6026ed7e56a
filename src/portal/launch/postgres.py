"""The embedded PostgreSQL: its cluster, its start, its end.

It listens on a socket that only its own user (and root) may open: no port that collides, no password to keep.
"""

import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from portal.launch import binaries, elsewhere, leftovers, sockets
from portal.launch.child import Child, Guard
from portal.launch.errors import CannotStart
from portal.launch.user import Account, give, reaches, unprivileged

PORT = 5432
START_SECONDS = 60
SUPERUSER = "postgres"

COMMON = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "port": str(PORT),
    "max_connections": "200",
    "shared_buffers": "256MB",
    "log_timezone": "UTC",
    "timezone": "UTC",
    "jit": "off",
}
DURABLE = {"synchronous_commit": "on", "max_wal_size": "2GB"}
# Only for data that a test run throws away: nothing waits for the disk.
FLEETING = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum_naptime": "10min",
}


def url(socket_folder: Path, user: str, database: str) -> str:
    return f"postgresql://{user}@/{database}?host={quote(str(socket_folder), safe='/')}&port={PORT}"


@contextmanager
def running(data_dir: Path, guard: Guard, *, durable: bool) -> Iterator[Path]:
    """Run PostgreSQL on `data_dir`/postgres while inside, making the cluster first if there is none.

    Yields the folder of its socket.

    Raises:
        CannotStart: no binaries, foreign or broken data, no start in time; each with what to do.
    """
    place = data_dir / "postgres"
    account = unprivileged(place)
    installed = binaries.find_postgres(account)
    home = _home(place, account, durable=durable)
    cluster = home / "cluster"
    log = data_dir / "log" / "postgres.log"
    if not (cluster / "PG_VERSION").exists():
        _initialise(installed, cluster, account, durable=durable)
    _check(installed, cluster)
    leftovers.end(cluster / "postmaster.pid", cluster, signal.SIGINT)
    with sockets.folder(home / "socket", f".s.PGSQL.{PORT}.lock", account) as here:
        settings = COMMON | (DURABLE if durable else FLEETING) | {"unix_socket_directories": str(here)}
        server = Child(
            name="postgres",
            command=[installed.program("postgres"), "-D", str(cluster), *_options(settings)],
            log=log,
            polite=signal.SIGINT,  # its "fast" stop: roll back, write everything down, leave
            grace=30,
            account=account,
        )
        server.start(guard)
        try:
            _wait(server, here / f".s.PGSQL.{PORT}", cluster)
            yield here
        finally:
            server.stop()


def _home(place: Path, account: Account | None, *, durable: bool) -> Path:
    """The folder that holds the cluster, reachable by the account; a link leads to it when our own place is not."""
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        if reaches(account, place.parent):
            place.mkdir()
            give(place, account)
        else:
            elsewhere.settle(place, account, durable=durable)
    home = place.resolve()
    if not reaches(account, home):
        who = account.name if account else "this user"
        raise CannotStart(
            f"{place} cannot be entered by {who}: start as its owner, or set PORTAL_DATA_DIR to another folder"
        )
    return home


def _initialise(installed: binaries.Postgres, cluster: Path, account: Account | None, *, durable: bool) -> None:
    # Made beside its place and moved there whole: a cluster that exists is complete.
    fresh = cluster.with_name("cluster.new")
    if fresh.exists():
        shutil.rmtree(fresh)
    # Code point order on every machine: since 17 PostgreSQL brings that locale itself, before it is the system's.
    locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    made = subprocess.run(
        [
            *(installed.program("initdb"), "-D", str(fresh), "-U", SUPERUSER, "-A", "trust", "-E", "UTF8"),
            *(locale if installed.major >= 17 else ["--locale=C.UTF-8"]),
            *([] if durable else ["--no-sync"]),
        ],
        capture_output=True,
        text=True,
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
        cwd="/",
        check=False,
    )
    if made.returncode != 0:
        reason = (made.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise CannotStart(f"the database could not be made in {cluster}: {reason}")
    fresh.rename(cluster)


def _check(installed: binaries.Postgres, cluster: Path) -> None:
    made_by = (cluster / "PG_VERSION").read_text(encoding="ascii").strip()
    if made_by != str(installed.major):
        raise CannotStart(
            f"{cluster} was made by PostgreSQL {made_by}, here is {installed.major}: "
            f"set PORTAL_POSTGRES_BIN to a PostgreSQL {made_by}, or move the folder away"
        )


def _options(settings: dict[str, str]) -> list[str]:
    return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]


def _wait(server: Child, socket_file: Path, cluster: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.ended() is not None:
            reason = server.last_words("FATAL:", "PANIC:")
            raise CannotStart(
                f"PostgreSQL did not start: {reason} (all of it in {server.log}); "
                f"restore a backup, or move {cluster} away to begin anew"
            )
        if _accepts(cluster, socket_file):
            return
        time.sleep(0.02)
    raise CannotStart(f"PostgreSQL did not start in {START_SECONDS} s: see {server.log}")


def _accepts(cluster: Path, socket_file: Path) -> bool:
    """Whether the server says that it is ready (the eighth line of its pid file) and its socket answers."""
    try:
        lines = (cluster / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return False
    if len(lines) < 8 or lines[7].strip() != "ready":
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        return probe.connect_ex(str(socket_file)) == 0
