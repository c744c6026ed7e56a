"""The one condition that every select of billing begins with."""

from typing import Any

from sqlalchemy import ColumnElement, and_
from sqlalchemy.ext.asyncio import AsyncSession

from portal.kit.scope import tenant


def mine(session: AsyncSession, table: Any) -> ColumnElement[bool]:
    """Rows of the operator, and on the merchant's side of the merchant alone."""
    scope = tenant(session)
    own: ColumnElement[bool] = table.operator_id == scope.operator_id
    return own if scope.merchant_id is None else and_(own, table.merchant_id == scope.merchant_id)
