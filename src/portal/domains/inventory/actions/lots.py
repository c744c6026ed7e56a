"""Lots: one row per batch of a product, made when it first comes in."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.errors import LotDiffers, LotMissing
from portal.domains.inventory.models import Lot
from portal.kit import clock
from portal.kit.ids import new_id
from portal.kit.scope import operator_of


async def check_lots(session: AsyncSession, goods: Iterable[tuple[UUID | None, UUID]]) -> None:
    """Refuse a lot that is not one of its product, given as (lot, product); goods without a lot are not looked at."""
    named = {(lot_id, product_id) for lot_id, product_id in goods if lot_id is not None}
    if not named:
        return
    rows = await session.execute(
        select(Lot.id, Lot.product_id).where(
            Lot.operator_id == operator_of(session), Lot.id.in_([lot_id for lot_id, _ in named])
        )
    )
    if missing := named - {(row.id, row.product_id) for row in rows}:
        raise LotMissing(ids=sorted(str(lot_id) for lot_id, _ in missing))


async def ensure_lot(
    session: AsyncSession, *, merchant_id: UUID, product_id: UUID, lot_code: str, expires_on: date | None
) -> UUID:
    """The lot exists; answers its id. Refuses a known lot with another expiry date. Records nothing."""
    operator_id, now = operator_of(session), clock.now()
    await session.execute(
        insert(Lot)
        .values(
            operator_id=operator_id, id=new_id(), merchant_id=merchant_id, product_id=product_id, lot_code=lot_code,
            expires_on=expires_on, received_on=now.date(), created_at=now,
        )
        .on_conflict_do_nothing(index_elements=["operator_id", "merchant_id", "product_id", "lot_code"])
    )  # fmt: skip
    row = (
        await session.execute(
            select(Lot.id, Lot.expires_on).where(
                Lot.operator_id == operator_id, Lot.merchant_id == merchant_id, Lot.product_id == product_id,
                Lot.lot_code == lot_code,
            )
        )
    ).one()  # fmt: skip
    if row.expires_on != expires_on:
        raise LotDiffers(lot_code=lot_code, expires_on=row.expires_on and row.expires_on.isoformat())
    found: UUID = row.id
    return found
