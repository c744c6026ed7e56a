"""Products by what somebody typed or scanned, of one merchant or of many."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, func, literal, select, union
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.catalogue.models import Barcode, Product, ProductToken
from portal.domains.catalogue.rules import normalised, tokens
from portal.kit.finding import Match, bare, folded
from portal.kit.scope import operator_of

_MATCH = (Product.id, Product.merchant_id, Product.sku, Product.name, Product.status)


async def find_products(
    session: AsyncSession, merchant_ids: Iterable[UUID], q: str, limit: int, *, only_called: bool = False
) -> list[Match]:
    """Products whose sku or code is ``q``; unless ``only_called``, then those with ``q`` in sku or name."""
    merchants = literal(sorted(merchant_ids), ARRAY(Uuid()))
    exact = await _called(session, merchants, q, limit)
    if only_called:
        return exact
    seen = {match.id for match in exact}
    return [*exact, *(match for match in await _containing(session, merchants, q, limit) if match.id not in seen)][
        :limit
    ]


async def _called(session: AsyncSession, merchants: Any, q: str, limit: int) -> list[Match]:
    operator_id = operator_of(session)
    # Two searches by index and not one "or" over both: that reads every product of the merchant.
    coded = select(Barcode.product_id).where(
        Barcode.operator_id == operator_id, Barcode.merchant_id == func.any(merchants),
        Barcode.code.in_({q.strip(), folded(q), bare(q)}),
    )  # fmt: skip
    named = select(Product.id).where(
        Product.operator_id == operator_id, Product.merchant_id == func.any(merchants),
        Product.sku.in_({q.strip(), folded(q), folded(q).lower()}),
    )  # fmt: skip
    rows = await session.execute(
        select(*_MATCH)
        .where(
            Product.operator_id == operator_id, Product.merchant_id == func.any(merchants),
            Product.id.in_(union(named, coded)),
        )
        .order_by(Product.status, Product.sku)
        .limit(limit)
    )  # fmt: skip
    return [Match(*row, exact=True) for row in rows]


async def _containing(session: AsyncSession, merchants: Any, q: str, limit: int) -> list[Match]:
    pieces = tokens(q)
    if not pieces:
        return []
    operator_id = operator_of(session)
    holding_all = (
        select(ProductToken.product_id)
        .where(
            ProductToken.operator_id == operator_id, ProductToken.merchant_id == func.any(merchants),
            ProductToken.token.in_(sorted(pieces)),
        )
        .group_by(ProductToken.product_id)
        .having(func.count() == len(pieces))
    )  # fmt: skip
    words = [func.strpos(Product.search_text, word) > 0 for word in normalised(q).split()]
    rows = await session.execute(
        select(*_MATCH)
        .where(Product.operator_id == operator_id, Product.merchant_id == func.any(merchants))
        .where(Product.id.in_(holding_all), *words)
        .order_by(Product.status, Product.sku)
        .limit(limit)
    )
    return [Match(*row) for row in rows]
