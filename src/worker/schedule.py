"""The clock: announces each moment of the schedule once, as an event of every operator, however many relays run."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from apscheduler.triggers.cron import CronTrigger
from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from portal.kit import clock, outbox
from portal.kit.db import Database
from portal.kit.outbox.tables import TickRow
from portal.kit.reactions import Moment
from portal.kit.scope import OperatorScope, RelayScope, enter

# A moment that was missed while no relay ran is still announced if it is no older than this.
_CATCH_UP = timedelta(hours=2)


async def tick(database: Database, schedule: Mapping[str, Moment]) -> None:
    """Announce the latest moment of every entry that is due and not announced yet."""
    for name, moment in schedule.items():
        due = _latest(moment.cron, clock.now())
        if due is not None:
            await _announce(database, name, moment, due)


def _latest(cron: str, now: datetime) -> datetime | None:
    trigger = CronTrigger.from_crontab(cron, timezone="UTC")
    latest, candidate = None, trigger.get_next_fire_time(None, now - _CATCH_UP)
    while candidate is not None and candidate <= now:
        latest, candidate = candidate, trigger.get_next_fire_time(candidate, candidate + timedelta(seconds=1))
    return latest


async def _announce(database: Database, name: str, moment: Moment, at: datetime) -> None:
    async with database.transaction(RelayScope()) as session:
        if not await _first(session, name, at):
            return
        operators = (await session.execute(text("select operator_id from operators order by operator_id"))).scalars()
        for operator_id in operators.all():
            await enter(session, OperatorScope(operator_id))
            await outbox.record(session, moment.event(operator_id, at))


async def _first(session: AsyncSession, name: str, at: datetime) -> bool:
    known = await session.scalar(select(TickRow.at).where(TickRow.name == name, TickRow.at == at))
    if known is not None:
        return False
    mine = insert(TickRow).values(name=name, at=at).on_conflict_do_nothing().returning(TickRow.at)
    return await session.scalar(mine) is not None
