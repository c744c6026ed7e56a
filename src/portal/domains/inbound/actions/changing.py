"""The one way to take hold of a plan before its state changes."""

from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inbound.errors import PlanMissing, PlanState
from portal.domains.inbound.models import InboundPlan
from portal.domains.inbound.queries import mine
from portal.domains.inbound.rules import ALLOWED_FROM, may


class Held(NamedTuple):
    """A plan whose row this transaction has locked."""

    id: UUID
    merchant_id: UUID
    warehouse_id: UUID
    status: str


async def locked(session: AsyncSession, plan_id: UUID, verb: str) -> Held:
    """The plan, locked. Refuses one that is not here or whose state does not allow the verb."""
    row = (
        await session.execute(
            select(InboundPlan.id, InboundPlan.merchant_id, InboundPlan.warehouse_id, InboundPlan.status)
            .where(mine(session, InboundPlan), InboundPlan.id == plan_id)
            .with_for_update()
        )
    ).one_or_none()
    if row is None:
        raise PlanMissing(id=str(plan_id))
    if not may(verb, row.status):
        raise PlanState(status=row.status, allowed_from=sorted(ALLOWED_FROM[verb]))
    return Held(*row)


async def change(session: AsyncSession, plan: Held, **values: Any) -> None:
    """Write new values of a locked plan and count the change."""
    await session.execute(
        update(InboundPlan)
        .where(mine(session, InboundPlan), InboundPlan.id == plan.id, InboundPlan.merchant_id == plan.merchant_id)
        .values(version=InboundPlan.version + 1, **values)
        .execution_options(synchronize_session=False)
    )
