"""Products by their ids, skus and codes, and products in lists."""

from collections.abc import Iterable, Sequence
from typing import Any, cast
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Select, Table, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.catalogue.errors import ProductMissing
from portal.domains.catalogue.models import Barcode, Product, ProductToken
from portal.domains.catalogue.rules import normalised, tokens
from portal.domains.catalogue.values import BarcodeMatch, BarcodeView, ProductRef, ProductView
from portal.kit.hot import Hot
from portal.kit.paging import Window
from portal.kit.rows import all_as
from portal.kit.scope import merchant_of, operator_of, tenant

_REF = (
    Product.id, Product.merchant_id, Product.sku, Product.name, Product.tracks_lots, Product.tracks_expiry,
    Product.weight_g, Product.length_mm, Product.width_mm, Product.height_mm, Product.temperature,
)  # fmt: skip
_VIEW = (
    Product.id, Product.sku, Product.name, Product.name_en, Product.category, Product.status, Product.tax_class,
    Product.price, Product.currency, Product.length_mm, Product.width_mm, Product.height_mm, Product.weight_g,
    Product.temperature, Product.tracks_lots, Product.tracks_expiry, Product.attributes, Product.version,
)  # fmt: skip

_products = cast(Table, Product.__table__).c
_BY_SKUS = Hot(
    select(*(_products[column.key] for column in _REF)).where(
        _products.operator_id == bindparam("operator_id"),
        _products.merchant_id == bindparam("merchant_id"),
        _products.sku == func.any(bindparam("skus")),
        _products.status == "active",
    )
)
_BY_IDS = select(*_REF).where(Product.operator_id == bindparam("operator_id"), Product.id == func.any(bindparam("ids")))


async def find_by_skus(session: AsyncSession, merchant_id: UUID, skus: Iterable[str]) -> dict[str, ProductRef]:
    """The merchant's products with these skus, by sku; what is unknown or retired is absent."""
    wanted = {"operator_id": operator_of(session), "merchant_id": merchant_id, "skus": sorted(set(skus))}
    return {ref.sku: ref for ref in all_as(ProductRef, await _BY_SKUS.rows(session, wanted))}


async def refs(session: AsyncSession, product_ids: Iterable[UUID]) -> dict[UUID, ProductRef]:
    """Products by id, of every merchant that the scope shows."""
    wanted = {"operator_id": operator_of(session), "ids": sorted(set(product_ids))}
    return {ref.id: ref for ref in all_as(ProductRef, await session.execute(_BY_IDS, wanted))}


async def find_by_barcode(session: AsyncSession, merchant_id: UUID, code: str) -> BarcodeMatch | None:
    """What a scanned code stands for at this merchant."""
    row = (
        await session.execute(
            select(Barcode.product_id, Barcode.quantity).where(
                Barcode.operator_id == operator_of(session), Barcode.merchant_id == merchant_id, Barcode.code == code
            )
        )
    ).one_or_none()
    return BarcodeMatch(row.product_id, row.quantity) if row else None


async def find_by_barcodes(session: AsyncSession, merchant_id: UUID, codes: Iterable[str]) -> dict[str, BarcodeMatch]:
    """What these codes stand for at this merchant, by code; what is unknown is absent."""
    rows = await session.execute(
        select(Barcode.code, Barcode.product_id, Barcode.quantity).where(
            Barcode.operator_id == operator_of(session), Barcode.merchant_id == merchant_id,
            Barcode.code.in_(sorted(set(codes))),
        )
    )  # fmt: skip
    return {row.code: BarcodeMatch(row.product_id, row.quantity) for row in rows}


async def barcodes_of(session: AsyncSession, product_ids: Sequence[UUID]) -> dict[UUID, list[BarcodeView]]:
    """The codes of these products, by product."""
    rows = await session.execute(
        select(Barcode.product_id, Barcode.code, Barcode.kind, Barcode.quantity)
        .where(Barcode.operator_id == operator_of(session), Barcode.product_id.in_(product_ids))
        .order_by(Barcode.product_id, Barcode.quantity, Barcode.code)
    )
    found: dict[UUID, list[BarcodeView]] = {}
    for row in rows:
        found.setdefault(row.product_id, []).append(BarcodeView(row.code, row.kind, row.quantity))
    return found


async def get_product(session: AsyncSession, product_id: UUID) -> ProductView:
    """One product. Refuses one that is not here."""
    rows = await _views(session, select(*_VIEW).where(*_mine(session), Product.id == product_id))
    if not rows:
        raise ProductMissing(id=str(product_id))
    return rows[0]


async def products_by_sku(session: AsyncSession, skus: Sequence[str]) -> dict[str, ProductView]:
    """The merchant's products with these skus, by sku and without codes, retired ones too; unknown ones are absent."""
    named = Product.sku == func.any(bindparam("skus"))
    rows = await session.execute(
        select(*_VIEW).where(*_mine(session), Product.merchant_id == merchant_of(session), named),
        {"skus": sorted(set(skus))},
    )
    return {view.sku: view for view in all_as(ProductView, rows)}


async def list_products(
    session: AsyncSession,
    asked: Window,
    *,
    q: str | None = None,
    barcode: str | None = None,
    status: str | None = None,
    category: str | None = None,
) -> Sequence[ProductView]:
    """Products of the merchant by sku, one more than the page. ``q`` finds any part of sku or name."""
    query = select(*_VIEW).where(*_mine(session), Product.merchant_id == merchant_of(session))
    if q:
        query = query.where(*_containing(session, q))
    if barcode:
        query = query.where(Product.id.in_(_carrying(session, barcode)))
    if status:
        query = query.where(Product.status == status)
    if category:
        query = query.where(Product.category == category)
    if asked.after:
        query = query.where(Product.sku > asked.after[0])
    return await _views(session, query.order_by(Product.sku).limit(asked.limit + 1))


def _containing(session: AsyncSession, q: str) -> list[ColumnElement[bool]]:
    text, pieces = normalised(q), tokens(q)
    if not pieces:
        return [Product.sku >= q, Product.sku < q + "\uffff"]
    holding_all = (
        select(ProductToken.product_id)
        .where(
            ProductToken.operator_id == operator_of(session),
            ProductToken.merchant_id == merchant_of(session),
            ProductToken.token.in_(sorted(pieces)),
        )
        .group_by(ProductToken.product_id)
        .having(func.count() == len(pieces))
    )
    words = [func.strpos(Product.search_text, word) > 0 for word in text.split()]
    return [Product.id.in_(holding_all), *words]


def _carrying(session: AsyncSession, code: str) -> Select[UUID]:
    return select(Barcode.product_id).where(
        Barcode.operator_id == operator_of(session), Barcode.merchant_id == merchant_of(session), Barcode.code == code
    )


def _mine(session: AsyncSession) -> list[ColumnElement[bool]]:
    scope = tenant(session)
    mine = [Product.operator_id == scope.operator_id]
    if scope.merchant_id is not None:
        mine.append(Product.merchant_id == scope.merchant_id)
    return mine


async def _views(session: AsyncSession, query: Select[*tuple[Any, ...]]) -> list[ProductView]:
    products = all_as(ProductView, await session.execute(query))
    codes = await barcodes_of(session, [product.id for product in products]) if products else {}
    return [msgspec.structs.replace(product, barcodes=codes.get(product.id, [])) for product in products]
