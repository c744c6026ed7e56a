"""Operations: once per cause, dated in the operator's time zone, announced once per merchant."""

from datetime import UTC, date, datetime

from sqlalchemy import func, select
from tests.make.prices import done
from tests.world import World

from portal.domains import billing
from portal.domains.billing.models import Operation
from portal.kit import clock
from portal.kit.outbox.tables import EventRow


async def test_a_cause_is_recorded_once_however_often_it_is_reported(world: World) -> None:
    async with world.operator() as session:
        await billing.record(session, [done(world.alice, "pick:1"), done(world.alice, "pick:2")])
        await billing.record(session, [done(world.alice, "pick:2"), done(world.alice, "pick:3", quantity=9)])
        quantities = await session.scalars(select(Operation.quantity).order_by(Operation.source_key))
        assert list(quantities) == [3, 3, 9]


async def test_each_merchant_gets_one_event_with_its_new_operations_only(world: World) -> None:
    async with world.operator() as session:
        await billing.record(
            session, [done(world.alice, "a"), done(world.alice, "b"), done(world.bob, "a"), done(world.bob, "a")]
        )
        await billing.record(session, [done(world.bob, "a")])
        events = (
            await session.execute(
                select(EventRow.merchant_id, func.jsonb_array_length(EventRow.data["operation_ids"])).where(
                    EventRow.name == "OperationRecorded"
                )
            )
        ).all()
        assert {tuple(row) for row in events} == {(world.alice, 2), (world.bob, 1)} and len(events) == 2


async def test_the_business_date_is_the_operators_not_utc(world: World) -> None:
    with clock.running(lambda: datetime(2026, 11, 30, 15, 30, tzinfo=UTC)):
        async with world.merchant() as session:
            await billing.record(session, [done(world.alice, "late")])
            await billing.record(session, [done(world.alice, "told", business_date=date(2026, 11, 3))])
            dates = await session.scalars(select(Operation.business_date).order_by(Operation.source_key))
            assert list(dates) == [date(2026, 12, 1), date(2026, 11, 3)]
