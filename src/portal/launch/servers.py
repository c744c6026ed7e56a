"""The two servers the product stands on: started here on a folder, or named by whoever runs it.

One face for `portal run`, for the tests and for the bench.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from portal.launch import database, postgres, valkey
from portal.launch.child import Guard
from portal.launch.holder import held


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
def embedded(
    data_dir: Path, *, durable: bool = True, guard: Guard | None = None, what: str = "Kuramori"
) -> Iterator[Servers]:
    """Run PostgreSQL and Valkey on a folder while inside, with the owner's role and the database made.

    ``durable=False`` is for data that may be lost: nothing waits for the disk. Call it where no event loop runs.
    Also when this process is killed, a guard stops both.

    Raises:
        Held: another process uses the folder.
        CannotStart: anything else that is in the way, in one line that says what to do.
    """
    data_dir = data_dir.absolute()
    with (
        held(data_dir, what),
        _guard(guard) as watching,
        postgres.running(data_dir, watching, durable=durable) as sockets,
        valkey.running(data_dir, watching, durable=durable) as redis_url,
    ):
        superuser_url = postgres.url(sockets, postgres.SUPERUSER, "postgres")
        database.prepare(superuser_url)
        yield Servers(
            database_url=postgres.url(sockets, database.OWNER, database.NAME),
            redis_url=redis_url,
            superuser_url=superuser_url,
        )


@contextmanager
def _guard(given: Guard | None) -> Iterator[Guard]:
    if given:
        yield given
        return
    with Guard() as own:
        yield own
