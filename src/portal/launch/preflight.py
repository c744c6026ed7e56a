"""What can be known to fail before anything is started: ports, disk, and the servers that the environment names.

Apart so that each finding is one line that says what to do, instead of a trace from deep inside a start.
"""

import asyncio
import errno
import shutil
import socket
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import redis

from portal.launch.errors import CannotStart

NEEDED_BYTES = 500_000_000
OLDEST_POSTGRES, NEWEST_POSTGRES = 15, 18
ANSWER_SECONDS = 10


def port_is_free(host: str, port: int, variable: str) -> None:
    """Refuse when somebody listens on the port; `variable` names the setting that moves it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise CannotStart(
                    f"port {port} is in use: stop what listens there, or choose another: {variable}={port + 1} make run"
                ) from error
            raise CannotStart(
                f"cannot listen on {host}:{port} ({error.strerror}): set {variable} to another"
            ) from error


def disk_has_room(data_dir: Path, needed: int = NEEDED_BYTES) -> None:
    """Refuse when the disk under the folder is nearly full."""
    present = next(folder for folder in (data_dir, *data_dir.parents) if folder.exists())
    free = shutil.disk_usage(present).free
    if free < needed:
        raise CannotStart(
            f"the disk of {present} is full ({free // 1_000_000} MB free, {needed // 1_000_000} MB needed): "
            "free some, or set PORTAL_DATA_DIR to a folder on another disk"
        )


def database_works(url: str) -> None:
    """Refuse when PORTAL_DATABASE_URL does not lead to a PostgreSQL that the migrations can use.

    Call it where no event loop runs.
    """
    where = _where(url)
    try:
        major, may_make_roles = asyncio.run(_ask(url))
    except asyncpg.InvalidCatalogNameError as error:
        raise CannotStart(f"{error}: make it with `createdb`, or correct PORTAL_DATABASE_URL") from error
    except asyncpg.InvalidAuthorizationSpecificationError as error:
        raise CannotStart(f"the database at {where} refuses the login: {error}; correct PORTAL_DATABASE_URL") from error
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, ValueError) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise CannotStart(
            f"the database at {where} does not answer ({reason}): start it, "
            "or unset PORTAL_DATABASE_URL to use the embedded one"
        ) from error
    if not OLDEST_POSTGRES <= major <= NEWEST_POSTGRES:
        raise CannotStart(f"the database at {where} is PostgreSQL {major}: use {OLDEST_POSTGRES} to {NEWEST_POSTGRES}")
    if not may_make_roles:
        raise CannotStart(
            f"the user of PORTAL_DATABASE_URL may not make roles at {where}: as a superuser, "
            f"`ALTER ROLE {urlsplit(url).username} CREATEROLE`"
        )


async def _ask(url: str) -> tuple[int, bool]:
    scheme, rest = url.split("://", 1)
    connection = await asyncpg.connect(f"{scheme.split('+')[0]}://{rest}", timeout=ANSWER_SECONDS)
    try:
        allowed = await connection.fetchval(
            "SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user"
        )
        return connection.get_server_version().major, bool(allowed)
    finally:
        await connection.close()


def queue_works(url: str) -> None:
    """Refuse when PORTAL_REDIS_URL does not lead to a Redis or Valkey that answers."""
    try:
        redis.Redis.from_url(url, socket_connect_timeout=ANSWER_SECONDS, socket_timeout=ANSWER_SECONDS).ping()
    except (redis.RedisError, ValueError, OSError) as error:
        raise CannotStart(
            f"the Redis at {_where(url)} does not answer ({error}): "
            "start it, or unset PORTAL_REDIS_URL to use the embedded one"
        ) from error


def _where(url: str) -> str:
    """The address without the password."""
    parts = urlsplit(url)
    try:
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return parts.hostname or "?"
    return f"{parts.hostname}{port}" if parts.hostname else parts.path
