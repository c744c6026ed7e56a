"""Goods are moved, put right, counted and thrown away by the operator's people."""

from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.actions.ledger import Move, Spot, post
from portal.domains.inventory.actions.lots import check_lots
from portal.domains.inventory.errors import LocationMissing
from portal.domains.inventory.events import StockAdjusted, StockCounted
from portal.domains.inventory.models import Location, Stock, StockCount
from portal.domains.inventory.queries.scoped import mine
from portal.kit import clock, outbox
from portal.kit.errors import Invalid
from portal.kit.scope import actor_of, operator_of


async def move(
    session: AsyncSession,
    *,
    merchant_id: UUID,
    product_id: UUID,
    lot_id: UUID | None,
    condition: str,
    quantity: int,
    from_location_id: UUID,
    to_location_id: UUID,
    to_condition: str | None = None,
    reason: str,
    document_type: str,
    document_id: UUID | None,
) -> None:
    """The units are at the other location, in ``to_condition`` if given.

    Refuses a move that changes nothing, more than the place holds free of pins, and taking promised units from a
    warehouse or from sale. Records StockArrived where sellable units of a warehouse became more.
    """
    source, target = Spot(from_location_id, condition), Spot(to_location_id, to_condition or condition)
    if source == target:
        raise Invalid.field("to_location_id", "another location, or another condition")
    line = Move(merchant_id, product_id, lot_id, quantity, source, target, reason, document_type, document_id)
    await post(session, [line])


async def adjust(
    session: AsyncSession,
    *,
    merchant_id: UUID,
    product_id: UUID,
    lot_id: UUID | None,
    condition: str,
    location_id: UUID,
    quantity_delta: int,
    reason: str,
    document_type: str = "adjustment",
    document_id: UUID | None = None,
) -> None:
    """The location holds ``quantity_delta`` units more, or fewer.

    Refuses zero, going below what is pinned there, and below what is promised. Records StockAdjusted, and
    StockArrived for sellable units found.
    """
    if quantity_delta == 0:
        raise Invalid.field("quantity", "more or fewer than 0")
    spot = Spot(location_id, condition)
    source, target = ("adjustment", spot) if quantity_delta > 0 else (spot, "adjustment")
    line = Move(
        merchant_id, product_id, lot_id, abs(quantity_delta), source, target, reason, document_type, document_id
    )
    await post(session, [line])
    adjusted = StockAdjusted(
        merchant_id=merchant_id, product_id=product_id, location_id=location_id, condition=condition,
        quantity=quantity_delta, reason=reason,
    )  # fmt: skip
    await outbox.record(session, adjusted)


async def count(
    session: AsyncSession,
    *,
    merchant_id: UUID,
    location_id: UUID,
    product_id: UUID,
    lot_id: UUID | None,
    condition: str,
    counted: int,
) -> int:
    """The location holds what was counted; answers the variance (found minus expected).

    Refuses a negative count, a lot of another product, and a count below what is pinned or promised: those units are
    looked for first. Records StockCounted, and StockAdjusted when there is a variance.
    """
    if counted < 0:
        raise Invalid.field("counted", "0 or more")
    await check_lots(session, [(lot_id, product_id)])
    expected = await _expected(session, merchant_id, location_id, product_id, lot_id, condition)
    row = {
        "operator_id": operator_of(session), "merchant_id": merchant_id, "location_id": location_id,
        "product_id": product_id, "lot_id": lot_id, "condition": condition, "expected": expected, "counted": counted,
        "actor_name": actor_of(session).name, "counted_at": clock.now(),
    }  # fmt: skip
    await session.execute(insert(StockCount), [row])
    variance = counted - expected
    if variance:
        await adjust(
            session, merchant_id=merchant_id, product_id=product_id, lot_id=lot_id, condition=condition,
            location_id=location_id, quantity_delta=variance, reason="count", document_type="count",
        )  # fmt: skip
    done = StockCounted(
        merchant_id=merchant_id, product_id=product_id, location_id=location_id, counted=counted, variance=variance
    )
    await outbox.record(session, done)
    return variance


async def _expected(
    session: AsyncSession, merchant_id: UUID, location_id: UUID, product_id: UUID, lot_id: UUID | None, condition: str
) -> int:
    # The location's own row is locked, so that two people who count one place do it one after the other.
    place = await session.scalar(
        select(Location.id).where(*mine(session, Location), Location.id == location_id).with_for_update(key_share=True)
    )
    if place is None:
        raise LocationMissing(id=str(location_id))
    found = await session.scalar(
        select(Stock.quantity).where(
            *mine(session, Stock), Stock.merchant_id == merchant_id, Stock.product_id == product_id,
            Stock.location_id == location_id, Stock.lot_id.is_not_distinct_from(lot_id), Stock.condition == condition,
        )
    )  # fmt: skip
    return found or 0


async def dispose(
    session: AsyncSession,
    *,
    merchant_id: UUID,
    product_id: UUID,
    lot_id: UUID | None,
    condition: str,
    quantity: int,
    location_id: UUID,
    reason: str,
    document_type: str,
    document_id: UUID | None,
) -> None:
    """The units are thrown away. Refuses more than the place holds free of pins, and promised units.

    Records nothing.
    """
    line = Move(
        merchant_id, product_id, lot_id, quantity, Spot(location_id, condition), "disposal", reason, document_type,
        document_id,
    )  # fmt: skip
    await post(session, [line])
