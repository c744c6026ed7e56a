"""The delivery note of a shipment: who sends what to whom, as its template wants it."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import inventory, orders, outbound, tenancy
from portal.kit import barcodes, clock


async def delivery_note(session: AsyncSession, shipment_id: UUID) -> tuple[str, dict[str, Any]]:
    """The shipment's number, and the data of ``documents/delivery_note.typ``. Personal data.

    Japanese where it goes to Japan, else English. Refuses a shipment that is not here.
    """
    detail = await outbound.get_shipment(session, shipment_id)
    shipment, to = detail.shipment, detail.ship_to
    merchant = await tenancy.get_merchant(session, shipment.merchant_id)
    house = await inventory.get_warehouse(session, shipment.warehouse_id)
    bought = [
        await orders.get_order(session, order_id) for order_id in sorted({line.order_id for line in detail.lines})
    ]
    return shipment.number, {
        "locale": "ja" if to.country == "JP" else "en", "number": shipment.number,
        "barcode": barcodes.code128(shipment.number), "date": clock.date_in(house.time_zone).isoformat(),
        "order_numbers": [order.number for order in bought],
        "recipient": {
            "name": to.name, "postal_code": to.postal_code, "region": to.region, "phone": to.phone,
            "lines": [line for line in (to.city + to.line1, to.line2) if line],
        },
        "sender": {
            "name": merchant.name, "postal_code": merchant.postal_code, "phone": merchant.phone,
            "lines": [merchant.address] if merchant.address else [],
        },
        "note": "", "parcels": len([parcel for parcel in detail.parcels if parcel.status != "cancelled"]),
        "lines": [{"sku": line.sku, "name": line.name, "quantity": line.quantity} for line in detail.lines],
    }  # fmt: skip
