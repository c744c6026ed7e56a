"""Rows that a shipment refers to, some written straight into their tables so that few other rooms are needed."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import catalogue, outbound
from portal.domains.catalogue import NewBarcode, NewProduct
from portal.domains.channels.models import Shop
from portal.domains.inventory.models import Warehouse
from portal.domains.orders.models import Order, OrderLine
from portal.domains.outbound import NewShipment, NewShipmentLine, OpenedShipment, ShipTo
from portal.kit.ids import new_id
from portal.kit.scope import MerchantScope, enter, operator_of, tenant

QUEUED = datetime(2026, 11, 20, 3, tzinfo=UTC)
RECIPIENT = ShipTo("山田 花子", "150-0001", "JP", "東京都", "渋谷区", "神宮前1-1-1", "", "+81312345678")


@dataclass(frozen=True)
class Floor:
    """A warehouse, and one merchant's shop and products."""

    warehouse_id: UUID
    merchant_id: UUID
    shop_id: UUID
    product_ids: list[UUID]


async def floor(
    session: AsyncSession, merchant_id: UUID, *, products: int = 2, warehouse_id: UUID | None = None
) -> Floor:
    """The ground that shipments of one merchant stand on, in a warehouse that is there or a bare one."""
    operator_id = operator_of(session)
    warehouse_id = warehouse_id or await _warehouse(session)
    made = Floor(warehouse_id, merchant_id, new_id(), await _products(session, merchant_id, products))
    mine = {"operator_id": operator_id, "merchant_id": merchant_id}
    await session.execute(
        insert(Shop).values(
            **mine, id=made.shop_id, platform="api", code=f"s-{made.shop_id}", name="s", status="active", url="",
            settings={}, hook_token=str(made.shop_id),
        )
    )  # fmt: skip
    return made


async def _warehouse(session: AsyncSession) -> UUID:
    warehouse_id = new_id()
    await session.execute(
        insert(Warehouse).values(
            operator_id=operator_of(session), id=warehouse_id, code=f"W-{warehouse_id}", name="北", address="",
            time_zone="Asia/Tokyo", cut_off=time(14), postal_code="", region="東京都", phone="",
        )
    )  # fmt: skip
    return warehouse_id


async def _products(session: AsyncSession, merchant_id: UUID, count: int) -> list[UUID]:
    before = tenant(session)
    await enter(session, MerchantScope(before.operator_id, merchant_id))
    sizes = {"length_mm": 100, "width_mm": 100, "height_mm": 50, "weight_g": 200}
    product_ids = await catalogue.add_products(
        session,
        [
            NewProduct(
                sku=f"SKU-{n}", name=f"品物{n}", price=500, currency="JPY", **sizes,
                barcodes=[NewBarcode(f"OWN-{n}", "own"), NewBarcode(f"CASE-{n}", "own", 6)],
            )
            for n in range(count)
        ],
    )  # fmt: skip
    await enter(session, before)
    return product_ids


async def order(session: AsyncSession, ground: Floor, *quantities: int) -> tuple[UUID, list[NewShipmentLine]]:
    """An order with one line per quantity, the products in their order, and its lines as a shipment takes them."""
    mine = {"operator_id": operator_of(session), "merchant_id": ground.merchant_id}
    order_id = new_id()
    ship = {f"ship_{k}": "" for k in ("name", "postal_code", "country", "region", "city", "line1", "line2", "phone")}
    await session.execute(
        insert(Order).values(
            **mine, **ship, id=order_id, shop_id=ground.shop_id, external_id=str(order_id), number=str(order_id),
            status="confirmed", ordered_at=QUEUED, currency="JPY", total=0, buyer_name="", buyer_email="",
            payment_status="paid", source_version="1", source_hash="",
        )
    )  # fmt: skip
    lines = [
        NewShipmentLine(order_id, new_id(), product_id, f"SKU-{n}", f"品物{n}", quantity)
        for n, (product_id, quantity) in enumerate(zip(ground.product_ids, quantities, strict=False))
    ]
    await session.execute(
        insert(OrderLine),
        [
            {
                **mine, "id": line.order_line_id, "order_id": order_id, "position": n, "external_id": str(n),
                "sku": line.sku, "name": line.name, "product_id": line.product_id, "quantity": line.quantity,
                "unit_price": 500,
            }
            for n, line in enumerate(lines)
        ],
    )  # fmt: skip
    return order_id, lines


def new_shipment(ground: Floor, lines: list[NewShipmentLine], *, minutes: int = 0, held: bool = False) -> NewShipment:
    """A shipment of these lines, queued some minutes after the first."""
    return NewShipment(
        merchant_id=ground.merchant_id,
        warehouse_id=ground.warehouse_id,
        queued_at=QUEUED + timedelta(minutes=minutes),
        ship_to=RECIPIENT,
        lines=lines,
        held=held,
    )


async def shipment(session: AsyncSession, ground: Floor, *quantities: int) -> tuple[UUID, OpenedShipment]:
    """A draft shipment of an order of its own, and that order's id."""
    order_id, lines = await order(session, ground, *quantities)
    opened = await outbound.open_shipments(session, [new_shipment(ground, lines)])
    return order_id, opened[0]
