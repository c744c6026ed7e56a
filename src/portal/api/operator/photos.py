"""Photos of products at the operator: what a picker or a packer should hold in hand."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from litestar import Response, get
from litestar.params import FromPath

from portal.api.deps import Session
from portal.api.guards import needs
from portal.api.pictures import IfNoneMatch, photo_answer
from portal.domains import catalogue
from portal.domains.catalogue import PhotoView


class Photos(msgspec.Struct, frozen=True):
    """Photos of a product in their order."""

    items: Sequence[PhotoView]


@get("/products/{product_id:uuid}/photos", guards=[needs("stock:read")], summary="List photos", tags=["stock"])
async def list_photos(product_id: FromPath[UUID], session: Session) -> Photos:
    """Of any merchant's product, in their order."""
    await catalogue.get_product(session, product_id)
    return Photos(await catalogue.list_photos(session, product_id))


@get(
    "/products/{product_id:uuid}/photos/{photo_id:uuid}", guards=[needs("stock:read")], summary="A photo",
    tags=["stock"], media_type="image/*",
)  # fmt: skip
async def get_photo(
    product_id: FromPath[UUID], photo_id: FromPath[UUID], session: Session, at_hand: IfNoneMatch = None
) -> Response[bytes]:
    """The picture itself. It never changes, so it may be kept for good."""
    return photo_answer(await catalogue.get_photo(session, product_id, photo_id), at_hand)


HANDLERS = [list_photos, get_photo]
