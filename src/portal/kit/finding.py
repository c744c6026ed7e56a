"""What somebody typed, pasted or scanned, in the forms in which things are written down, and rows that begin with it.

Only equality and ranges: nothing else reaches an index under row-level security.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.ext.asyncio import AsyncSession

_DECORATION = re.compile(r"[\s\-‐‑–—−ー－]+")
_NUMBER = re.compile(r"([A-Z]{1,2})(\d{6})([0-9A-Z]*)")
LAST = "\U0010ffff"


class Match(msgspec.Struct, frozen=True):
    """A row that was found: how it is called, a word on it, its state. ``exact``: it is called just so.

    ``parent_id`` is the thing on whose page it stands, when it has none of its own.
    """

    id: UUID
    merchant_id: UUID | None
    title: str
    subtitle: str
    status: str
    parent_id: UUID | None = None
    exact: bool = False


def folded(text: str) -> str:
    """One width, one kind of space, upper case."""
    return " ".join(unicodedata.normalize("NFKC", text).upper().split())


def bare(text: str) -> str:
    """Folded, without spaces and hyphens: how carriers write their numbers."""
    return _DECORATION.sub("", folded(text))


def our_number(text: str) -> str | None:
    """A number of ours, or the beginning of one, as it is printed: ``s261124 7q4x`` is ``S261124-7Q4X``."""
    found = _NUMBER.fullmatch(bare(text))
    if found is None:
        return None
    prefix, day, tail = found.groups()
    return f"{prefix}{day}-{tail}" if tail else f"{prefix}{day}"


def begins(column: Any, prefix: str) -> ColumnElement[bool]:
    """The column begins with this, as a range of an index."""
    between: ColumnElement[bool] = (column >= prefix) & (column < prefix + LAST)
    return between


async def matches(
    session: AsyncSession,
    shown: Sequence[Any],
    where: Sequence[ColumnElement[bool]],
    called: Any,
    name: str,
    limit: int,
) -> list[Match]:
    """Rows whose column ``called`` begins with ``name``, the one that is called just so first.

    ``shown`` are the columns of a :class:`Match` up to ``parent_id``.
    """
    query: Select[*tuple[Any, ...]] = select(*shown).where(*where, begins(called, name)).order_by(called).limit(limit)
    found = [Match(*row) for row in await session.execute(query)]
    return [msgspec.structs.replace(match, exact=match.title.upper() == name.upper()) for match in found]
