"""Opening shipments: many at once, in two statements."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.outbound.errors import ShipmentEmpty
from portal.domains.outbound.models import Shipment, ShipmentLine
from portal.domains.outbound.values import NewShipment, OpenedLine, OpenedShipment
from portal.kit import clock
from portal.kit.ids import new_id, new_number
from portal.kit.scope import operator_of


async def open_shipments(
    session: AsyncSession, shipments: Sequence[NewShipment], *, business_date: date | None = None
) -> list[OpenedShipment]:
    """The shipments exist as drafts, answered in the order given; ``business_date`` (today in UTC) is in their numbers.

    Refuses a shipment without lines or a line without units. Records nothing: the reservation that follows does.
    """
    if not shipments:
        return []
    day = business_date or clock.now().date()
    opened = [_open(new, day) for new in shipments]
    operator_id = operator_of(session)
    rows = [_row(operator_id, new, made) for new, made in zip(shipments, opened, strict=True)]
    lines = [row for new, made in zip(shipments, opened, strict=True) for row in _lines(operator_id, new, made)]
    await session.execute(insert(Shipment), rows)
    await session.execute(insert(ShipmentLine), lines)
    await session.flush()
    return opened


def _open(new: NewShipment, day: date) -> OpenedShipment:
    if not new.lines or any(line.quantity < 1 for line in new.lines):
        raise ShipmentEmpty(fields={"lines": "at least one line of at least one unit"})
    lines = [OpenedLine(new_id(), line.product_id, line.quantity) for line in new.lines]
    return OpenedShipment(new_id(), new.merchant_id, new_number("S", day), lines)


def _row(operator_id: UUID, new: NewShipment, made: OpenedShipment) -> dict[str, Any]:
    return {
        "operator_id": operator_id, "id": made.id, "merchant_id": new.merchant_id, "number": made.number,
        "warehouse_id": new.warehouse_id, "wave_id": None, "status": "draft", "held": new.held,
        "queued_at": new.queued_at, "requested_date": new.requested_date, "requested_slot": new.requested_slot,
        "note": new.note, "line_count": len(new.lines), "unit_count": sum(line.quantity for line in new.lines),
        "handed_over_at": None, "delivered_at": None, "created_at": clock.now(), "version": 1,
        **ship_columns(new.ship_to),
    }  # fmt: skip


def ship_columns(ship_to: msgspec.Struct) -> dict[str, Any]:
    """The recipient as the shipment's columns."""
    return {f"ship_{name}": value for name, value in msgspec.structs.asdict(ship_to).items()}


def _lines(operator_id: UUID, new: NewShipment, made: OpenedShipment) -> list[dict[str, Any]]:
    return [
        {
            "operator_id": operator_id, "id": opened.line_id, "merchant_id": new.merchant_id, "shipment_id": made.id,
            "order_id": line.order_id, "order_line_id": line.order_line_id, "product_id": line.product_id,
            "sku": line.sku, "name": line.name, "quantity": line.quantity, "picked": 0, "packed": 0, "held": new.held,
        }
        for line, opened in zip(new.lines, made.lines, strict=True)
    ]  # fmt: skip
