"""The tenant, said by every statement itself: the plan is better for it, and a sharded database can route by it."""

from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.ext.asyncio import AsyncSession

from portal.kit.scope import tenant


def mine(session: AsyncSession, table: Any) -> list[ColumnElement[bool]]:
    """Rows of ``table`` that this session may see: the operator's, or of one merchant."""
    scope = tenant(session)
    if scope.merchant_id is None or not hasattr(table, "merchant_id"):
        return [table.operator_id == scope.operator_id]
    return [table.operator_id == scope.operator_id, table.merchant_id == scope.merchant_id]
