"""The audit trail as its readers see it: the operator all of it, a merchant what concerns it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Text, case, exists, literal, null, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.tenancy.models import ApiKey, AuditEntry, AuditSeal, Membership
from portal.domains.tenancy.values import AuditFilter, AuditLine
from portal.kit.ids import first_id_at
from portal.kit.paging import Window
from portal.kit.rows import all_as
from portal.kit.scope import TenantScope, tenant

_LINE = (
    AuditEntry.id, AuditEntry.occurred_at, AuditEntry.actor_kind, AuditEntry.actor_id, AuditEntry.actor_name,
    AuditEntry.action, AuditEntry.subject_type, AuditEntry.subject_id, AuditEntry.merchant_id, AuditEntry.data,
)  # fmt: skip


async def list_audit(session: AsyncSession, asked: Window, narrowed: AuditFilter) -> Sequence[AuditLine]:
    """Lines of the trail, newest first, one more than the page."""
    scope = tenant(session)
    query = _of_operator() if scope.merchant_id is None else _of_merchant(scope)
    query = query.where(AuditEntry.operator_id == scope.operator_id, *_narrowing(narrowed))
    if asked.after:
        query = query.where(AuditEntry.id < asked.after[0])
    return all_as(AuditLine, await session.execute(query.order_by(AuditEntry.id.desc()).limit(asked.limit + 1)))


def _of_operator() -> Any:
    sealed = (AuditSeal.operator_id == AuditEntry.operator_id) & (AuditSeal.entry_id == AuditEntry.id)
    return select(*_LINE, AuditEntry.address, AuditSeal.number, AuditSeal.seal).outerjoin(AuditSeal, sealed)


def _of_merchant(scope: TenantScope) -> Any:
    # From where the operator's people work is not the merchant's to know.
    its_own = or_(
        *(
            exists().where(
                table.operator_id == scope.operator_id, table.merchant_id == scope.merchant_id,
                column == AuditEntry.actor_id,
            )
            for table, column in ((Membership, Membership.user_id), (ApiKey, ApiKey.id))
        )
    )  # fmt: skip
    address = case((its_own, AuditEntry.address), else_=null())
    unsealed = (literal(None, BigInteger), literal(None, Text))
    return select(*_LINE, address, *unsealed).where(AuditEntry.merchant_id == scope.merchant_id)


def _narrowing(narrowed: AuditFilter) -> list[ColumnElement[bool]]:
    pairs = (
        (AuditEntry.actor_id, narrowed.actor_id), (AuditEntry.action, narrowed.action),
        (AuditEntry.subject_id, narrowed.subject_id), (AuditEntry.merchant_id, narrowed.merchant_id),
    )  # fmt: skip
    found = [column == wanted for column, wanted in pairs if wanted is not None]
    # Ids carry their moment, so that a range of time is a range of the key.
    if narrowed.since is not None:
        found.append(AuditEntry.id >= first_id_at(narrowed.since))
    if narrowed.until is not None:
        found.append(AuditEntry.id < first_id_at(narrowed.until))
    return found
