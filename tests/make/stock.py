"""Products with units of them in a warehouse, and documents that ask for units."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from tests.make.places import Floor
from tests.world import World

from portal.domains import catalogue, inventory
from portal.domains.catalogue import NewProduct
from portal.domains.inventory import Demand
from portal.kit.ids import new_id

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


async def product(
    world: World, sku: str = "TEA", merchant_id: UUID | None = None, *, tracks_lots: bool = False
) -> UUID:
    """A product of Alice's, or of another merchant."""
    async with world.merchant(merchant_id) as session:
        return await catalogue.add_product(
            session,
            NewProduct(
                sku=sku, name=sku, price=1000, currency="JPY", length_mm=100, width_mm=80, height_mm=50, weight_g=200,
                tracks_lots=tracks_lots,
            ),
        )  # fmt: skip


async def stocked(
    world: World,
    floor: Floor,
    product_id: UUID,
    quantity: int,
    *,
    at: str = "A-1",
    lot: str | None = None,
    expires_on: date | None = None,
    condition: str = "sellable",
    merchant_id: UUID | None = None,
) -> UUID | None:
    """Units are received at a location; answers the lot."""
    owner = merchant_id or world.alice
    async with world.operator() as session:
        lot_id = None
        if lot is not None:
            lot_id = await inventory.ensure_lot(
                session, merchant_id=owner, product_id=product_id, lot_code=lot, expires_on=expires_on
            )
        await inventory.receive(
            session, merchant_id=owner, product_id=product_id, lot_id=lot_id, quantity=quantity,
            location_id=floor.at[at], condition=condition, document_type="receipt", document_id=None,
        )  # fmt: skip
        return lot_id


def demand(
    world: World,
    floor: Floor,
    product_id: UUID,
    quantity: int,
    *,
    document_id: UUID | None = None,
    minutes: int = 0,
    partial_ok: bool = False,
    merchant_id: UUID | None = None,
) -> Demand:
    """A line asking for units, ``minutes`` after Monday morning."""
    return Demand(
        merchant_id=merchant_id or world.alice, document_id=document_id or new_id(), line_id=new_id(),
        product_id=product_id, warehouse_id=floor.warehouse_id, quantity=quantity, partial_ok=partial_ok,
        queued_at=MONDAY + timedelta(minutes=minutes),
    )  # fmt: skip


async def asked(world: World, *demands: Demand) -> dict[UUID, inventory.Promise]:
    """The lines ask and are promised what there is."""
    async with world.merchant(demands[0].merchant_id) as session:
        await inventory.ask(session, demands)
        return await inventory.reserve(session, sorted({line.document_id for line in demands}))
