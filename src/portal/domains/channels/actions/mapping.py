"""A shop's products are listed and mapped to ours; each mapping is told once."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Integer, Text, Uuid, bindparam, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.channels.errors import ListingMissing
from portal.domains.channels.events import ListingMapped
from portal.domains.channels.models import Listing
from portal.domains.channels.values import Mapped, ShopProduct
from portal.kit import clock, outbox
from portal.kit.errors import Invalid
from portal.kit.ids import new_id
from portal.kit.scope import merchant_of, operator_of

_KEY = ["operator_id", "merchant_id", "shop_id", "external_id"]
_NOTE = insert(Listing).on_conflict_do_nothing(index_elements=_KEY)
_new = insert(Listing)
_LIST = _new.on_conflict_do_update(
    index_elements=_KEY,
    set_={
        "sku": _new.excluded.sku, "name": _new.excluded.name, "barcode": _new.excluded.barcode,
        "source_version": _new.excluded.source_version,
    },
    where=_new.excluded.source_version >= Listing.source_version,
)  # fmt: skip
_MAP = text(
    "update listings set product_id = given.product_id, quantity = given.quantity"
    " from unnest(:external_ids, :product_ids, :quantities) as given(external_id, product_id, quantity)"
    " where listings.operator_id = :operator_id and listings.merchant_id = :merchant_id"
    " and listings.shop_id = :shop_id and listings.external_id = given.external_id"
    " and (listings.product_id, listings.quantity) is distinct from (given.product_id, given.quantity)"
    " returning listings.external_id, listings.sku, listings.product_id"
).bindparams(
    bindparam("external_ids", type_=ARRAY(Text)),
    bindparam("product_ids", type_=ARRAY(Uuid)),
    bindparam("quantities", type_=ARRAY(Integer)),
)


async def list_products(session: AsyncSession, shop_id: UUID, products: Sequence[ShopProduct]) -> None:
    """These products of the shop are listed as it tells them; an older telling changes nothing."""
    await _write(session, _LIST, shop_id, products)


async def note_products(session: AsyncSession, shop_id: UUID, products: Sequence[ShopProduct]) -> None:
    """These products of the shop are listed if they were not; what is known of them stays."""
    await _write(session, _NOTE, shop_id, products)


async def map_listing(
    session: AsyncSession, shop_id: UUID, external_id: str, product_id: UUID, quantity: int = 1
) -> None:
    """One item of this listing is ``quantity`` of the product. Refuses an unknown listing and a quantity below one.

    Records ListingMapped when that is new.
    """
    if not 1 <= quantity <= 10_000:
        raise Invalid.field("quantity", "1 to 10000")
    known = await session.scalar(
        select(Listing.id).where(
            Listing.operator_id == operator_of(session), Listing.merchant_id == merchant_of(session),
            Listing.shop_id == shop_id, Listing.external_id == external_id,
        )
    )  # fmt: skip
    if known is None:
        raise ListingMissing(shop_id=str(shop_id), external_id=external_id)
    await map_listings(session, shop_id, {external_id: Mapped(product_id, quantity)})


async def map_listings(session: AsyncSession, shop_id: UUID, mapped: Mapping[str, Mapped]) -> int:
    """These listings are these products; answers how many changed. Records ListingMapped for each of those."""
    if not mapped:
        return 0
    ids = sorted(mapped)
    rows = await session.execute(
        _MAP,
        {
            "operator_id": operator_of(session), "merchant_id": merchant_of(session), "shop_id": shop_id,
            "external_ids": ids, "product_ids": [mapped[id_].product_id for id_ in ids],
            "quantities": [mapped[id_].quantity for id_ in ids],
        },
    )  # fmt: skip
    return await _tell(session, [(shop_id, *row) for row in rows])


async def map_by_sku(session: AsyncSession, sku: str, product_id: UUID) -> int:
    """Every unmapped listing with this sku is this product; answers how many. Records ListingMapped for each."""
    rows = await session.execute(
        update(Listing)
        .where(
            Listing.operator_id == operator_of(session), Listing.merchant_id == merchant_of(session),
            Listing.sku == sku, Listing.product_id.is_(None),
        )
        .values(product_id=product_id)
        .returning(Listing.shop_id, Listing.external_id, Listing.sku, Listing.product_id)
    )  # fmt: skip
    return await _tell(session, rows.all())


async def _tell(session: AsyncSession, rows: Sequence[Any]) -> int:
    merchant_id = merchant_of(session)
    events = [
        ListingMapped(merchant_id=merchant_id, shop_id=shop, external_id=external_id, sku=sku, product_id=product_id)
        for shop, external_id, sku, product_id in rows
    ]
    await outbox.record_all(session, events)
    return len(events)


async def _write(session: AsyncSession, statement: Any, shop_id: UUID, products: Sequence[ShopProduct]) -> None:
    operator_id, merchant_id, at = operator_of(session), merchant_of(session), clock.now()
    rows = [
        {
            "operator_id": operator_id, "merchant_id": merchant_id, "id": new_id(), "shop_id": shop_id,
            "external_id": product.external_id, "sku": product.sku, "name": product.name, "barcode": product.barcode,
            "source_version": product.source_version, "product_id": None, "quantity": 1, "created_at": at,
        }
        # In key order: two transactions that list the same products must not wait for each other crosswise.
        for product in sorted(products, key=lambda product: product.external_id)
    ]  # fmt: skip
    if rows:
        await session.execute(statement, rows)
