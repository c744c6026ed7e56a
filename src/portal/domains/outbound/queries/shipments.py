"""Every select on shipments and their lines."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.outbound.errors import ShipmentMissing
from portal.domains.outbound.models import Shipment, ShipmentLine
from portal.domains.outbound.queries.parcels import parcels_of
from portal.domains.outbound.queries.tenant import among, within
from portal.domains.outbound.values.shipments import (
    ShipmentChange,
    ShipmentDetail,
    ShipmentLineView,
    ShipmentView,
    ShipTo,
)
from portal.kit.rows import all_as

SHIPMENT = (
    Shipment.id, Shipment.merchant_id, Shipment.number, Shipment.warehouse_id, Shipment.wave_id, Shipment.status,
    Shipment.held, Shipment.queued_at, Shipment.ship_region, Shipment.requested_date, Shipment.requested_slot,
    Shipment.line_count, Shipment.unit_count, Shipment.created_at, Shipment.handed_over_at, Shipment.delivered_at,
    Shipment.version,
)  # fmt: skip
_SHIP_TO = (
    Shipment.ship_name, Shipment.ship_postal_code, Shipment.ship_country, Shipment.ship_region, Shipment.ship_city,
    Shipment.ship_line1, Shipment.ship_line2, Shipment.ship_phone,
)  # fmt: skip
_LINE = (
    ShipmentLine.id, ShipmentLine.shipment_id, ShipmentLine.order_id, ShipmentLine.order_line_id,
    ShipmentLine.product_id, ShipmentLine.sku, ShipmentLine.name, ShipmentLine.quantity, ShipmentLine.picked,
    ShipmentLine.packed,
)  # fmt: skip


async def lock_shipments(session: AsyncSession, shipment_ids: Iterable[UUID]) -> Sequence[ShipmentChange]:
    """The present state of these shipments, locked in key order until the transaction ends."""
    rows = await session.execute(
        select(Shipment.id, Shipment.merchant_id, Shipment.wave_id, Shipment.status, Shipment.held)
        .where(*within(session, Shipment), among(Shipment.id, shipment_ids))
        .order_by(Shipment.id)
        .with_for_update()
    )
    return all_as(ShipmentChange, rows)


async def shipments_of_order(session: AsyncSession, order_id: UUID) -> Sequence[ShipmentView]:
    """Shipments with lines of this order, oldest first."""
    carrying = select(ShipmentLine.shipment_id).where(*within(session, ShipmentLine), ShipmentLine.order_id == order_id)
    rows = await session.execute(shipments(session).where(Shipment.id.in_(carrying)).order_by(Shipment.id))
    return all_as(ShipmentView, rows)


async def shipments_of_orders(session: AsyncSession, order_ids: Iterable[UUID]) -> dict[UUID, Sequence[ShipmentView]]:
    """Shipments with lines of these orders, by order and oldest first; orders without one are absent."""
    pairs = (
        select(ShipmentLine.order_id, ShipmentLine.shipment_id)
        .where(*within(session, ShipmentLine), among(ShipmentLine.order_id, order_ids))
        .distinct()
        .subquery()
    )
    rows = await session.execute(
        select(pairs.c.order_id, *SHIPMENT)
        .join(pairs, pairs.c.shipment_id == Shipment.id)
        .where(*within(session, Shipment))
        .order_by(Shipment.id)
    )
    found: dict[UUID, list[ShipmentView]] = {}
    for order_id, *shipment in rows:
        found.setdefault(order_id, []).append(ShipmentView(*shipment))
    return dict(found)


async def shipments_of_wave(session: AsyncSession, wave_id: UUID) -> Sequence[ShipmentView]:
    """Shipments in this wave, in the order of its queue."""
    rows = await session.execute(
        shipments(session).where(Shipment.wave_id == wave_id).order_by(Shipment.queued_at, Shipment.id)
    )
    return all_as(ShipmentView, rows)


async def get_shipment(session: AsyncSession, shipment_id: UUID) -> ShipmentDetail:
    """One shipment with recipient, lines and parcels. Refuses one that is not here."""
    found = await _detail(session, Shipment.id == shipment_id)
    if found is None:
        raise ShipmentMissing(id=str(shipment_id))
    return found


async def find_shipment(session: AsyncSession, number: str) -> ShipmentDetail | None:
    """The shipment with this number, as it stands on its papers."""
    return await _detail(session, Shipment.number == number.strip().upper())


async def lines_of(session: AsyncSession, shipment_ids: Iterable[UUID]) -> Sequence[ShipmentLineView]:
    """Lines of these shipments, by shipment and in the order they were opened."""
    rows = await session.execute(
        select(*_LINE)
        .where(*within(session, ShipmentLine), among(ShipmentLine.shipment_id, shipment_ids))
        .order_by(ShipmentLine.shipment_id, ShipmentLine.id)
    )
    return all_as(ShipmentLineView, rows)


async def lock_shipped(session: AsyncSession, order_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Units per order line that have left in any shipment of these orders, by order line.

    The lines are locked, so that two shipments of one order are counted one after the other.
    """
    lines = await session.execute(
        select(ShipmentLine.shipment_id, ShipmentLine.order_line_id, ShipmentLine.quantity)
        .where(*within(session, ShipmentLine), among(ShipmentLine.order_id, order_ids))
        .order_by(ShipmentLine.id)
        .with_for_update()
    )
    rows = lines.all()
    gone = set(
        await session.scalars(
            select(Shipment.id).where(
                *within(session, Shipment), among(Shipment.id, {row.shipment_id for row in rows}),
                Shipment.status.in_(("handed_over", "delivered", "delivery_failed", "returned")),
            )
        )
    )  # fmt: skip
    shipped: dict[UUID, int] = {}
    for shipment_id, order_line_id, quantity in rows:
        if shipment_id in gone:
            shipped[order_line_id] = shipped.get(order_line_id, 0) + quantity
    return shipped


def shipments(session: AsyncSession) -> Select[*tuple[Any, ...]]:
    """Shipments of this tenant as views."""
    return select(*SHIPMENT).where(*within(session, Shipment))


async def _detail(session: AsyncSession, which: Any) -> ShipmentDetail | None:
    row: Any = (
        await session.execute(select(*SHIPMENT, Shipment.note, *_SHIP_TO).where(*within(session, Shipment), which))
    ).one_or_none()
    if row is None:
        return None
    width = len(SHIPMENT)
    shipment = ShipmentView(*row[:width])
    lines = await lines_of(session, [shipment.id])
    parcels = await parcels_of(session, shipment.id)
    return ShipmentDetail(shipment, row[width], ShipTo(*row[width + 1 :]), lines, parcels)
