"""Anything that can be done to stock, in any order, against the real database: the books agree after every step."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, ClassVar
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy.ext.asyncio import AsyncSession
from tests.make.places import Floor, floor
from tests.make.stock import demand, product, stocked
from tests.world import World, open_world

from portal.domains import inventory
from portal.domains.inventory import AllocationView
from portal.kit.config import Config
from portal.kit.db import Database
from portal.kit.errors import Refusal
from portal.kit.ids import new_id

SHELVES = ("RCV", "A-1", "A-2", "P-1")
few = st.integers(1, 6)
which = st.integers(0, 50)


class Ledger(RuleBasedStateMachine):
    """Two products, a handful of places, and documents that come and go. Refusals undo themselves and are fine."""

    runner: ClassVar[asyncio.Runner]
    database: ClassVar[Database]
    config: ClassVar[Config]

    def __init__(self) -> None:
        super().__init__()
        self.documents: list[tuple[UUID, list[UUID]]] = []
        self.pins: list[AllocationView] = []
        self.runner.run(self._open())

    async def _open(self) -> None:
        self.connection = await self.database.engine.connect()
        await self.connection.begin()
        self.world: World = await open_world(Database.on(self.connection), self.config)
        self.floor: Floor = await floor(self.world)
        self.products = [await product(self.world, sku) for sku in ("TEA", "CUP")]
        for product_id in self.products:
            for at in ("A-1", "P-1"):
                await stocked(self.world, self.floor, product_id, 6, at=at)

    def teardown(self) -> None:
        async def close() -> None:
            await self.connection.rollback()
            await self.connection.close()

        self.runner.run(close())

    def _do(self, act: Callable[[AsyncSession], Awaitable[Any]]) -> Any:
        async def once() -> Any:
            try:
                async with self.world.operator() as session:
                    return await act(session)
            except Refusal:
                return None

        return self.runner.run(once())

    def _goods(self, n: int) -> dict[str, Any]:
        return {
            "merchant_id": self.world.alice, "product_id": self.products[n % 2], "lot_id": None,
            "condition": "sellable" if n % 5 else "damaged",
        }  # fmt: skip

    def _at(self, n: int) -> UUID:
        return self.floor.at[SHELVES[n % len(SHELVES)]]

    @rule(n=which, at=which, quantity=st.integers(1, 15))
    def receive(self, n: int, at: int, quantity: int) -> None:
        paper = {"document_type": "receipt", "document_id": None}
        self._do(lambda s: inventory.receive(s, **self._goods(n), quantity=quantity, location_id=self._at(at), **paper))

    @rule(wanted=st.lists(st.tuples(which, few), min_size=1, max_size=3), part=st.booleans(), at_once=st.booleans())
    def ask(self, wanted: list[tuple[int, int]], part: bool, at_once: bool) -> None:
        document_id = new_id()
        lines = [
            demand(
                self.world, self.floor, self.products[n % 2], quantity, document_id=document_id, partial_ok=part,
                minutes=len(self.documents),
            )
            for n, quantity in wanted
        ]  # fmt: skip
        self.documents.append((document_id, [line.line_id for line in lines]))

        async def act(session: AsyncSession) -> None:
            if at_once:
                await inventory.ask_and_reserve(session, lines)
            else:
                await inventory.ask(session, lines)

        self._do(act)

    @rule(n=which, count=st.integers(1, 4))
    def reserve(self, n: int, count: int) -> None:
        if self.documents:
            chosen = [self.documents[(n + k) % len(self.documents)][0] for k in range(count)]
            self._do(lambda s: inventory.reserve(s, chosen))

    @rule()
    def fill(self) -> None:
        house = self.floor.warehouse_id
        self._do(lambda s: inventory.fill_waiting(s, warehouse_id=house, product_ids=self.products))

    @rule(n=which)
    def release(self, n: int) -> None:
        if self.documents:
            self._do(lambda s: inventory.release(s, [self.documents[n % len(self.documents)][0]]))

    @rule(n=which)
    def deallocate(self, n: int) -> None:
        if self.documents:
            self._do(lambda s: inventory.deallocate(s, [self.documents[n % len(self.documents)][0]]))

    @rule()
    def allocate(self) -> None:
        ids = [document_id for document_id, _ in self.documents]
        found = self._do(lambda s: inventory.allocate(s, warehouse_id=self.floor.warehouse_id, document_ids=ids))
        self.pins += found.allocations

    @rule(n=which, quantity=few)
    def pick(self, n: int, quantity: int) -> None:
        if self.pins:
            pinned, to = self.pins[n % len(self.pins)], self.floor.at["PACK" if n % 2 else "STG"]
            taken = min(quantity, pinned.quantity)
            self._do(lambda s: inventory.pick(s, allocation_id=pinned.id, quantity=taken, to_location_id=to))

    @rule(n=which, missing=few)
    def pick_short(self, n: int, missing: int) -> None:
        if self.pins:
            pinned = self.pins[n % len(self.pins)]
            gone = min(missing, pinned.quantity)
            result = self._do(lambda s: inventory.pick_short(s, allocation_id=pinned.id, missing=gone))
            self.pins += result.reallocated if result else []

    @rule(n=which, quantity=few)
    def issue(self, n: int, quantity: int) -> None:
        if self.documents:
            document_id, lines = self.documents[n % len(self.documents)]
            leaving = {lines[n % len(lines)]: quantity}
            self._do(lambda s: inventory.issue(s, document_id=document_id, lines=leaving))

    @rule(n=which)
    def put_back(self, n: int) -> None:
        if self.documents:
            document_id, to = self.documents[n % len(self.documents)][0], self.floor.at["A-3"]
            self._do(lambda s: inventory.put_back(s, document_id=document_id, to_location_id=to))

    @rule(n=which, at=which, delta=st.integers(-8, 8))
    def adjust(self, n: int, at: int, delta: int) -> None:
        goods = self._goods(n)
        self._do(lambda s: inventory.adjust(s, **goods, location_id=self._at(at), quantity_delta=delta, reason="found"))

    @rule(n=which, at=which, counted=st.integers(0, 12))
    def count(self, n: int, at: int, counted: int) -> None:
        self._do(lambda s: inventory.count(s, **self._goods(n), location_id=self._at(at), counted=counted))

    @rule(n=which, at=which, to=which, quantity=few, spoiled=st.booleans())
    def move(self, n: int, at: int, to: int, quantity: int, spoiled: bool) -> None:
        self._do(
            lambda s: inventory.move(
                s, **self._goods(n), quantity=quantity, from_location_id=self._at(at), to_location_id=self._at(to),
                to_condition="damaged" if spoiled else None, reason="x", document_type="x", document_id=None,
            )
        )  # fmt: skip

    @invariant()
    def the_books_agree(self) -> None:
        assert self._do(inventory.audit_ledger) == []


def test_the_books_agree_whatever_is_done(committed: Config) -> None:
    with asyncio.Runner() as runner:
        Ledger.runner, Ledger.config = runner, committed
        Ledger.database = Database(committed.app_database_url, pool_size=1)
        try:
            run_state_machine_as_test(  # type: ignore[no-untyped-call]
                Ledger,
                settings=settings(
                    max_examples=12, stateful_step_count=40, derandomize=True, deadline=None, database=None,
                    suppress_health_check=list(HealthCheck),
                ),
            )  # fmt: skip
        finally:
            runner.run(Ledger.database.close())
