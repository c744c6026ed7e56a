"""The audit trail: what people do, and what they read of others. Lines are only ever added."""

from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.tenancy.models import AuditEntry
from portal.kit import clock
from portal.kit.ids import new_id
from portal.kit.scope import tenant

_WRITTEN = "audited"


async def audit(
    session: AsyncSession,
    action: str,
    subject_type: str,
    subject_id: UUID | None,
    data: dict[str, Any],
    *,
    merchant_id: UUID | None = None,
) -> None:
    """One line of the audit trail is written with the work it tells of.

    The HTTP door writes a line for every request that changes something. An action calls this itself when it knows
    more than the door does, such as a role before and after; the door then adds nothing.
    """
    scope = tenant(session)
    await session.execute(
        insert(AuditEntry).values(
            operator_id=scope.operator_id, id=new_id(), merchant_id=scope.merchant_id or merchant_id,
            actor_kind=scope.actor.kind, actor_id=scope.actor.id, actor_name=scope.actor.name, action=action,
            subject_type=subject_type, subject_id=subject_id, data=data, occurred_at=clock.now(),
            address=scope.actor.address,
        )
    )  # fmt: skip
    session.sync_session.info[_WRITTEN] = True


def is_audited(session: AsyncSession) -> bool:
    """Whether the work of this session has its line already."""
    return bool(session.sync_session.info.get(_WRITTEN))
