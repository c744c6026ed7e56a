"""Changing many products at once, as a file does: set-based, each product in one row of one statement."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ARRAY, Uuid, bindparam, delete, insert, select, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.catalogue.actions.keeping import REVISABLE, map_barcodes, search_text_of
from portal.domains.catalogue.events import ProductRevised
from portal.domains.catalogue.models import Product, ProductToken
from portal.domains.catalogue.rules import tokens
from portal.domains.catalogue.values import NewBarcode
from portal.kit import outbox
from portal.kit.scope import merchant_of, operator_of


class Revision(msgspec.Struct, frozen=True):
    """What is to be changed of a product, by name of the detail."""

    product_id: UUID
    changes: dict[str, Any]


async def revise_products(session: AsyncSession, revisions: Sequence[Revision]) -> None:
    """The named details of these products are changed. Products that are not here are left out.

    The caller has checked the values. Records ProductRevised per product.
    """
    wanted = {revision.product_id: revision.changes for revision in revisions}
    if not wanted:
        return
    tenant = {"operator_id": operator_of(session), "merchant_id": merchant_of(session)}
    rows = await _locked(session, sorted(wanted))
    changed = [{**row, **wanted[row["id"]]} for row in rows]
    for row in changed:
        row["search_text"] = search_text_of(row["sku"], row["name"], row["name_en"])
    await session.execute(_UPDATE, {**tenant, "given": [msgspec.to_builtins(row) for row in changed]})
    await _retoken(session, changed)
    await outbox.record_all(
        session,
        [
            ProductRevised(merchant_id=tenant["merchant_id"], product_id=row["id"], fields=sorted(wanted[row["id"]]))
            for row in changed
        ],
    )
    await session.flush()


async def add_barcodes(session: AsyncSession, barcodes: Sequence[tuple[UUID, NewBarcode]]) -> None:
    """More codes stand for these products, in one statement. Refuses taken ones; the caller has checked the digits."""
    await map_barcodes(session, barcodes)
    await session.flush()


async def _locked(session: AsyncSession, ids: Sequence[UUID]) -> list[dict[str, Any]]:
    columns = [getattr(Product, name) for name in ("id", "sku", *REVISABLE)]
    rows = await session.execute(
        select(*columns)
        .where(
            Product.operator_id == operator_of(session), Product.merchant_id == merchant_of(session),
            Product.id.in_(ids),
        )
        .order_by(Product.id)
        .with_for_update()
    )  # fmt: skip
    return [dict(row._mapping) for row in rows]


_TYPES = {
    "price": "bigint", "length_mm": "integer", "width_mm": "integer", "height_mm": "integer", "weight_g": "integer",
    "tracks_lots": "boolean", "tracks_expiry": "boolean", "attributes": "jsonb",
}  # fmt: skip
_SET = (*REVISABLE, "search_text")
_GIVEN = ", ".join(f"{name} {_TYPES.get(name, 'text')}" for name in _SET)
_UPDATE = text(
    f"update products p set {', '.join(f'{name} = given.{name}' for name in _SET)}, version = p.version + 1"
    "  from jsonb_to_recordset(:given) as"
    f"   given(id uuid, {_GIVEN})"
    " where p.operator_id = :operator_id and p.merchant_id = :merchant_id and p.id = given.id"
).bindparams(bindparam("given", type_=JSONB))


async def _retoken(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    mine = {"operator_id": operator_of(session), "merchant_id": merchant_of(session)}
    ids = [row["id"] for row in rows]
    await session.execute(
        delete(ProductToken).where(
            ProductToken.operator_id == mine["operator_id"], ProductToken.merchant_id == mine["merchant_id"],
            ProductToken.product_id == bindparam("ids", type_=ARRAY(Uuid)).any_(),
        ),
        {"ids": ids},
    )  # fmt: skip
    pieces = [(row["id"], token) for row in rows for token in sorted(tokens(row["search_text"]))]
    if pieces:
        await session.execute(
            insert(ProductToken), [{**mine, "product_id": id_, "token": token} for id_, token in pieces]
        )
