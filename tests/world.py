"""A small world that most tests begin in, and the ways they act in it: as a key over HTTP, or directly in a scope."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx2
from litestar import Litestar
from sqlalchemy.ext.asyncio import AsyncSession

from portal.app import create_app, furnish
from portal.domains import tenancy
from portal.flows.reactions import REACTIONS
from portal.flows.services import Services
from portal.kit import clock, outbox
from portal.kit.config import Config
from portal.kit.crypto import Vault
from portal.kit.db import Database
from portal.kit.paging import Window
from portal.kit.reactions import execute
from portal.kit.scope import Actor, MerchantScope, OperatorScope, PlatformScope, RelayScope, enter

_APPLICATIONS: list[Litestar] = []


def application(config: Config, database: Database) -> Litestar:
    """The one application of this process, furnished for a test: its hundreds of routes are prepared only once.

    It serves one world at a time: the one that asked last.
    """
    if not _APPLICATIONS:
        _APPLICATIONS.append(create_app(config, database))
    [app] = _APPLICATIONS
    if (app.state.config, app.state.database) != (config, database):
        app.state = furnish(config, database)
    return app


@dataclass
class World:
    """An operator with two merchants. ``services`` are the process's adapters; tests replace the outside there."""

    config: Config
    database: Database
    services: Services
    operator_id: UUID
    alice: UUID
    bob: UUID
    keys: dict[str, str] = field(default_factory=dict)

    def as_merchant(self, merchant_id: UUID | None = None) -> MerchantScope:
        return MerchantScope(self.operator_id, merchant_id or self.alice, Actor("user", None, "Alice"))

    def as_operator(self) -> OperatorScope:
        return OperatorScope(self.operator_id, Actor("user", None, "Olga"))

    @asynccontextmanager
    async def merchant(self, merchant_id: UUID | None = None) -> AsyncIterator[AsyncSession]:
        """One transaction of Alice's merchant, or another."""
        async with self.database.transaction(self.as_merchant(merchant_id)) as session:
            yield session

    @asynccontextmanager
    async def operator(self) -> AsyncIterator[AsyncSession]:
        """One transaction of the operator."""
        async with self.database.transaction(self.as_operator()) as session:
            yield session

    @asynccontextmanager
    async def http(self, who: str = "alice") -> AsyncIterator[httpx2.AsyncClient]:
        """The product over HTTP with the key of ``alice``, ``bob``, ``operator``, or ``nobody``."""
        app = application(self.config, self.database)
        app.state.services = self.services
        headers = {"Authorization": f"Bearer {self.keys[who]}"} if who in self.keys else {}
        transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx2.AsyncClient(transport=transport, base_url="http://test", headers=headers) as client:
            yield client

    async def settle(self) -> int:
        """Let everything follow that follows from what was committed; answers how many reactions ran."""
        ran = 0
        while True:
            async with self.database.transaction(RelayScope()) as session:
                found = await outbox.claim(session, REACTIONS.names())
            if not found:
                return ran
            for dispatch in found:
                await execute(self.database, REACTIONS, self.services, dispatch.operator_id, [dispatch[1:]])
                ran += 1

    async def settle_later(self, after: timedelta) -> int:
        """What was to be tried again is, once ``after`` has passed; answers how many reactions ran."""
        later = clock.now() + after
        with clock.running(lambda: later):
            async with self.database.transaction(RelayScope()) as session:
                overdue = await outbox.overdue(session)
            for dispatch in overdue:
                await execute(self.database, REACTIONS, self.services, dispatch.operator_id, [dispatch[1:]])
            return len(overdue) + await self.settle()

    async def parked(self) -> list[Any]:
        """Reactions that gave up."""
        async with self.operator() as session:
            return list(await outbox.list_parked(session, Window(100)))


async def open_world(database: Database, config: Config) -> World:
    """Make the world through the product's own actions."""
    vault = Vault(config.master_key)
    async with database.transaction(PlatformScope()) as session:
        operator_id = await tenancy.open_operator(
            session, code="north", name="北倉庫株式会社", registration_number=None
        )
        await enter(session, OperatorScope(operator_id))
        alice = await tenancy.open_merchant(session, code="alice", name="アリス商店")
        bob = await tenancy.open_merchant(session, code="bob", name="ボブ物産")
        world = World(config, database, Services.of(config), operator_id, alice, bob)
        await _issue_keys(session, vault, world)
    return world


async def _issue_keys(session: AsyncSession, vault: Vault, world: World) -> None:
    everything = list(tenancy.SCOPES)
    _, world.keys["operator"] = await tenancy.issue_key(
        session, vault, name="operator", scopes=tenancy.OPERATOR_SCOPES, environment="test"
    )
    for name, merchant_id in (("alice", world.alice), ("bob", world.bob)):
        _, world.keys[name] = await tenancy.issue_key(
            session, vault, name=name, scopes=everything, environment="test", merchant_id=merchant_id
        )
