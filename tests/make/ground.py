"""A place to send from, with products on its shelves, made through the product's own actions."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from tests.world import World

from portal.domains import catalogue, inventory
from portal.domains.catalogue import NewProduct
from portal.domains.inventory import NewLocation, NewWarehouse
from portal.kit.scope import MerchantScope, OperatorScope, enter, tenant

_SIZE = {"length_mm": 100, "width_mm": 80, "height_mm": 40, "weight_g": 200}


@dataclass
class Ground:
    """Warehouses by code with one shelf each, and Alice's products by sku."""

    warehouses: dict[str, UUID] = field(default_factory=dict)
    shelves: dict[str, UUID] = field(default_factory=dict)
    products: dict[str, UUID] = field(default_factory=dict)


async def open_ground(session: AsyncSession, *codes: str) -> Ground:
    """Warehouses in the order of preference."""
    ground = Ground()
    for priority, code in enumerate(codes):
        warehouse_id = await inventory.add_warehouse(session, NewWarehouse(code=code, name=code, priority=priority))
        zone_id = await inventory.add_zone(session, warehouse_id, code="A", name="A")
        [shelf] = await inventory.add_locations(
            session, warehouse_id, zone_id, [NewLocation(code=f"{code}-01-01", purpose="pick")]
        )
        ground.warehouses[code], ground.shelves[code] = warehouse_id, shelf
    return ground


async def stock(session: AsyncSession, ground: Ground, merchant_id: UUID, shelf: str, **units: int) -> None:
    """Units of products, added when they are new, on a warehouse's shelf; ``TEA_1=5`` are five of the sku TEA-1."""
    for name, quantity in units.items():
        sku = name.replace("_", "-")
        if sku not in ground.products:
            ground.products[sku] = await _product(session, merchant_id, sku)
        if quantity:
            await inventory.receive(
                session, merchant_id=merchant_id, product_id=ground.products[sku], lot_id=None, quantity=quantity,
                location_id=ground.shelves[shelf], document_type="opening", document_id=None,
            )  # fmt: skip


async def _product(session: AsyncSession, merchant_id: UUID, sku: str) -> UUID:
    before = tenant(session)
    await enter(session, MerchantScope(before.operator_id, merchant_id))
    new = NewProduct(sku=sku, name=f"品物 {sku}", price=1200, currency="JPY", **_SIZE)
    product_id = await catalogue.add_product(session, new)
    await enter(session, OperatorScope(before.operator_id))
    return product_id


async def ground(world: World, *codes: str, **units: int) -> Ground:
    """Warehouses (``EAST`` if none is named) with Alice's units on the first one's shelf."""
    async with world.operator() as session:
        made = await open_ground(session, *(codes or ("EAST",)))
        await stock(session, made, world.alice, next(iter(made.shelves)), **units)
    return made


def order_body(external_id: str = "1001", *lines: tuple[str, int], **details: Any) -> dict[str, Any]:
    """The body of an order as a script sends it; one TEA-1 unless lines are given."""
    return {
        "external_id": external_id, "ordered_at": "2026-11-20T12:00:00+09:00", "currency": "JPY",
        "buyer": {"name": "山田 太郎", "email": "taro@example.jp"},
        "ship_to": {
            "name": "山田 花子", "postal_code": "150-0001", "country": "JP", "region": "東京都", "city": "渋谷区",
            "line1": "神宮前1-1-1", "line2": "", "phone": "03-1234-5678",
        },
        "lines": [
            {"sku": sku, "quantity": quantity, "unit_price": 1200} for sku, quantity in lines or (("TEA-1", 1),)
        ],
        "payment": {"status": "paid"},
        **details,
    }  # fmt: skip
