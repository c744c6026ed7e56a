"""The HTTP application: the only place that wires Litestar."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from granian.utils.proxies import wrap_asgi_with_proxy_headers
from litestar import Litestar, Router
from litestar.datastructures import State
from redis.asyncio import Redis

from portal.api import description, health, session, web
from portal.api.deps import DEPENDENCIES
from portal.api.errors import HANDLERS as EXCEPTION_HANDLERS
from portal.api.guards import side
from portal.api.hooks import HANDLERS as HOOKS
from portal.api.live_reading import Rhythm
from portal.api.merchant import HANDLERS as MERCHANT
from portal.api.operator import HANDLERS as OPERATOR
from portal.api.traffic import Traffic
from portal.api.unit import UnitOfWork
from portal.flows.services import Services
from portal.kit import collecting, logs
from portal.kit.config import Config
from portal.kit.config import from_environment as read_environment
from portal.kit.crypto import Vault
from portal.kit.db import Database
from portal.kit.limits import Limits
from portal.kit.live import Switchboard
from portal.kit.stopping import told_to_stop

MAX_BODY = 5_000_000
Asgi = Callable[..., Awaitable[None]]


def from_environment() -> Asgi:
    """The application of a server process; the server calls this as its factory."""
    logs.configure()
    config = read_environment()
    app = create_app(config)
    collecting.start()
    return believing(app, config.trusted_proxies)


def believing(app: Asgi, proxies: Sequence[str]) -> Asgi:
    """The application with the asker's address as these proxies say it.

    Without it limits per address count everyone behind a proxy as one.
    """
    if not proxies:
        return app
    believer: Asgi = wrap_asgi_with_proxy_headers(app, list(proxies))
    return believer


def create_app(config: Config, database: Database | None = None) -> Litestar:
    """Build the application for a configuration; tests bring their own database."""
    return Litestar(
        route_handlers=[
            Router(
                "/api/v1", route_handlers=MERCHANT, guards=[side("merchant")], security=[{"key": []}, {"session": []}]
            ),
            Router(
                "/api/operator/v1",
                route_handlers=OPERATOR,
                guards=[side("operator")],
                security=[{"key": []}, {"session": []}],
            ),
            Router("/hooks", route_handlers=HOOKS),
            session.ROUTER,
            *description.HANDLERS,
            *health.HANDLERS,
            *web.HANDLERS,
        ],
        dependencies=DEPENDENCIES,
        middleware=[Traffic(), UnitOfWork()],
        exception_handlers=EXCEPTION_HANDLERS,
        state=furnish(config, database),
        lifespan=[_servers],
        openapi_config=description.CONFIG,
        request_max_body_size=MAX_BODY,
        logging_config=None,
        debug=False,
    )


def furnish(config: Config, database: Database | None = None) -> State:
    """What handlers find in the application: its servers and adapters. None of them is asked for anything yet."""
    redis = Redis.from_url(config.redis_url)
    return State(
        {
            "config": config, "database": database or Database(config.app_database_url, pool_size=config.pool_size),
            "redis": redis, "vault": Vault(config.master_key), "limits": Limits(redis),
            "services": Services.of(config), "site": web.Site(config.web_dir),
            "live": Switchboard(config.redis_url), "rhythm": Rhythm(),
        }
    )  # fmt: skip


@asynccontextmanager
async def _servers(app: Litestar) -> AsyncIterator[None]:
    live: Switchboard = app.state.live
    database: Database = app.state.database
    redis: Redis = app.state.redis
    live.start()
    with told_to_stop(live.end):
        yield
    await live.close()
    await database.close()
    await redis.aclose()
