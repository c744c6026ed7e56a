"""Photos of a merchant's products over HTTP."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from litestar import Response, delete, get, post
from litestar.datastructures import UploadFile
from litestar.params import FromPath, MultipartBody

from portal.api.deps import Session
from portal.api.guards import needs
from portal.api.pictures import IfNoneMatch, photo_answer
from portal.domains import catalogue
from portal.domains.catalogue import PhotoView


class NewPhoto(msgspec.Struct):
    """A picture file: PNG, JPEG or WebP, 5 MB and 8,000 pixels a side at most."""

    photo: UploadFile


class Photos(msgspec.Struct, frozen=True):
    """Photos of a product in their order."""

    items: Sequence[PhotoView]


@post(
    "/products/{product_id:uuid}/photos", guards=[needs("products:write")], summary="Add a photo", tags=["products"],
    request_max_body_size=6_000_000,
)  # fmt: skip
async def add_photo(product_id: FromPath[UUID], data: MultipartBody[NewPhoto], session: Session) -> PhotoView:
    """Told from its bytes, whatever its name says. The same picture again is the one that is there; 12 at most."""
    await catalogue.get_product(session, product_id)
    photo_id = await catalogue.add_photo(session, product_id, await data.photo.read())
    return next(photo for photo in await catalogue.list_photos(session, product_id) if photo.id == photo_id)


@get("/products/{product_id:uuid}/photos", guards=[needs("products:read")], summary="List photos", tags=["products"])
async def list_photos(product_id: FromPath[UUID], session: Session) -> Photos:
    """In their order."""
    await catalogue.get_product(session, product_id)
    return Photos(await catalogue.list_photos(session, product_id))


@get(
    "/products/{product_id:uuid}/photos/{photo_id:uuid}", guards=[needs("products:read")], summary="A photo",
    tags=["products"], media_type="image/*",
)  # fmt: skip
async def get_photo(
    product_id: FromPath[UUID], photo_id: FromPath[UUID], session: Session, at_hand: IfNoneMatch = None
) -> Response[bytes]:
    """The picture itself. It never changes, so it may be kept for good."""
    return photo_answer(await catalogue.get_photo(session, product_id, photo_id), at_hand)


@delete(
    "/products/{product_id:uuid}/photos/{photo_id:uuid}", guards=[needs("products:write")], status_code=200,
    summary="Remove a photo", tags=["products"],
)  # fmt: skip
async def drop_photo(product_id: FromPath[UUID], photo_id: FromPath[UUID], session: Session) -> Photos:
    """Answers those that are left."""
    await catalogue.drop_photo(session, product_id, photo_id)
    return Photos(await catalogue.list_photos(session, product_id))


HANDLERS = [add_photo, list_photos, get_photo, drop_photo]
