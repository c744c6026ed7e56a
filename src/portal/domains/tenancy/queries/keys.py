"""API keys, without their secrets."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.tenancy.models import ApiKey
from portal.domains.tenancy.values import ApiKeyView
from portal.kit.rows import all_as
from portal.kit.scope import tenant

_API_KEY = (
    ApiKey.id, ApiKey.name, ApiKey.prefix, ApiKey.scopes, ApiKey.created_by, ApiKey.created_at, ApiKey.last_used_at,
    ApiKey.expires_at, ApiKey.revoked_at,
)  # fmt: skip


async def list_api_keys(session: AsyncSession) -> Sequence[ApiKeyView]:
    """API keys of this operator or merchant, newest first."""
    scope = tenant(session)
    rows = await session.execute(
        select(*_API_KEY)
        .where(
            ApiKey.operator_id == scope.operator_id, ApiKey.merchant_id.is_not_distinct_from(scope.merchant_id)
        )
        .order_by(ApiKey.id.desc())
    )  # fmt: skip
    return all_as(ApiKeyView, rows)
