"""The two servers the product stands on: started here on a folder, or named by whoever runs it.

One face for `portal run`, for the tests and for the bench.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from portal.kit.config import Config
from portal.launch import database, holder, postgres, preflight, valkey
from portal.launch.child import Guard
from portal.launch.errors import CannotStart


@dataclass(frozen=True, kw_only=True)
class Servers:
    """Where the servers are.

    ``database_url`` is the schema owner's (no superuser, may create roles); ``superuser_url`` exists for an embedded
    PostgreSQL only: tests and the bench copy and drop databases with it.
    """

    database_url: str
    redis_url: str
    superuser_url: str | None = None


@contextmanager
def embedded(data_dir: Path, *, durable: bool = True, what: str = "Kuramori") -> Iterator[Servers]:
    """Run PostgreSQL and Valkey on a folder while inside, with the owner's role and the database made.

    ``durable=False`` is for data that may be lost: nothing waits for the disk. ``what`` tells a second comer who holds
    the folder. Call it where no event loop runs.
    Also when this process is killed, a guard stops both.

    Raises:
        Held: another process uses the folder.
        CannotStart: anything else that is in the way, in one line that says what to do.
    """
    data_dir = data_dir.absolute()
    with holder.held(data_dir, what), Guard() as guard, _both(data_dir, guard, durable) as servers:
        yield servers


@contextmanager
def _both(data_dir: Path, guard: Guard, durable: bool) -> Iterator[Servers]:
    with (
        postgres.running(data_dir, guard, durable=durable) as sockets,
        valkey.running(data_dir, guard, durable=durable) as redis_url,
    ):
        superuser_url = postgres.url(sockets, postgres.SUPERUSER, "postgres")
        database.prepare(superuser_url)
        yield Servers(database_url=_owner(sockets), redis_url=redis_url, superuser_url=superuser_url)


@contextmanager
def provided(config: Config, guard: Guard) -> Iterator[Config]:
    """The configuration with both servers in it: those it names, checked; an embedded one for each it does not name.

    The caller holds the data folder.

    Raises:
        CannotStart: a named server does not work, or an embedded one does not start.
    """
    with ExitStack() as stack:
        database_url, redis_url = config.database_url, config.redis_url
        if database_url:
            preflight.database_works(database_url)
        else:
            sockets = stack.enter_context(postgres.running(config.data_dir, guard, durable=True))
            database.prepare(postgres.url(sockets, postgres.SUPERUSER, "postgres"))
            database_url = _owner(sockets)
        if redis_url:
            preflight.queue_works(redis_url)
        else:
            redis_url = stack.enter_context(valkey.running(config.data_dir, guard, durable=True))
        yield config.on(database_url=database_url, redis_url=redis_url)


def found(config: Config) -> Config:
    """The configuration with the servers that are running already: named, or of the `portal run` in this folder.

    Raises:
        CannotStart: nothing runs.
    """
    if config.explicit_app_database_url and config.redis_url:
        # A machine of production has the application's login only, which is all that it needs.
        return config
    told = holder.facts(config.data_dir)
    complete = config.on(
        database_url=config.database_url or told.get("database_url", ""),
        redis_url=config.redis_url or told.get("redis_url", ""),
    )
    if not (complete.database_url and complete.redis_url):
        raise CannotStart(
            f"Kuramori is not running on {config.data_dir}: start it with `make run`, "
            "or set PORTAL_DATABASE_URL and PORTAL_REDIS_URL"
        )
    # People are sent to where it answers now, whatever this command was told of ports.
    return replace(complete, public_url=told.get("url", complete.public_url))


@contextmanager
def found_or_provided(config: Config, what: str) -> Iterator[Config]:
    """Servers that are running already, or started for the time inside; `what` says to others what for."""
    told = holder.facts(config.data_dir)
    if told.get("database_url") and told.get("redis_url"):
        yield found(config)
        return
    with holder.held(config.data_dir, what), Guard() as guard, provided(config, guard) as complete:
        yield complete


def _owner(sockets: Path) -> str:
    return postgres.url(sockets, database.OWNER, database.NAME)
