"""Seals on the audit trail: each line is tied to the one before it, so that a change or a gap shows.

A seal is made with the platform's own key from the line and from the seal before it: whoever can write to the database
alone cannot make one. Sealing comes minutes after the work, so that work never waits for other work's lines.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import exists, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.tenancy.models import AuditEntry, AuditSeal, Operator
from portal.domains.tenancy.values import TrailChecked
from portal.kit.crypto import Vault
from portal.kit.ids import first_id_at
from portal.kit.scope import operator_of

TRAIL_BATCH = 5_000
# No transaction lives so long: what was written before and is not sealed yet is younger than this.
_LATEST_COMMIT = timedelta(hours=1)
_LINE = (
    AuditEntry.id, AuditEntry.merchant_id, AuditEntry.actor_kind, AuditEntry.actor_id, AuditEntry.actor_name,
    AuditEntry.action, AuditEntry.subject_type, AuditEntry.subject_id, AuditEntry.data, AuditEntry.occurred_at,
    AuditEntry.address,
)  # fmt: skip


async def seal_trail(session: AsyncSession, vault: Vault) -> int:
    """Up to 5,000 lines that had no seal have one, in the order of their ids; answers how many."""
    operator_id = operator_of(session)
    # One at a time per operator: the chain has one end.
    await session.execute(
        select(Operator.operator_id).where(Operator.operator_id == operator_id).with_for_update(key_share=True)
    )
    last = await _last(session)
    number, seal = (last.number, last.seal) if last else (0, "")
    made = []
    for line in await _unsealed(session, last):
        number, seal = number + 1, _seal(vault, seal, line)
        made.append({"operator_id": operator_id, "number": number, "entry_id": line.id, "seal": seal})
    if made:
        await session.execute(insert(AuditSeal), made)
    await session.flush()
    return len(made)


async def check_trail(session: AsyncSession, vault: Vault, *, after: int = 0) -> TrailChecked:
    """Holds up to 5,000 sealed lines behind number ``after`` against their seals. Changes nothing."""
    seal = await _seal_at(session, after)
    rows = await _sealed(session, after)
    if seal is None:
        return TrailChecked(0, after, "", after, complete=True)
    number = after
    for row in rows:
        *line, found_number, found = row
        expected = _seal(vault, seal, line)
        if found_number != number + 1 or found != expected:
            return TrailChecked(number - after, number, seal, number + 1, complete=True)
        number, seal = number + 1, expected
    return TrailChecked(number - after, number, seal, None, complete=len(rows) < TRAIL_BATCH)


def _seal(vault: Vault, before: str, line: Sequence[Any]) -> str:
    return vault.digest(before + msgspec.json.encode(list(line), order="sorted").decode())


async def _last(session: AsyncSession) -> Any:
    mine = AuditSeal.operator_id == operator_of(session)
    return (
        await session.execute(
            select(AuditSeal.number, AuditSeal.seal, AuditEntry.occurred_at)
            .join(AuditEntry, (AuditEntry.operator_id == AuditSeal.operator_id) & (AuditEntry.id == AuditSeal.entry_id))
            .where(mine)
            .order_by(AuditSeal.number.desc())
            .limit(1)
        )
    ).one_or_none()


async def _unsealed(session: AsyncSession, last: Any) -> Sequence[Any]:
    operator_id = operator_of(session)
    sealed = exists().where(AuditSeal.operator_id == operator_id, AuditSeal.entry_id == AuditEntry.id)
    query = select(*_LINE).where(AuditEntry.operator_id == operator_id, ~sealed)
    if last is not None:
        query = query.where(AuditEntry.id >= first_id_at(last.occurred_at - _LATEST_COMMIT))
    return (await session.execute(query.order_by(AuditEntry.id).limit(TRAIL_BATCH))).all()


async def _sealed(session: AsyncSession, after: int) -> Sequence[Any]:
    rows = await session.execute(
        select(*_LINE, AuditSeal.number, AuditSeal.seal)
        .join(AuditSeal, (AuditSeal.operator_id == AuditEntry.operator_id) & (AuditSeal.entry_id == AuditEntry.id))
        .where(
            AuditEntry.operator_id == operator_of(session), AuditSeal.operator_id == operator_of(session),
            AuditSeal.number > after,
        )
        .order_by(AuditSeal.number)
        .limit(TRAIL_BATCH)
    )  # fmt: skip
    return rows.all()


async def _seal_at(session: AsyncSession, number: int) -> str | None:
    if number == 0:
        return ""
    seal: str | None = await session.scalar(
        select(AuditSeal.seal).where(AuditSeal.operator_id == operator_of(session), AuditSeal.number == number)
    )
    return seal
