"""Photos of products: added and taken away."""

from hashlib import sha256
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.catalogue.errors import PhotoInvalid, PhotoMissing, ProductMissing, TooManyPhotos
from portal.domains.catalogue.events import ProductRevised
from portal.domains.catalogue.models import Product, ProductPhoto
from portal.domains.catalogue.pictures import LARGEST_BYTES, LARGEST_SIDE, picture_of
from portal.domains.catalogue.stripping import bare
from portal.kit import outbox
from portal.kit.ids import new_id
from portal.kit.scope import merchant_of, operator_of

MOST = 12


async def add_photo(session: AsyncSession, product_id: UUID, content: bytes) -> UUID:
    """The product has one more photo, behind those that it has; the same picture again is the one that is there.

    What a camera wrote beside the picture, such as the place where it was taken, is not kept.

    Refuses a product that is not here, what is no PNG, JPEG or WebP, more than 5 MB or 8,000 pixels a side, and a
    thirteenth photo. Records ProductRevised.
    """
    await _lock_product(session, product_id)
    picture = picture_of(content)
    if picture is None:
        raise PhotoInvalid.field("photo", "a PNG, JPEG or WebP picture")
    if len(content) > LARGEST_BYTES:
        raise PhotoInvalid.field("photo", f"up to {LARGEST_BYTES} bytes")
    if not (1 <= picture.width <= LARGEST_SIDE and 1 <= picture.height <= LARGEST_SIDE):
        raise PhotoInvalid.field("photo", f"up to {LARGEST_SIDE} pixels a side")
    content = bare(content, picture.media_type)
    digest = sha256(content).hexdigest()
    there = await session.execute(
        select(ProductPhoto.id, ProductPhoto.digest, ProductPhoto.position).where(
            ProductPhoto.operator_id == operator_of(session), ProductPhoto.merchant_id == merchant_of(session),
            ProductPhoto.product_id == product_id,
        )
    )  # fmt: skip
    photos = there.all()
    for photo in photos:
        if photo.digest == digest:
            known: UUID = photo.id
            return known
    if len(photos) >= MOST:
        raise TooManyPhotos(most=MOST)
    photo_id = new_id()
    await session.execute(
        insert(ProductPhoto).values(
            operator_id=operator_of(session), merchant_id=merchant_of(session), id=photo_id, product_id=product_id,
            position=1 + max((photo.position for photo in photos), default=0), media_type=picture.media_type,
            width=picture.width, height=picture.height, size=len(content), digest=digest, content=content,
        )
    )  # fmt: skip
    await _revised(session, product_id)
    return photo_id


async def drop_photo(session: AsyncSession, product_id: UUID, photo_id: UUID) -> None:
    """The product has this photo no more. Refuses one that it has not. Records ProductRevised."""
    gone = await session.scalar(
        delete(ProductPhoto)
        .where(
            ProductPhoto.operator_id == operator_of(session), ProductPhoto.merchant_id == merchant_of(session),
            ProductPhoto.product_id == product_id, ProductPhoto.id == photo_id,
        )
        .returning(ProductPhoto.id)
    )  # fmt: skip
    if gone is None:
        raise PhotoMissing(id=str(photo_id))
    await _revised(session, product_id)


async def _lock_product(session: AsyncSession, product_id: UUID) -> None:
    # Two photos at once would take the same place.
    found = await session.scalar(
        select(Product.id)
        .where(
            Product.operator_id == operator_of(session), Product.merchant_id == merchant_of(session),
            Product.id == product_id,
        )
        .with_for_update(key_share=True)
    )  # fmt: skip
    if found is None:
        raise ProductMissing(id=str(product_id))


async def _revised(session: AsyncSession, product_id: UUID) -> None:
    revised = ProductRevised(merchant_id=merchant_of(session), product_id=product_id, fields=["photos"])
    await outbox.record(session, revised)
    await session.flush()
