"""API keys: issued once in the clear, stored as a hash, revoked for good."""

import hmac
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple, cast
from uuid import UUID

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.tenancy.actions.auditing import audit
from portal.domains.tenancy.errors import ApiKeyMissing, KeyRefused
from portal.domains.tenancy.models import ApiKey
from portal.domains.tenancy.rules import scopes_of
from portal.domains.tenancy.values import Principal
from portal.kit import clock
from portal.kit.crypto import Vault, new_api_key, prefix_of_api_key
from portal.kit.errors import Invalid
from portal.kit.hot import Hot
from portal.kit.scope import DoorScope, actor_of, tenant

_USE_IS_NOTED_EVERY = timedelta(minutes=5)


async def issue_key(
    session: AsyncSession,
    vault: Vault,
    *,
    name: str,
    scopes: Sequence[str],
    environment: str = "live",
    expires_at: datetime | None = None,
    merchant_id: UUID | None = None,
) -> tuple[UUID, str]:
    """A key exists; answers its id and the key itself, which nobody can read again. Refuses unknown scopes."""
    scope = tenant(session)
    owner = scope.merchant_id or merchant_id
    known = scopes_of("operator" if owner is None else "merchant")
    unknown = sorted(set(scopes) - set(known))
    if unknown or not scopes:
        raise Invalid.field("scopes", "some of " + ", ".join(known), unknown=unknown)
    if expires_at is not None and expires_at <= clock.now():
        raise Invalid.field("expires_at", "a time in the future")
    key, prefix = new_api_key(environment)
    row = ApiKey(
        operator_id=scope.operator_id, merchant_id=owner, name=name, prefix=prefix,
        key_hash=vault.digest(key), scopes=sorted(set(scopes)), created_by=actor_of(session).name,
        expires_at=expires_at,
    )  # fmt: skip
    session.add(row)
    await session.flush()
    await audit(session, "key.issue", "api_key", row.id, {"name": name, "scopes": row.scopes}, merchant_id=merchant_id)
    return row.id, key


async def revoke_key(session: AsyncSession, key_id: UUID) -> None:
    """The key opens nothing from its next use on. Refuses a key that is not here."""
    scope = tenant(session)
    found = await session.scalar(
        update(ApiKey)
        .where(
            ApiKey.operator_id == scope.operator_id, ApiKey.id == key_id, ApiKey.revoked_at.is_(None),
            ApiKey.merchant_id.is_not_distinct_from(scope.merchant_id),
        )
        .values(revoked_at=clock.now())
        .returning(ApiKey.id)
    )  # fmt: skip
    if found is None:
        raise ApiKeyMissing(id=str(key_id))
    await audit(session, "key.revoke", "api_key", key_id, {})


def door_of_key(key: str) -> DoorScope:
    """The scope in which a key is looked for. Refuses a mistyped one."""
    prefix = prefix_of_api_key(key)
    if prefix is None:
        raise KeyRefused
    return DoorScope(prefix)


async def present_key(session: AsyncSession, vault: Vault, key: str) -> Principal:
    """Who holds this key, in the scope of :func:`door_of_key`; notes its use now and then.

    Refuses a mistyped, unknown, revoked or expired one.
    """
    prefix = door_of_key(key).key
    rows = await _BY_PREFIX.rows(session, {"prefix": prefix})
    row = _Key(*rows[0]) if rows else None
    now = clock.now()
    if row is None or not hmac.compare_digest(row.key_hash, vault.digest(key)):
        raise KeyRefused
    if row.revoked_at is not None or (row.expires_at is not None and row.expires_at <= now):
        raise KeyRefused
    if row.last_used_at is None or row.last_used_at < now - _USE_IS_NOTED_EVERY:
        await session.execute(
            update(ApiKey)
            .where(ApiKey.operator_id == row.operator_id, ApiKey.prefix == prefix)
            .values(last_used_at=now)
        )
    return Principal("key", row.id, row.name, row.operator_id, row.merchant_id, frozenset(row.scopes))


class _Key(NamedTuple):
    id: UUID
    operator_id: UUID
    merchant_id: UUID | None
    name: str
    key_hash: str
    scopes: Sequence[str]
    last_used_at: datetime | None
    expires_at: datetime | None
    revoked_at: datetime | None


_keys = cast(Table, ApiKey.__table__).c
_BY_PREFIX = Hot(select(*(_keys[name] for name in _Key._fields)).where(_keys.prefix == bindparam("prefix")))
