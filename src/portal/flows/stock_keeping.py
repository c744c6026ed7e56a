"""Keeping stock: people of the operator move, correct and count it; what arrives goes to those who waited longest."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import catalogue, inventory, outbound
from portal.domains.inventory import StockArrived, StockFreed
from portal.kit.errors import Invalid


class Goods(NamedTuple):
    """Units of a product, of one lot if it has lots, in one condition."""

    product_id: UUID
    lot_id: UUID | None
    condition: str


async def fill_backorders(session: AsyncSession, event: StockArrived | StockFreed) -> None:
    """Shipments that waited for the product are promised what is free, the oldest first. Twice is once."""
    filled = await inventory.fill_waiting(session, warehouse_id=event.warehouse_id, product_ids=[event.product_id])
    await outbound.mark_reserved(session, [document.document_id for document in filled])


async def move(
    session: AsyncSession,
    goods: Goods,
    quantity: int,
    from_location_id: UUID,
    to_location_id: UUID,
    *,
    to_condition: str | None,
    reason: str,
) -> None:
    """The units lie elsewhere, or in another condition. Refuses as the ledger does, and unknown products."""
    await inventory.move(
        session, merchant_id=await _owner(session, goods), product_id=goods.product_id, lot_id=goods.lot_id,
        condition=goods.condition, quantity=quantity, from_location_id=from_location_id,
        to_location_id=to_location_id, to_condition=to_condition, reason=reason, document_type="relocation",
        document_id=None,
    )  # fmt: skip


async def adjust(session: AsyncSession, goods: Goods, location_id: UUID, quantity: int, *, reason: str) -> None:
    """The location holds so many more (or fewer) units. Refuses as the ledger does, and goods without their lot."""
    await inventory.adjust(
        session, merchant_id=await _owner(session, goods), product_id=goods.product_id, lot_id=goods.lot_id,
        condition=goods.condition, location_id=location_id, quantity_delta=quantity, reason=reason,
    )  # fmt: skip


async def count(session: AsyncSession, goods: Goods, location_id: UUID, counted: int) -> int:
    """The books follow what was found; answers the variance. Refuses as the ledger does."""
    return await inventory.count(
        session, merchant_id=await _owner(session, goods), location_id=location_id, product_id=goods.product_id,
        lot_id=goods.lot_id, condition=goods.condition, counted=counted,
    )  # fmt: skip


async def dispose(session: AsyncSession, goods: Goods, location_id: UUID, quantity: int, *, reason: str) -> None:
    """The units are thrown away. Refuses as the ledger does."""
    await inventory.dispose(
        session, merchant_id=await _owner(session, goods), product_id=goods.product_id, lot_id=goods.lot_id,
        condition=goods.condition, quantity=quantity, location_id=location_id, reason=reason,
        document_type="disposal", document_id=None,
    )  # fmt: skip


async def set_safety(session: AsyncSession, *, product_id: UUID, warehouse_id: UUID, quantity: int) -> None:
    """The merchant keeps so many units back. Refuses products and warehouses that are not here."""
    await catalogue.get_product(session, product_id)
    await inventory.set_safety(session, product_id=product_id, warehouse_id=warehouse_id, quantity=quantity)


async def _owner(session: AsyncSession, goods: Goods) -> UUID:
    product = (await catalogue.refs(session, [goods.product_id])).get(goods.product_id)
    if product is None:
        raise Invalid.field("product_id", "a product that exists here")
    if product.tracks_lots and goods.lot_id is None:
        raise Invalid.field("lot_id", "the lot, because this product is kept by lots")
    return product.merchant_id
