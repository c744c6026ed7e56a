"""Storage is measured once a day, for the day that ended in the operator's zone, and missed days are made up for."""

from datetime import UTC, date, datetime

from sqlalchemy import select
from tests.make.places import floor
from tests.make.stock import product, stocked
from tests.world import World

from portal.domains import inventory
from portal.domains.billing.models import Operation
from portal.kit import clock, outbox
from portal.kit.reactions import HourPassed


async def _hour(world: World, at: datetime) -> None:
    with clock.running(lambda: at):
        async with world.operator() as session:
            await outbox.record(session, HourPassed(merchant_id=None, operator_id=world.operator_id, at=at))
        await world.settle()
    assert await world.parked() == []


async def _measured(world: World) -> dict[date, int]:
    async with world.operator() as session:
        rows = await session.execute(
            select(Operation.business_date, Operation.quantity).where(Operation.kind == "storage_day")
        )
        return {row.business_date: row.quantity for row in rows}


async def test_each_day_is_measured_as_it_ended_however_late_and_however_often_it_is_asked(world: World) -> None:
    place, tea = await floor(world), await product(world)
    # In Tokyo: 10 units on the 1st; on the 2nd 5 more at 23:30, on the 3rd at 00:30 4 thrown away.
    with clock.running(lambda: datetime(2026, 11, 1, 3, tzinfo=UTC)):
        await stocked(world, place, tea, 10)
    with clock.running(lambda: datetime(2026, 11, 2, 14, 30, tzinfo=UTC)):
        await stocked(world, place, tea, 5, at="A-2")
    with clock.running(lambda: datetime(2026, 11, 2, 15, 30, tzinfo=UTC)):
        async with world.operator() as session:
            await inventory.dispose(
                session, merchant_id=world.alice, product_id=tea, lot_id=None, condition="sellable", quantity=4,
                location_id=place.at["A-1"], reason="expired", document_type="test", document_id=None,
            )  # fmt: skip
    await _hour(world, datetime(2026, 11, 3, 16, tzinfo=UTC))
    expected = {date(2026, 11, 1): 10, date(2026, 11, 2): 15, date(2026, 11, 3): 11}
    assert await _measured(world) == expected
    await _hour(world, datetime(2026, 11, 3, 17, tzinfo=UTC))
    assert await _measured(world) == expected
    await _hour(world, datetime(2026, 11, 5, 1, tzinfo=UTC))
    assert await _measured(world) == {**expected, date(2026, 11, 4): 11}


async def test_an_operator_without_stock_has_nothing_to_pay_for_and_its_days_count_as_measured(world: World) -> None:
    await _hour(world, datetime(2026, 11, 3, 16, tzinfo=UTC))
    assert await _measured(world) == {}


async def test_a_move_between_warehouses_moves_the_storage_too(world: World) -> None:
    tokyo, osaka, tea = await floor(world, "TYO"), await floor(world, "OSA"), await product(world)
    with clock.running(lambda: datetime(2026, 11, 1, 3, tzinfo=UTC)):
        await stocked(world, tokyo, tea, 10)
    with clock.running(lambda: datetime(2026, 11, 2, 3, tzinfo=UTC)):
        async with world.operator() as session:
            await inventory.move(
                session, merchant_id=world.alice, product_id=tea, lot_id=None, condition="sellable", quantity=3,
                from_location_id=tokyo.at["A-1"], to_location_id=osaka.at["A-1"], reason="transfer",
                document_type="test", document_id=None,
            )  # fmt: skip
            before = await inventory.stored_units(session, datetime(2026, 11, 1, 15, tzinfo=UTC))
            after = await inventory.stored_units(session, datetime(2026, 11, 2, 15, tzinfo=UTC))
    assert {found.warehouse_id: found.units for found in before} == {tokyo.warehouse_id: 10}
    assert {found.warehouse_id: found.units for found in after} == {tokyo.warehouse_id: 7, osaka.warehouse_id: 3}
