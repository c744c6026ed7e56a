"""How many rows a view of a list has: exact up to ten thousand, then only that there are more.

Counting stops at the bound, so that a tab over millions of rows costs what one over ten thousand does.
"""

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Select, func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

MOST = 10_000


class Count(msgspec.Struct, frozen=True):
    """``count`` rows; ``more``: there are more than these, which were not counted."""

    count: int
    more: bool = False


def bounded(number: int) -> Count:
    """A number as a count."""
    return Count(min(number, MOST), number > MOST)


async def count_all(session: AsyncSession, views: Mapping[str, Select[Any]]) -> dict[str, Count]:
    """The rows of each of these selects, in one statement. A select's columns do not matter."""
    counted = [
        select(
            literal(name).label("name"), select(func.count()).select_from(view.limit(MOST + 1).subquery()).label("rows")
        )
        for name, view in views.items()
    ]
    rows = await session.execute(union_all(*counted))
    return {name: bounded(number) for name, number in rows}
