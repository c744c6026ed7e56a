"""Two conditions that every statement here is built with: whose rows, and which of them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Uuid, any_, bindparam
from sqlalchemy.ext.asyncio import AsyncSession

from portal.kit.scope import tenant


def within(session: AsyncSession, table: Any) -> list[ColumnElement[bool]]:
    """The tenant of this session as conditions on a table: every statement carries them itself."""
    scope = tenant(session)
    mine = [table.operator_id == scope.operator_id]
    if scope.merchant_id is not None:
        mine.append(table.merchant_id == scope.merchant_id)
    return mine


def among(column: Any, ids: Iterable[UUID]) -> ColumnElement[bool]:
    """The column is one of these ids, as one array parameter: the statement stays the same for any number."""
    condition: ColumnElement[bool] = column == any_(bindparam(None, list(ids), type_=ARRAY(Uuid())))
    return condition
