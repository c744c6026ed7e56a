"""Commands of the catalogue: add, revise, retire, map barcodes."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.catalogue.errors import BarcodeInvalid, BarcodeMissing, BarcodeTaken, ProductMissing, SkuTaken
from portal.domains.catalogue.events import ProductAdded, ProductRetired, ProductRevised
from portal.domains.catalogue.models import Barcode, Product, ProductToken
from portal.domains.catalogue.rules import barcode_problem, kind_of_barcode, normalised, tokens
from portal.domains.catalogue.values import NewBarcode, NewProduct
from portal.kit import clock, outbox
from portal.kit.errors import Invalid, Stale
from portal.kit.ids import new_id
from portal.kit.money import is_currency
from portal.kit.scope import merchant_of, operator_of

REVISABLE = (
    "name", "name_en", "category", "tax_class", "price", "length_mm", "width_mm", "height_mm", "weight_g",
    "temperature", "tracks_lots", "tracks_expiry", "attributes",
)  # fmt: skip


async def add_product(session: AsyncSession, product: NewProduct) -> UUID:
    """A product exists. Refuses a taken sku or barcode and a mistyped barcode. Records ProductAdded."""
    return (await add_products(session, [product]))[0]


async def add_products(session: AsyncSession, products: Sequence[NewProduct]) -> list[UUID]:
    """Many products exist, or none. Refuses as :func:`add_product`; ``fields`` names the product by its place."""
    _check(products)
    await _check_skus(session, [product.sku for product in products])
    ids = [new_id() for _ in products]
    await session.execute(
        insert(Product), [_row(session, id_, product) for id_, product in zip(ids, products, strict=True)]
    )
    codes = [(id_, code) for id_, product in zip(ids, products, strict=True) for code in product.barcodes]
    await map_barcodes(session, codes)
    if token_rows := _token_rows(session, ids, products):
        await session.execute(insert(ProductToken), token_rows)
    merchant_id = merchant_of(session)
    await outbox.record_all(
        session,
        [ProductAdded(merchant_id=merchant_id, product_id=i, sku=p.sku) for i, p in zip(ids, products, strict=True)],
    )
    return ids


async def revise_product(
    session: AsyncSession, product_id: UUID, changes: dict[str, Any], *, based_on: int | None
) -> None:
    """The named details are changed. Refuses unknown products and an edit based on an older version.

    Records ProductRevised.
    """
    product = await _locked(session, product_id)
    if based_on is not None and based_on != product.version:
        raise Stale(version=product.version)
    for name in REVISABLE:
        if name in changes:
            setattr(product, name, changes[name])
    if product.tracks_expiry and not product.tracks_lots:
        raise Invalid.field("tracks_expiry", "true only together with tracks_lots")
    product.version += 1
    product.search_text = search_text_of(product.sku, product.name, product.name_en)
    await session.flush()
    await _retoken(session, product)
    changed = ProductRevised(merchant_id=product.merchant_id, product_id=product_id, fields=sorted(changes))
    await outbox.record(session, changed)


async def retire_product(session: AsyncSession, product_id: UUID) -> None:
    """The product takes no new orders. Refuses unknown products; retiring twice is once. Records ProductRetired."""
    product = await _locked(session, product_id)
    if product.status == "retired":
        return
    product.status = "retired"
    product.version += 1
    await session.flush()
    await outbox.record(session, ProductRetired(merchant_id=product.merchant_id, product_id=product_id))


async def map_barcodes(session: AsyncSession, barcodes: Sequence[tuple[UUID, NewBarcode]]) -> None:
    """These codes stand for these products. Refuses a code twice in the list and one that is taken."""
    if not barcodes:
        return
    operator_id, merchant_id = operator_of(session), merchant_of(session)
    codes = [barcode.code for _, barcode in barcodes]
    twice = sorted({code for code in codes if codes.count(code) > 1}) if len(set(codes)) < len(codes) else []
    if twice:
        raise BarcodeTaken(barcodes=twice)
    taken = await session.scalars(
        select(Barcode.code).where(
            Barcode.operator_id == operator_id, Barcode.merchant_id == merchant_id, Barcode.code.in_(codes)
        )
    )
    if found := sorted(taken):
        raise BarcodeTaken(barcodes=found)
    rows = [
        {
            "operator_id": operator_id, "merchant_id": merchant_id, "code": barcode.code, "product_id": product_id,
            "kind": barcode.kind or kind_of_barcode(barcode.code), "quantity": barcode.quantity,
        }
        for product_id, barcode in barcodes
    ]  # fmt: skip
    await session.execute(insert(Barcode), rows)


async def add_barcode(session: AsyncSession, product_id: UUID, barcode: NewBarcode) -> None:
    """One more code stands for a product that exists. Refuses mistyped and taken ones."""
    await _locked(session, product_id)
    problem = barcode_problem(barcode.code, barcode.kind or kind_of_barcode(barcode.code))
    if problem:
        raise BarcodeInvalid(fields={"code": problem})
    await map_barcodes(session, [(product_id, barcode)])


async def remove_barcode(session: AsyncSession, product_id: UUID, code: str) -> None:
    """The code stands for nothing any more. Refuses a code that the product does not carry."""
    removed = await session.execute(
        delete(Barcode)
        .where(
            Barcode.operator_id == operator_of(session), Barcode.merchant_id == merchant_of(session),
            Barcode.product_id == product_id, Barcode.code == code,
        )
        .returning(Barcode.code)
    )  # fmt: skip
    if removed.one_or_none() is None:
        raise BarcodeMissing(code=code)


def _check(products: Sequence[NewProduct]) -> None:
    wrong: dict[str, str] = {}
    seen: set[str] = set()
    for place, product in enumerate(products):
        at = f"[{place}]." if len(products) > 1 else ""
        if product.sku in seen:
            wrong[f"{at}sku"] = "once in a list"
        seen.add(product.sku)
        if not is_currency(product.currency):
            wrong[f"{at}currency"] = "an ISO 4217 code such as JPY"
        if product.tracks_expiry and not product.tracks_lots:
            wrong[f"{at}tracks_expiry"] = "true only together with tracks_lots"
        for number, barcode in enumerate(product.barcodes):
            problem = barcode_problem(barcode.code, barcode.kind or kind_of_barcode(barcode.code))
            if problem:
                raise BarcodeInvalid(fields={f"{at}barcodes[{number}].code": problem})
    if wrong:
        raise Invalid(fields=wrong)


async def _check_skus(session: AsyncSession, skus: Sequence[str]) -> None:
    taken = await session.scalars(
        select(Product.sku).where(
            Product.operator_id == operator_of(session), Product.merchant_id == merchant_of(session),
            Product.sku.in_(skus),
        )
    )  # fmt: skip
    if found := sorted(taken):
        raise SkuTaken(skus=found)


def _row(session: AsyncSession, id_: UUID, product: NewProduct) -> dict[str, Any]:
    details = msgspec.structs.asdict(product)
    details.pop("barcodes")
    return {
        **details, "operator_id": operator_of(session), "merchant_id": merchant_of(session), "id": id_,
        "status": "active", "version": 1, "created_at": clock.now(),
        "search_text": search_text_of(product.sku, product.name, product.name_en),
    }  # fmt: skip


def search_text_of(sku: str, name: str, name_en: str | None) -> str:
    """What a product is found by."""
    return normalised(f"{sku} {name} {name_en or ''}")


def _token_rows(session: AsyncSession, ids: Sequence[UUID], products: Sequence[NewProduct]) -> list[dict[str, Any]]:
    tenant = {"operator_id": operator_of(session), "merchant_id": merchant_of(session)}
    return [
        {**tenant, "token": token, "product_id": id_}
        for id_, product in zip(ids, products, strict=True)
        for token in sorted(tokens(search_text_of(product.sku, product.name, product.name_en)))
    ]


async def _retoken(session: AsyncSession, product: Product) -> None:
    mine = {"operator_id": product.operator_id, "merchant_id": product.merchant_id, "product_id": product.id}
    await session.execute(
        delete(ProductToken).where(
            ProductToken.operator_id == product.operator_id, ProductToken.product_id == product.id
        )
    )
    rows = [{**mine, "token": token} for token in sorted(tokens(product.search_text))]
    if rows:
        await session.execute(insert(ProductToken), rows)


async def _locked(session: AsyncSession, product_id: UUID) -> Product:
    product = await session.scalar(
        select(Product)
        .where(
            Product.operator_id == operator_of(session), Product.merchant_id == merchant_of(session),
            Product.id == product_id,
        )
        .with_for_update()
    )  # fmt: skip
    if product is None:
        raise ProductMissing(id=str(product_id))
    return product
