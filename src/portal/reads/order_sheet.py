"""Orders as rows of a file: what stands in each column, and what it is called."""

from collections.abc import Callable, Sequence
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import orders, outbound, shipping
from portal.domains.orders import OrderRecord, SoldItem
from portal.domains.outbound import ShipmentView
from portal.kit.money import in_major
from portal.kit.sheets import Cell


class SheetOrder(msgspec.Struct, frozen=True):
    """An order with what was sold and how it was sent."""

    order: OrderRecord
    items: Sequence[SoldItem]
    shipments: Sequence[ShipmentView]
    tracking: Sequence[str]


def _of(name: str) -> Callable[[SheetOrder], Cell]:
    def cell(row: SheetOrder) -> Cell:
        value: Cell = getattr(row.order, name)
        return value

    return cell


# Name of the column, what it is called in Japanese and English, what stands in it.
COLUMNS: dict[str, tuple[str, str, Callable[[SheetOrder], Cell]]] = {
    "number": ("受注番号", "Order number", _of("number")),
    "external_id": ("店舗の注文番号", "Shop's order number", _of("external_id")),
    "status": ("状態", "Status", _of("status")),
    "held": ("保留", "Held", _of("held")),
    "payment_status": ("入金状態", "Payment", _of("payment_status")),
    "ordered_at": ("注文日時", "Ordered at", _of("ordered_at")),
    "items": (
        "商品", "Items", lambda row: "; ".join(f"{item.sku} x {item.quantity}" for item in row.items),
    ),
    "item_names": ("商品名", "Item names", lambda row: "; ".join(item.name for item in row.items)),
    "item_count": ("商品点数", "Number of items", lambda row: sum(item.quantity for item in row.items)),
    "total": ("合計金額", "Total", lambda row: in_major(row.order.total, row.order.currency)),
    "currency": ("通貨", "Currency", _of("currency")),
    "buyer_name": ("注文者名", "Buyer", _of("buyer_name")),
    "buyer_email": ("注文者メール", "Buyer's mail", _of("buyer_email")),
    "ship_name": ("お届け先名", "Recipient", _of("ship_name")),
    "ship_postal_code": ("郵便番号", "Postal code", _of("ship_postal_code")),
    "ship_country": ("国", "Country", _of("ship_country")),
    "ship_region": ("都道府県", "Region", _of("ship_region")),
    "ship_city": ("市区町村", "City", _of("ship_city")),
    "ship_line1": ("住所1", "Address 1", _of("ship_line1")),
    "ship_line2": ("住所2", "Address 2", _of("ship_line2")),
    "ship_phone": ("電話番号", "Phone", _of("ship_phone")),
    "requested_date": ("配達希望日", "Requested date", _of("requested_date")),
    "requested_slot": ("配達希望時間", "Requested slot", _of("requested_slot")),
    "note": ("備考", "Note", _of("note")),
    "shipments": ("出荷番号", "Shipments", lambda row: "; ".join(sent.number for sent in row.shipments)),
    "shipment_status": (
        "出荷状態", "Shipment status", lambda row: "; ".join(sent.status for sent in row.shipments),
    ),
    "handed_over_at": (
        "出荷日時", "Handed over at",
        lambda row: max((s.handed_over_at for s in row.shipments if s.handed_over_at), default=None),
    ),
    "tracking": ("送り状番号", "Tracking numbers", lambda row: "; ".join(row.tracking)),
}  # fmt: skip


def heading(columns: Sequence[str], language: str) -> list[str]:
    """What the columns are called."""
    return [COLUMNS[name][0] if language == "ja" else COLUMNS[name][1] for name in columns]


def cells(row: SheetOrder, columns: Sequence[str]) -> list[Cell]:
    """One order in these columns."""
    return [COLUMNS[name][2](row) for name in columns]


async def order_rows(session: AsyncSession, records: Sequence[OrderRecord]) -> list[SheetOrder]:
    """These orders with what belongs to them."""
    ids = [record.id for record in records]
    sent = await outbound.shipments_of_orders(session, ids)
    items = await orders.items_of(session, ids)
    labels = await shipping.labels_of(session, [shipment.id for found in sent.values() for shipment in found])
    tracking: dict[UUID, list[str]] = {}
    for label in labels:
        tracking.setdefault(label.shipment_id, []).append(label.tracking_number)
    return [
        SheetOrder(
            record, items.get(record.id, []), sent.get(record.id, []),
            [number for shipment in sent.get(record.id, []) for number in tracking.get(shipment.id, [])],
        )
        for record in records
    ]  # fmt: skip
