"""Statements over thousands of rows, and the plan they need.

Policies repeat every tenant condition of a statement, and the planner multiplies the two as if they were independent:
it expects one row where there are thousands, and joins arrays of keys to them by comparing each with each. Inside
`in_bulk` such joins are hashed instead.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

# Below this, comparing each with each is cheaper than the two statements that forbid it.
_MANY = 100
_HASHED = text("set local enable_nestloop = off")
_AS_EVER = text("set local enable_nestloop = on")


@asynccontextmanager
async def in_bulk(session: AsyncSession, rows: int) -> AsyncIterator[None]:
    """Statements inside join about ``rows`` given keys to a table; tell the planner so if they are many."""
    if rows < _MANY:
        yield
        return
    await session.execute(_HASHED)
    yield
    await session.execute(_AS_EVER)
