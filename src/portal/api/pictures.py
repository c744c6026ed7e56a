"""How a photo is served: as exactly what it is, to be kept for good by whoever was allowed to see it."""

from typing import Annotated

from litestar import Response
from litestar.params import HeaderParameter

from portal.domains.catalogue import PhotoContent

IfNoneMatch = Annotated[str | None, HeaderParameter(name="If-None-Match", description="ETag of the copy at hand")]


def photo_answer(photo: PhotoContent, at_hand: str | None) -> Response[bytes]:
    """The bytes, or 304 for who has them. A browser neither guesses another type nor runs anything in it."""
    etag = f'"{photo.digest}"'
    headers = {
        "ETag": etag, "Cache-Control": "private, max-age=31536000, immutable", "Vary": "Cookie, Authorization",
        "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox",
        "Content-Disposition": "inline", "Cross-Origin-Resource-Policy": "same-origin",
    }  # fmt: skip
    if at_hand == etag:
        return Response(b"", status_code=304, headers=headers, media_type=photo.media_type)
    return Response(photo.content, headers=headers, media_type=photo.media_type)
