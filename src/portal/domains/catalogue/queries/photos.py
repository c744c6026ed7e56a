"""Photos of products, with and without their bytes."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.catalogue.errors import PhotoMissing
from portal.domains.catalogue.models import ProductPhoto
from portal.domains.catalogue.values import PhotoContent, PhotoView
from portal.kit.rows import all_as
from portal.kit.scope import tenant

_VIEW: tuple[Any, ...] = (
    ProductPhoto.id, ProductPhoto.product_id, ProductPhoto.position, ProductPhoto.media_type, ProductPhoto.width,
    ProductPhoto.height, ProductPhoto.size, ProductPhoto.created_at,
)  # fmt: skip


async def list_photos(session: AsyncSession, product_id: UUID) -> Sequence[PhotoView]:
    """Photos of a product in their order."""
    rows = await session.execute(
        select(*_VIEW)
        .where(*_mine(session), ProductPhoto.product_id == product_id)
        .order_by(ProductPhoto.position, ProductPhoto.id)
    )
    return all_as(PhotoView, rows)


async def get_photo(session: AsyncSession, product_id: UUID, photo_id: UUID) -> PhotoContent:
    """One photo with its bytes. Refuses one that is not here."""
    row = (
        await session.execute(
            select(ProductPhoto.media_type, ProductPhoto.digest, ProductPhoto.content).where(
                *_mine(session), ProductPhoto.product_id == product_id, ProductPhoto.id == photo_id
            )
        )
    ).one_or_none()
    if row is None:
        raise PhotoMissing(id=str(photo_id))
    return PhotoContent(*row)


async def first_photos(session: AsyncSession, product_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """The first photo of these products, by product; those without are absent."""
    rows = await session.execute(
        select(ProductPhoto.product_id, ProductPhoto.id)
        .where(*_mine(session), ProductPhoto.product_id.in_(sorted(set(product_ids))))
        .order_by(ProductPhoto.product_id, ProductPhoto.position)
        .ext(distinct_on(ProductPhoto.product_id))
    )
    return {row[0]: row[1] for row in rows}


def _mine(session: AsyncSession) -> list[ColumnElement[bool]]:
    scope = tenant(session)
    mine = [ProductPhoto.operator_id == scope.operator_id]
    if scope.merchant_id is not None:
        mine.append(ProductPhoto.merchant_id == scope.merchant_id)
    return mine
