"""Stock, availability and the ledger as others see them."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Subquery, Uuid, any_, func, literal, select, tuple_
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.models import Availability, Location, Lot, Stock, StockMovement
from portal.domains.inventory.queries.scoped import mine
from portal.domains.inventory.values import AvailabilityView, FullestShelf, LotStock, MovementView, StockView
from portal.kit.paging import Window
from portal.kit.rows import all_as

_AVAILABILITY = (
    Availability.merchant_id, Availability.product_id, Availability.warehouse_id, Availability.on_hand,
    Availability.reserved, Availability.safety, Availability.inbound,
    func.greatest(0, Availability.on_hand - Availability.reserved - Availability.safety),
)  # fmt: skip
_STOCK = (
    Stock.id, Stock.merchant_id, Stock.product_id, Stock.warehouse_id, Stock.location_id, Location.code,
    Location.purpose, Stock.lot_id, Lot.lot_code, Lot.expires_on, Stock.received_on, Stock.condition, Stock.quantity,
    Stock.allocated,
)  # fmt: skip
_MOVEMENT = (
    StockMovement.id, StockMovement.merchant_id, StockMovement.product_id, StockMovement.lot_id,
    StockMovement.warehouse_id, StockMovement.quantity, StockMovement.from_bucket, StockMovement.from_location_id,
    StockMovement.from_condition, StockMovement.to_bucket, StockMovement.to_location_id, StockMovement.to_condition,
    StockMovement.reason, StockMovement.document_type, StockMovement.document_id, StockMovement.actor_name,
    StockMovement.moved_at,
)  # fmt: skip
_LOT_OF_STOCK = (
    (Lot.operator_id == Stock.operator_id) & (Lot.id == Stock.lot_id) & (Lot.merchant_id == Stock.merchant_id)
)


async def available(session: AsyncSession, product_ids: Iterable[UUID]) -> list[AvailabilityView]:
    """Availability of these products at every warehouse that ever had them."""
    rows = await session.execute(
        select(*_AVAILABILITY)
        .where(
            *mine(session, Availability), Availability.product_id == any_(literal(list(product_ids), ARRAY(Uuid())))
        )
        .order_by(Availability.product_id, Availability.warehouse_id)
    )  # fmt: skip
    return all_as(AvailabilityView, rows)


def available_units(session: AsyncSession) -> Subquery:
    """Units that may be promised, over all warehouses: ``product_id`` and ``units``, a row per product."""
    free = func.greatest(0, Availability.on_hand - Availability.reserved - Availability.safety)
    return (
        select(Availability.product_id, func.sum(free).label("units"))
        .where(*mine(session, Availability))
        .group_by(Availability.product_id)
        .subquery("available_units")
    )


async def list_availability(
    session: AsyncSession,
    asked: Window,
    *,
    product_ids: Collection[UUID] | None = None,
    warehouse_id: UUID | None = None,
    none_available: bool = False,
) -> Sequence[AvailabilityView]:
    """Availability by product and warehouse, one more than the page; on demand only where nothing can be promised."""
    place = (Availability.product_id, Availability.warehouse_id)
    query = _filtered(
        select(*_AVAILABILITY).where(*mine(session, Availability)), Availability, product_ids, warehouse_id
    )
    if none_available:
        query = query.where(Availability.on_hand - Availability.reserved - Availability.safety <= 0)
    if asked.after:
        query = query.where(tuple_(*place) > asked.after)
    return all_as(AvailabilityView, await session.execute(query.order_by(*place).limit(asked.limit + 1)))


async def list_stock(
    session: AsyncSession,
    asked: Window,
    *,
    merchant_id: UUID | None = None,
    product_id: UUID | None = None,
    warehouse_id: UUID | None = None,
    location_id: UUID | None = None,
    condition: str | None = None,
    purpose: str | None = None,
) -> Sequence[StockView]:
    """Where units are, by id of the stock row, one more than the page; empty places are left out."""
    query = _with_places(select(*_STOCK)).where(*mine(session, Stock), Stock.quantity > 0)
    query = _filtered(query, Stock, None if product_id is None else [product_id], warehouse_id)
    for column, value in (
        (Stock.merchant_id, merchant_id), (Stock.location_id, location_id), (Stock.condition, condition),
        (Location.purpose, purpose),
    ):  # fmt: skip
        if value is not None:
            query = query.where(column == value)
    if asked.after:
        query = query.where(Stock.id > asked.after[0])
    return all_as(StockView, await session.execute(query.order_by(Stock.id).limit(asked.limit + 1)))


async def list_lots(
    session: AsyncSession,
    asked: Window,
    *,
    product_ids: Collection[UUID] | None = None,
    expires_until: date | None = None,
) -> Sequence[LotStock]:
    """Units by lot, warehouse and condition, one more than the page; lots without units are left out."""
    key = (Stock.lot_id, Stock.warehouse_id, Stock.condition)
    query = (
        select(
            Stock.product_id, Stock.warehouse_id, Lot.id, Lot.lot_code, Lot.expires_on, Stock.condition,
            func.sum(Stock.quantity),
        )
        .join(Lot, _LOT_OF_STOCK)
        .where(*mine(session, Stock), Stock.quantity > 0)
        .group_by(Stock.product_id, Lot.id, Lot.lot_code, Lot.expires_on, *key)
    )  # fmt: skip
    query = _filtered(query, Stock, product_ids, None)
    if expires_until is not None:
        query = query.where(Lot.expires_on <= expires_until)
    if asked.after:
        query = query.where(tuple_(*key) > asked.after)
    return all_as(LotStock, await session.execute(query.order_by(*key).limit(asked.limit + 1)))


async def list_movements(
    session: AsyncSession,
    asked: Window,
    *,
    product_ids: Collection[UUID] | None = None,
    document_id: UUID | None = None,
) -> Sequence[MovementView]:
    """The ledger, newest first, one more than the page."""
    query = _filtered(select(*_MOVEMENT).where(*mine(session, StockMovement)), StockMovement, product_ids, None)
    if document_id is not None:
        query = query.where(StockMovement.document_id == document_id)
    if asked.after:
        query = query.where(StockMovement.id < asked.after[0])
    return all_as(MovementView, await session.execute(query.order_by(StockMovement.id.desc()).limit(asked.limit + 1)))


def _with_places(query: Any) -> Any:
    place = (Location.operator_id == Stock.operator_id) & (Location.id == Stock.location_id)
    return query.join(Location, place).outerjoin(Lot, _LOT_OF_STOCK)


def _filtered(query: Any, table: Any, product_ids: Collection[UUID] | None, warehouse_id: UUID | None) -> Any:
    # One product by equality, so that an index on it also gives the order of a page.
    if product_ids is not None and len(product_ids) == 1:
        query = query.where(table.product_id == next(iter(product_ids)))
    elif product_ids is not None:
        query = query.where(table.product_id == any_(literal(sorted(product_ids), ARRAY(Uuid()))))
    if warehouse_id is not None:
        query = query.where(table.warehouse_id == warehouse_id)
    return query


async def fullest_shelves(
    session: AsyncSession, warehouse_id: UUID, product_ids: Iterable[UUID], purposes: Sequence[str]
) -> list[FullestShelf]:
    """Of each product the location of these purposes that holds most sellable units of it."""
    rows = await session.execute(
        _with_places(select(Stock.product_id, Location.code))
        .where(
            *mine(session, Stock), Stock.warehouse_id == warehouse_id, Stock.product_id.in_(sorted(set(product_ids))),
            Stock.condition == "sellable", Stock.quantity > 0, Location.purpose.in_(purposes),
        )
        .order_by(Stock.product_id, Stock.quantity.desc(), Location.walk_sequence)
        .ext(distinct_on(Stock.product_id))
    )  # fmt: skip
    return all_as(FullestShelf, rows)
