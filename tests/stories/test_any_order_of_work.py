"""People, shops and the floor in any order: orders placed, cancelled, waved, picked, short, packed, returned.

After every step the books agree and what is promised is there. What a step refuses undoes itself.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any, ClassVar
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession
from tests.make.fulfilment import Station, station
from tests.make.ground import order_body
from tests.world import World, open_world

from portal.domains import inventory, outbound, returns
from portal.flows import fulfilment, order_intake, returning
from portal.flows.fulfilment import Box, Scan
from portal.flows.returning import Finding, Wanted
from portal.kit.config import Config
from portal.kit.db import Database
from portal.kit.errors import Refusal

which = st.integers(0, 40)
few = st.integers(1, 3)
_BOX = {"box_code": "60", "length_mm": 250, "width_mm": 180, "height_mm": 120, "weight_g": 900}
# Whatever left for a buyer or came back, every unit that ever came in is somewhere.
_LOST = text(
    "select product_id from (select product_id, sum(case when from_bucket = 'location' then -quantity else 0 end"
    " + case when to_bucket = 'location' then quantity else 0 end) as moved from stock_movements group by 1) m"
    " full join (select product_id, sum(quantity) as held from stock group by 1) s using (product_id)"
    " where coalesce(moved, 0) <> coalesce(held, 0)"
)
_OVERSOLD = text("select product_id from availability where reserved > on_hand or reserved < 0")
_STUCK = text(
    "select s.number from shipments s where s.status = 'reserved' and exists (select from reservations r"
    " where r.operator_id = s.operator_id and r.document_id = s.id and r.status = 'waiting')"
)


class Work(RuleBasedStateMachine):
    """Two products and a warehouse with one place of each kind."""

    runner: ClassVar[asyncio.Runner]
    database: ClassVar[Database]
    config: ClassVar[Config]
    happened: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.orders: list[UUID] = []
        self.waves: list[UUID] = []
        self.returns: list[UUID] = []
        self.runner.run(self._open())

    async def _open(self) -> None:
        self.connection = await self.database.engine.connect()
        await self.connection.begin()
        self.world: World = await open_world(Database.on(self.connection), self.config)
        self.here: Station = await station(self.world)
        for product in (0, 1):
            await self.here.stock(product, "A-1", 6)

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

    @rule(product=st.integers(0, 1), quantity=few)
    def goods_come(self, product: int, quantity: int) -> None:
        self.runner.run(self.here.stock(product, "A-2", quantity))

    @rule(lines=st.lists(st.tuples(st.sampled_from(("SKU-0", "SKU-1")), few), min_size=1, max_size=2))
    def buyer_orders(self, lines: list[tuple[str, int]]) -> None:
        async def place() -> None:
            async with self.world.http() as http:
                answer = await http.post("/api/v1/orders", json=order_body(f"{len(self.orders)}", *lines))
            assert answer.status_code == 201, answer.text
            self.orders.append(UUID(answer.json()["id"]))

        self.runner.run(place())

    @rule(n=which)
    def buyer_cancels(self, n: int) -> None:
        if self.orders:
            self._do(lambda s: order_intake.cancel(s, self.orders[n % len(self.orders)], why="changed my mind"))

    @rule()
    def what_follows_happens(self) -> None:
        self.runner.run(self.world.settle())

    @rule(method=st.sampled_from(("discrete", "cluster", "zone")))
    def wave_is_released(self, method: str) -> None:
        async def release() -> None:
            try:
                self.waves.append(await self.here.released(method))
            except Refusal:
                return

        self.runner.run(release())

    @rule(n=which)
    def wave_is_cancelled(self, n: int) -> None:
        if self.waves:
            self._do(lambda s: fulfilment.cancel_wave(s, self.waves[n % len(self.waves)]))

    def _stops(self) -> list[outbound.PickView]:
        async def all_stops() -> list[outbound.PickView]:
            return [stop for wave in self.waves for stop in await self.here.picks(wave) if stop.status == "open"]

        return self.runner.run(all_stops())

    async def _scan(self, stop: outbound.PickView, *, whole: bool) -> None:
        try:
            await self.here.pick(stop, stop.quantity - stop.picked if whole else 1)
        except Refusal:
            return

    @rule(n=which, whole=st.booleans())
    def picker_scans(self, n: int, whole: bool) -> None:
        if stops := self._stops():
            self.runner.run(self._scan(stops[n % len(stops)], whole=whole))

    @rule()
    def floor_has_a_good_hour(self) -> None:
        """The next wave is walked to its end, packed and gone, so that what lies behind it is reached often."""
        self.wave_is_released(method="cluster")
        for stop in self._stops():
            self.runner.run(self._scan(stop, whole=True))
        for _ in range(3):
            self.bench_packs(0)
        self.carrier_takes_everything()

    @rule(n=which)
    def picker_finds_too_little(self, n: int) -> None:
        if not self._stops():
            self.wave_is_released(method="discrete")
        if stops := self._stops():
            stop = stops[n % len(stops)]
            if self._do(lambda s: fulfilment.short(s, stop.id, found=stop.picked)) is not None:
                self.happened["short"] += 1

    @rule(n=which)
    def bench_packs(self, n: int) -> None:
        async def pack(session: AsyncSession) -> None:
            picked = text("select id from shipments where status = 'picked' order by id")
            ids = (await session.execute(picked)).scalars().all()
            if ids:
                lines = (await outbound.get_shipment(session, ids[n % len(ids)])).lines
                scans = [Scan(f"OWN-{self.here.ground.product_ids.index(x.product_id)}", x.quantity) for x in lines]
                await fulfilment.pack(session, ids[n % len(ids)], [Box(**_BOX, scans=scans)])  # type: ignore[arg-type]
                self.happened["packed"] += 1

        self._do(pack)

    @rule()
    def carrier_takes_everything(self) -> None:
        async def take(session: AsyncSession) -> None:
            ids = list((await session.execute(text("select id from parcels where status = 'packed'"))).scalars())
            if ids:
                await outbound.mark_labelled(session, ids)
                await outbound.mark_verified(session, ids)
                await outbound.mark_handed_over(session, ids)
                self.happened["handed over"] += 1

        self._do(take)
        self.what_follows_happens()

    @rule(n=which)
    def buyer_sends_back(self, n: int) -> None:
        async def send(session: AsyncSession) -> None:
            order_id = self.orders[n % len(self.orders)]
            line = (await session.execute(_SHIPPED, {"order": order_id})).scalars().first()
            if line is not None:
                wanted = [Wanted(line, 1, "サイズ違い")]
                return_id = await returning.request(session, order_id, wanted, wants="refund")
                self.returns.append(return_id)
                await returns.approve(session, return_id)
                self.happened["return asked for"] += 1

        if self.orders:
            self._do(send)

    @rule(n=which, disposition=st.sampled_from(("restock", "dispose", "quarantine")))
    def dock_inspects(self, n: int, disposition: str) -> None:
        async def inspect(session: AsyncSession) -> None:
            came = await returns.get_return(session, self.returns[n % len(self.returns)])
            await returning.arrive(session, came.number)
            finding = Finding(
                line_id=came.lines[0].id, quantity=1, disposition=disposition,
                condition="sellable" if disposition == "restock" else "damaged",
                location="TYO-A-3" if disposition == "restock" else None,
            )  # fmt: skip
            await returning.inspect(session, came.id, [finding])
            self.happened[disposition] += 1

        if self.returns:
            self._do(inspect)

    @invariant()
    def the_books_agree(self) -> None:
        async def look() -> None:
            async with self.world.operator() as session:
                assert await inventory.audit_ledger(session) == []
                for wrong in (_LOST, _OVERSOLD, _STUCK):
                    assert (await session.execute(wrong)).all() == [], wrong

        self.runner.run(look())


_SHIPPED = text("select id from order_lines where order_id = :order and shipped_units > 0 order by id")


def test_whatever_is_done_in_whatever_order_the_books_agree(config: Config) -> None:
    with asyncio.Runner() as runner:
        Work.runner, Work.config = runner, config
        Work.database = runner.run(_database(config))
        try:
            run_state_machine_as_test(
                Work,
                settings=settings(
                    max_examples=10, stateful_step_count=40, deadline=None, derandomize=True, database=None,
                    suppress_health_check=list(HealthCheck),
                ),
            )  # fmt: skip
        finally:
            runner.run(Work.database.close())
    # A walk that never leaves the warehouse would prove nothing of what lies behind it.
    assert {"packed", "handed over", "return asked for", "short"} <= Work.happened.keys(), Work.happened


async def _database(config: Config) -> Database:
    return Database(config.app_database_url, pool_size=1)
