"""Forgetting what has had its time: finished runs, stored answers, announced moments. Business data is never swept."""

from datetime import datetime, timedelta

from sqlalchemy import delete

from portal.kit import clock, idempotency, outbox
from portal.kit.db import Database
from portal.kit.outbox.tables import TickRow
from portal.kit.scope import RelayScope

EVERY = timedelta(hours=1)
RUNS_ARE_KEPT = timedelta(days=14)
TICKS_ARE_KEPT = timedelta(days=14)


class Sweeper:
    """Sweeps at its start and then once an hour; many may sweep side by side."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._due: datetime | None = None

    async def sweep_when_due(self) -> bool:
        """Sweep if the hour is over; answers whether it did."""
        now = clock.now()
        if self._due is not None and now < self._due:
            return False
        self._due = now + EVERY
        async with self._database.transaction(RelayScope()) as session:
            await outbox.sweep_done(session, before=now - RUNS_ARE_KEPT)
            await idempotency.sweep(session, before=now - idempotency.KEPT)
            await session.execute(delete(TickRow).where(TickRow.at < now - TICKS_ARE_KEPT))
        return True
