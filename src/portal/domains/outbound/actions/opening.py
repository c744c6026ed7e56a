"""Opening shipments: many at once, in two statements."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.outbound.errors import ShipmentEmpty
from portal.domains.outbound.events import ShipmentReserved, ShipmentShort
from portal.domains.outbound.models import Shipment, ShipmentLine
from portal.domains.outbound.values.shipments import NewShipment, OpenedLine, OpenedShipment
from portal.kit import clock, outbox
from portal.kit.hot import HotInsert
from portal.kit.ids import new_id, new_number


async def open_shipments(
    session: AsyncSession, shipments: Sequence[NewShipment], *, business_date: date | None = None
) -> list[OpenedShipment]:
    """The shipments exist as drafts, answered in the order given; ``business_date`` (today in UTC) is in their numbers.

    Refuses a shipment without lines or a line without units. Records nothing: the reservation that follows does.
    """
    if not shipments:
        return []
    opened = prepare_shipments(shipments, business_date=business_date or clock.now().date())
    await _write(session, shipments, opened, ["draft"] * len(opened))
    return opened


def prepare_shipments(shipments: Sequence[NewShipment], *, business_date: date) -> list[OpenedShipment]:
    """Ids and numbers for shipments, so that stock can be asked for them before they are written. Writes nothing.

    Refuses a shipment without lines or a line without units.
    """
    return [_open(new, business_date) for new in shipments]


async def open_promised(
    session: AsyncSession,
    shipments: Sequence[NewShipment],
    prepared: Sequence[OpenedShipment],
    reserved: Collection[UUID],
) -> None:
    """The prepared shipments exist: those in ``reserved`` with all their stock, the others waiting for it.

    The same as opening drafts and then telling them what was promised, without writing each twice. Records
    ShipmentReserved or ShipmentShort for each.
    """
    statuses = ["reserved" if made.id in reserved else "awaiting_stock" for made in prepared]
    await _write(session, shipments, prepared, statuses)
    await outbox.record_all(
        session,
        [
            (ShipmentReserved if made.id in reserved else ShipmentShort)(
                merchant_id=made.merchant_id, shipment_id=made.id
            )
            for made in prepared
        ],
    )


async def _write(
    session: AsyncSession,
    shipments: Sequence[NewShipment],
    opened: Sequence[OpenedShipment],
    statuses: Sequence[str],
) -> None:
    pairs = list(zip(shipments, opened, strict=True))
    rows = [_row(new, made, status) for (new, made), status in zip(pairs, statuses, strict=True)]
    await _SHIPMENTS.rows(session, rows)
    await _LINES.rows(session, [row for new, made in pairs for row in _lines(new, made)])
    await session.flush()


_SHIPMENTS, _LINES = HotInsert(Shipment.__table__), HotInsert(ShipmentLine.__table__)


def _open(new: NewShipment, day: date) -> OpenedShipment:
    if not new.lines or any(line.quantity < 1 for line in new.lines):
        raise ShipmentEmpty(fields={"lines": "at least one line of at least one unit"})
    lines = [OpenedLine(new_id(), line.product_id, line.quantity) for line in new.lines]
    return OpenedShipment(new_id(), new.merchant_id, new_number("S", day), lines)


def _row(new: NewShipment, made: OpenedShipment, status: str) -> dict[str, Any]:
    return {
        "id": made.id, "merchant_id": new.merchant_id, "number": made.number,
        "warehouse_id": new.warehouse_id, "wave_id": None, "status": status, "held": new.held,
        "queued_at": new.queued_at, "requested_date": new.requested_date, "requested_slot": new.requested_slot,
        "note": new.note, "line_count": len(new.lines), "unit_count": sum(line.quantity for line in new.lines),
        "handed_over_at": None, "delivered_at": None, "created_at": clock.now(), "version": 1,
        **ship_columns(new.ship_to),
    }  # fmt: skip


def ship_columns(ship_to: msgspec.Struct) -> dict[str, Any]:
    """The recipient as the shipment's columns."""
    return {f"ship_{name}": value for name, value in msgspec.structs.asdict(ship_to).items()}


def _lines(new: NewShipment, made: OpenedShipment) -> list[dict[str, Any]]:
    return [
        {
            "id": opened.line_id, "merchant_id": new.merchant_id, "shipment_id": made.id,
            "order_id": line.order_id, "order_line_id": line.order_line_id, "product_id": line.product_id,
            "sku": line.sku, "name": line.name, "quantity": line.quantity, "picked": 0, "packed": 0, "held": new.held,
        }
        for line, opened in zip(new.lines, made.lines, strict=True)
    ]  # fmt: skip
