"""Shipments in lists, and how many there are in each."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ARRAY, Select, Uuid, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.outbound.models import Shipment, ShipmentLine
from portal.domains.outbound.queries.shipments import shipments
from portal.domains.outbound.queries.tenant import within
from portal.domains.outbound.values.shipments import ShipmentView
from portal.kit.finding import begins
from portal.kit.paging import Window
from portal.kit.rows import all_as


class ShipmentFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What a list may be narrowed by.

    ``number`` is exact, ``beginning`` the beginning of one; ``found`` are shipments that the beginning means, too.
    ``before`` bounds when it was queued, ``left_before`` when it was handed over.
    """

    statuses: Sequence[str] = ()
    warehouse_id: UUID | None = None
    wave_id: UUID | None = None
    merchant_id: UUID | None = None
    number: str | None = None
    beginning: str | None = None
    found: Sequence[UUID] = ()
    held: bool | None = None
    before: datetime | None = None
    left_before: datetime | None = None


async def list_shipments(
    session: AsyncSession, asked: Window, by: ShipmentFilter, *, only: Select[Any] | None = None
) -> Sequence[ShipmentView]:
    """Shipments, newest first, one more than the page. ``only`` selects the ids of those that count."""
    query = _narrow(session, shipments(session), by)
    if only is not None:
        query = query.where(Shipment.id.in_(only))
    if asked.after:
        query = query.where(Shipment.id < asked.after[0])
    return all_as(ShipmentView, await session.execute(query.order_by(Shipment.id.desc()).limit(asked.limit + 1)))


def shipments_to_count(session: AsyncSession, by: ShipmentFilter) -> Select[Any]:
    """The ids of the shipments of a view."""
    query: Select[Any] = _narrow(session, select(Shipment.id).where(*within(session, Shipment)), by)
    return query


def orders_with(session: AsyncSession, by: ShipmentFilter) -> Select[UUID]:
    """The ids of orders with a shipment that the filter shows; an order is there once per line."""
    query = (
        select(ShipmentLine.order_id)
        .join(
            Shipment,
            (Shipment.operator_id == ShipmentLine.operator_id)
            & (Shipment.id == ShipmentLine.shipment_id)
            & (Shipment.merchant_id == ShipmentLine.merchant_id),
        )
        .where(*within(session, ShipmentLine), *within(session, Shipment))
    )
    narrowed: Select[UUID] = _narrow(session, query, by)
    return narrowed


def _narrow(session: AsyncSession, query: Any, by: ShipmentFilter) -> Any:
    equal = {
        "warehouse_id": by.warehouse_id, "wave_id": by.wave_id, "merchant_id": by.merchant_id, "number": by.number,
    }  # fmt: skip
    for name, value in equal.items():
        if value is not None:
            query = query.where(getattr(Shipment, name) == value)
    if by.statuses:
        query = query.where(Shipment.status.in_(by.statuses))
    if by.held is not None:
        # Written as it stands in the partial index; a parameter would hide it from the planner.
        query = query.where(Shipment.held if by.held else ~Shipment.held)
    if by.beginning is not None:
        numbered = select(Shipment.id).where(*within(session, Shipment), begins(Shipment.number, by.beginning))
        # A union stays a semi-join; an OR would be checked against every shipment.
        query = query.where(Shipment.id.in_(numbered.union_all(select(func.unnest(literal(by.found, ARRAY(Uuid())))))))
    if by.before is not None:
        query = query.where(Shipment.queued_at < by.before)
    if by.left_before is not None:
        query = query.where(Shipment.handed_over_at < by.left_before)
    return query
