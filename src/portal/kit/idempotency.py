"""One effect per Idempotency-Key: the answer is stored in the transaction of the effect and given again.

A key belongs to who asks and to the endpoint. Same key and body: the stored answer. Other body: refused. The first
request still running: refused with a conflict, so that nobody waits on a lock.
"""

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from sqlalchemy import LargeBinary, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from portal.kit import clock
from portal.kit.errors import Conflict, Invalid
from portal.kit.scope import operator_of, tenant
from portal.kit.tables import Base

KEPT = timedelta(hours=48)


class IdempotencyRow(Base):
    """The answer that one key got."""

    __tablename__ = "idempotency_keys"
    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    principal_id: Mapped[UUID] = mapped_column(primary_key=True)
    endpoint: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID | None]
    request_hash: Mapped[bytes] = mapped_column(LargeBinary)
    status: Mapped[int]
    body: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(index=True)


class KeyReused(Invalid):
    """The key was used with another body."""

    code = "idempotency_key_reused"
    title = "This Idempotency-Key was used with another request"


class KeyInFlight(Conflict):
    """The first request with this key is still running."""

    code = "idempotency_key_in_flight"
    title = "The first request with this Idempotency-Key is still running"


class Claim(msgspec.Struct, frozen=True):
    """A key taken for this transaction."""

    principal_id: UUID
    endpoint: str
    key: str
    request_hash: bytes


class Answer(msgspec.Struct, frozen=True):
    """A stored answer."""

    status: int
    body: bytes


async def begin(session: AsyncSession, claim: Claim) -> Answer | None:
    """Take the key for this transaction, or give the stored answer. Refuses a key in flight or with another body."""
    operator_id = operator_of(session)
    name = f"{operator_id}:{claim.principal_id}:{claim.endpoint}:{claim.key}"
    lock = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
    if not await session.scalar(select(func.pg_try_advisory_xact_lock(lock))):
        raise KeyInFlight(key=claim.key)
    row = (
        await session.execute(
            select(IdempotencyRow.request_hash, IdempotencyRow.status, IdempotencyRow.body).where(
                IdempotencyRow.operator_id == operator_id,
                IdempotencyRow.principal_id == claim.principal_id,
                IdempotencyRow.endpoint == claim.endpoint,
                IdempotencyRow.key == claim.key,
            )
        )
    ).one_or_none()
    if row is None:
        return None
    if row.request_hash != claim.request_hash:
        raise KeyReused(key=claim.key)
    return Answer(row.status, row.body)


async def keep(session: AsyncSession, claim: Claim, answer: Answer) -> None:
    """Store the answer in the transaction of the effect."""
    scope = tenant(session)
    await session.execute(
        insert(IdempotencyRow).values(
            operator_id=scope.operator_id, principal_id=claim.principal_id, endpoint=claim.endpoint, key=claim.key,
            merchant_id=scope.merchant_id, request_hash=claim.request_hash, status=answer.status, body=answer.body,
            created_at=clock.now(),
        )
    )  # fmt: skip


async def sweep(session: AsyncSession, before: datetime) -> None:
    """Forget keys older than ``before``, across operators; runs in the relay's scope."""
    await session.execute(delete(IdempotencyRow).where(IdempotencyRow.created_at < before))
