"""What was stored at a moment: today's stock with everything taken back that happened since.

So a day that was missed is measured as exactly as the one that just ended, for as long as the ledger is kept.
"""

from datetime import datetime

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.models import StockMovement
from portal.domains.inventory.values import StoredUnits
from portal.kit.rows import all_as
from portal.kit.scope import operator_of

_STORED = text(
    """
    select merchant_id, warehouse_id, sum(units)
    from (
        select s.merchant_id, s.warehouse_id, s.quantity as units from stock s where s.operator_id = :operator_id
        union all
        select m.merchant_id, l.warehouse_id, -m.quantity from stock_movements m
            join locations l on l.operator_id = :operator_id and l.id = m.to_location_id
            where m.operator_id = :operator_id and m.moved_at >= :at
        union all
        select m.merchant_id, l.warehouse_id, m.quantity from stock_movements m
            join locations l on l.operator_id = :operator_id and l.id = m.from_location_id
            where m.operator_id = :operator_id and m.moved_at >= :at
    ) ends
    group by merchant_id, warehouse_id having sum(units) > 0 order by merchant_id, warehouse_id
    """
)


async def stored_units(session: AsyncSession, at: datetime) -> list[StoredUnits]:
    """Units of every merchant in every warehouse just before ``at``, whatever their condition."""
    rows = await session.execute(_STORED, {"operator_id": operator_of(session), "at": at})
    return all_as(StoredUnits, rows)


async def first_movement_at(session: AsyncSession) -> datetime | None:
    """When the operator's first unit came, or None when none ever did."""
    return await session.scalar(
        select(func.min(StockMovement.moved_at)).where(StockMovement.operator_id == operator_of(session))
    )
