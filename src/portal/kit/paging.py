"""Pages by cursor: a cursor says where the last page ended, in the values it was ordered by."""

import base64
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

import msgspec

from portal.kit.errors import Invalid

T = TypeVar("T")
DEFAULT_LIMIT = 50
MAX_LIMIT = 200


class CursorInvalid(Invalid):
    """The cursor is not one that a list here gave."""

    code = "cursor_invalid"
    title = "This cursor did not come from this list"


class Paged(msgspec.Struct, Generic[T], frozen=True):
    """One page: its items, and the cursor of the next page or None at the end."""

    items: Sequence[T]
    next_cursor: str | None


class Window(msgspec.Struct, frozen=True):
    """Which page is asked for: ``after`` holds the ordering values of the last row seen, None for the first page."""

    limit: int = DEFAULT_LIMIT
    after: tuple[Any, ...] | None = None


def window(cursor: str | None, limit: int | None, *types: type) -> Window:
    """Read what a client sent. ``types`` are the types of the ordering values in the cursor.

    Raises:
        CursorInvalid: when the cursor was not made by :func:`page` for the same list.
    """
    size = DEFAULT_LIMIT if limit is None else limit
    if not 1 <= size <= MAX_LIMIT:
        raise Invalid.field("limit", f"1 to {MAX_LIMIT}")
    if not cursor:
        return Window(size)
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        return Window(size, msgspec.json.decode(raw, type=tuple[types]))  # type: ignore[valid-type]
    except (ValueError, msgspec.MsgspecError) as problem:
        raise CursorInvalid(fields={"cursor": "a next_cursor of this list"}) from problem


def page(rows: Sequence[T], asked: Window, *key: str) -> Paged[T]:
    """Make a page from up to ``limit + 1`` rows, whose attributes ``key`` they are ordered by."""
    if len(rows) <= asked.limit:
        return Paged(rows, None)
    kept = rows[: asked.limit]
    values = [getattr(kept[-1], name) for name in key]
    cursor = base64.urlsafe_b64encode(msgspec.json.encode(values)).rstrip(b"=").decode()
    return Paged(kept, cursor)
