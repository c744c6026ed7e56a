"""The one way to take hold of a return before its state changes."""

from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.returns.errors import ReturnMissing, ReturnState
from portal.domains.returns.models import Return
from portal.domains.returns.queries import mine
from portal.domains.returns.rules import ALLOWED_FROM, may


class Held(NamedTuple):
    """A return whose row this transaction has locked."""

    id: UUID
    merchant_id: UUID
    status: str


async def locked(session: AsyncSession, return_id: UUID, verb: str) -> Held:
    """The return, locked. Refuses one that is not here or whose state does not allow the verb."""
    row = (
        await session.execute(
            select(Return.id, Return.merchant_id, Return.status)
            .where(mine(session, Return), Return.id == return_id)
            .with_for_update()
        )
    ).one_or_none()
    if row is None:
        raise ReturnMissing(id=str(return_id))
    if not may(verb, row.status):
        raise ReturnState(status=row.status, allowed_from=sorted(ALLOWED_FROM[verb]))
    return Held(*row)


async def change(session: AsyncSession, held: Held, **values: Any) -> None:
    """Write new values of a locked return and count the change."""
    await session.execute(
        update(Return)
        .where(mine(session, Return), Return.id == held.id, Return.merchant_id == held.merchant_id)
        .values(version=Return.version + 1, **values)
        .execution_options(synchronize_session=False)
    )
