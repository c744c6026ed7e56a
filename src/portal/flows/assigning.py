"""The control room gives a walk to a person: work of the floor for a member of the operator."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import outbound, tenancy
from portal.domains.outbound import PickListView


async def assign(session: AsyncSession, pick_list_id: UUID, membership_id: UUID) -> PickListView:
    """This member walks the list from now on. Refuses a list or a member that is not here."""
    member = next((one for one in await tenancy.list_members(session) if one.id == membership_id), None)
    if member is None:
        raise tenancy.MemberMissing(id=str(membership_id))
    await outbound.take_pick_list(session, pick_list_id, member.user_name)
    return await outbound.get_pick_list(session, pick_list_id)
