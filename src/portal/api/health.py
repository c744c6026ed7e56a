"""What machines that watch us ask: are you alive, can you work, what do you count."""

import os

import msgspec
from litestar import MediaType, Response, get
from litestar.datastructures import State
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Gauge, generate_latest, multiprocess
from redis.exceptions import RedisError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from portal.api.errors import Problem, catalogue
from portal.kit import outbox
from portal.kit.scope import RelayScope

WAITING = Gauge(
    "portal_waiting",
    "Events not yet carried (outbox), reactions due, late and parked, over all operators",
    ["kind"],
    multiprocess_mode="mostrecent",
)


class Health(msgspec.Struct, frozen=True):
    """``ok``: it does its work; and per part what is wrong with it (None when nothing is)."""

    ok: bool
    parts: dict[str, str | None]


@get("/health/live", summary="Is the process alive?", tags=["service"])
async def live() -> Health:
    """Answers as long as the process can answer."""
    return Health(True, {})


@get("/health/ready", summary="Can it work? Says what is wrong.", tags=["service"])
async def ready(state: State) -> Response[Health]:
    """200 when the database answers, 503 otherwise. Redis is named when it is away, but orders are taken without it."""
    parts = {"database": await _database(state), "redis": await _redis(state)}
    ok = parts["database"] is None
    return Response(Health(ok, parts), status_code=200 if ok else 503)


async def _database(state: State) -> str | None:
    try:
        async with state.database.transaction(RelayScope()) as session:
            await session.execute(text("select 1 from outbox limit 1"))
    except (SQLAlchemyError, OSError) as problem:
        return f"the database does not answer ({type(problem).__name__})"
    return None


async def _redis(state: State) -> str | None:
    try:
        await state.redis.ping()
    except (RedisError, OSError) as problem:
        return f"redis does not answer ({type(problem).__name__})"
    return None


@get("/metrics", media_type=MediaType.TEXT, summary="Prometheus metrics", tags=["service"])
async def metrics(state: State) -> Response[bytes]:
    """Requests counted by every process of this server, and the work that waits, in Prometheus' text form."""
    async with state.database.transaction(RelayScope()) as session:
        waiting = await outbox.waiting(session)
    for kind, count in msgspec.structs.asdict(waiting).items():
        WAITING.labels(kind).set(count)
    return Response(generate_latest(_registry()), media_type=CONTENT_TYPE_LATEST)


def _registry() -> CollectorRegistry:
    # Several server processes share one port: each writes its numbers to a folder, and whoever is asked adds them up.
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return REGISTRY
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return registry


@get("/problems", summary="Every error code there is", tags=["service"])
async def problems() -> list[Problem]:
    """The stable codes of every refusal with title and status."""
    return catalogue()


HANDLERS = [live, ready, metrics, problems]
