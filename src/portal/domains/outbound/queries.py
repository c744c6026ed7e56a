"""Every select of outbound on shipments."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Uuid, any_, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.outbound.models import Shipment, ShipmentLine
from portal.domains.outbound.values import ShipmentChange, ShipmentView
from portal.kit.rows import all_as
from portal.kit.scope import tenant

SHIPMENT = (
    Shipment.id, Shipment.merchant_id, Shipment.number, Shipment.warehouse_id, Shipment.wave_id, Shipment.status,
    Shipment.held, Shipment.queued_at, Shipment.ship_region, Shipment.requested_date, Shipment.requested_slot,
    Shipment.line_count, Shipment.unit_count, Shipment.created_at, Shipment.handed_over_at, Shipment.delivered_at,
    Shipment.version,
)  # fmt: skip


def within(session: AsyncSession, table: Any) -> list[ColumnElement[bool]]:
    """The tenant of this session as conditions on a table: every statement carries them itself."""
    scope = tenant(session)
    mine = [table.operator_id == scope.operator_id]
    if scope.merchant_id is not None:
        mine.append(table.merchant_id == scope.merchant_id)
    return mine


def among(column: Any, ids: Iterable[UUID]) -> ColumnElement[bool]:
    """The column is one of these ids, as one array parameter: the statement stays the same for any number."""
    condition: ColumnElement[bool] = column == any_(bindparam(None, list(ids), type_=ARRAY(Uuid())))
    return condition


async def lock_shipments(session: AsyncSession, shipment_ids: Iterable[UUID]) -> Sequence[ShipmentChange]:
    """The present state of these shipments, locked in key order until the transaction ends."""
    rows = await session.execute(
        select(Shipment.id, Shipment.merchant_id, Shipment.wave_id, Shipment.status)
        .where(*within(session, Shipment), among(Shipment.id, shipment_ids))
        .order_by(Shipment.id)
        .with_for_update()
    )
    return all_as(ShipmentChange, rows)


async def shipments_of_order(session: AsyncSession, order_id: UUID) -> Sequence[ShipmentView]:
    """Shipments with lines of this order, oldest first."""
    carrying = select(ShipmentLine.shipment_id).where(*within(session, ShipmentLine), ShipmentLine.order_id == order_id)
    rows = await session.execute(
        select(*SHIPMENT).where(*within(session, Shipment), Shipment.id.in_(carrying)).order_by(Shipment.id)
    )
    return all_as(ShipmentView, rows)
