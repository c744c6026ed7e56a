"""The dates that billing counts by."""

from datetime import date

from sqlalchemy import bindparam, column, func, select, table
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.billing.models import StorageDay
from portal.kit import clock
from portal.kit.scope import operator_of

# Billing keeps dates in the operator's time zone; a flow would have to hand it to every call of `record`.
_operators = table("operators", column("operator_id"), column("time_zone"))
_ZONE = select(_operators.c.time_zone).where(_operators.c.operator_id == bindparam("operator_id"))


async def business_date(session: AsyncSession) -> date:
    """Today in the operator's time zone."""
    info = session.sync_session.info
    operator_id = operator_of(session)
    if info.get("zone_of") != operator_id:
        info["zone"] = await session.scalar(_ZONE, {"operator_id": operator_id})
        info["zone_of"] = operator_id
    return clock.date_in(info["zone"])


async def last_storage_day(session: AsyncSession) -> date | None:
    """The last business date whose stored units were recorded, or None when none ever was."""
    return await session.scalar(
        select(func.max(StorageDay.business_date)).where(StorageDay.operator_id == operator_of(session))
    )
