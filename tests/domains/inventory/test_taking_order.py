"""From which shelf goods are taken: the first to expire, then the first that came, then the nearest."""

from datetime import UTC, date, datetime, timedelta

from tests.make.places import floor
from tests.make.stock import asked, demand, product, stocked
from tests.world import World

from portal.domains import inventory
from portal.kit import clock


async def test_what_expires_first_goes_first_and_what_has_expired_or_has_no_shelf_never(world: World) -> None:
    place, tea = await floor(world), await product(world)
    await stocked(world, place, tea, 2, at="A-1")
    await stocked(world, place, tea, 2, at="A-2", lot="LATE", expires_on=date(2099, 6, 1))
    with clock.running(lambda: datetime.now(UTC) + timedelta(days=2)):
        await stocked(world, place, tea, 2, at="A-5", lot="SOON", expires_on=date(2099, 1, 1))
    await stocked(world, place, tea, 2, at="A-3", lot="GONE", expires_on=date(2026, 1, 1))
    await stocked(world, place, tea, 9, at="RCV")
    whole, more = demand(world, place, tea, 5), demand(world, place, tea, 2, minutes=1)
    await asked(world, whole, more)
    async with world.operator() as session:
        found = await inventory.allocate(
            session, warehouse_id=place.warehouse_id, document_ids=[more.document_id, whole.document_id]
        )
    assert [(a.location_code, a.quantity) for a in found.allocations] == [
        ("TYO-A-1", 1), ("TYO-A-2", 2), ("TYO-A-5", 2),
    ]  # fmt: skip
    assert found.short == [more.document_id]


async def test_among_goods_without_a_date_the_first_that_came_goes_first_however_far_it_lies(world: World) -> None:
    place, tea = await floor(world), await product(world)
    for day, at in ((20, "A-4"), (22, "A-1"), (22, "A-2")):
        with clock.running(lambda day=day: datetime(2026, 11, day, 3, tzinfo=UTC)):
            await stocked(world, place, tea, 2, at=at)
    line = demand(world, place, tea, 3)
    await asked(world, line)
    async with world.operator() as session:
        found = await inventory.allocate(session, warehouse_id=place.warehouse_id, document_ids=[line.document_id])
    assert {(a.location_code, a.quantity) for a in found.allocations} == {("TYO-A-4", 2), ("TYO-A-1", 1)}
