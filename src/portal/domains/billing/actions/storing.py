"""Recording what was stored on a day, once per day of an operator."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.billing.actions.recording import record
from portal.domains.billing.models import StorageDay
from portal.domains.billing.values import Done
from portal.kit import clock
from portal.kit.scope import operator_of


class Stored(msgspec.Struct, frozen=True):
    """Units of a merchant in a warehouse at the end of a day."""

    merchant_id: UUID
    warehouse_id: UUID
    units: int


async def record_storage(session: AsyncSession, day: date, stored: Sequence[Stored]) -> bool:
    """The day's stored units are operations, one per merchant and warehouse; answers False for a day already measured.

    Records OperationRecorded, one per merchant.
    """
    first = await session.scalar(
        insert(StorageDay)
        .values(operator_id=operator_of(session), business_date=day, measured_at=clock.now())
        .on_conflict_do_nothing()
        .returning(StorageDay.business_date)
    )
    if first is None:
        return False
    await record(
        session,
        [
            Done(
                kind="storage_day", merchant_id=found.merchant_id, quantity=found.units,
                warehouse_id=found.warehouse_id, document_type="warehouse", document_id=found.warehouse_id,
                source_key=f"storage:{found.warehouse_id}:{day}", business_date=day,
            )
            for found in stored
            if found.units > 0
        ],
    )  # fmt: skip
    return True
