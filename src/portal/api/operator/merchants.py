"""The operator's merchants."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response, delete, get, patch, post, put
from litestar.datastructures import State
from litestar.params import FromPath, JSONBody

from portal.api.deps import Cursor, IfMatch, Limit, Session, version_in
from portal.api.guards import needs
from portal.api.people import Email, Invited, Text
from portal.domains import tenancy
from portal.domains.tenancy import MerchantView
from portal.flows import announcing
from portal.kit.paging import Paged, page, window


class NewMerchant(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A merchant to open."""

    code: Annotated[str, msgspec.Meta(pattern="^[a-z0-9][a-z0-9-]{1,39}$", examples=["aoi-tea"])]
    name: Text
    reservation_policy: Annotated[str, msgspec.Meta(pattern="^(all_or_nothing|partial)$")] = "all_or_nothing"
    postal_code: Annotated[str, msgspec.Meta(max_length=20)] = ""
    address: Annotated[str, msgspec.Meta(max_length=300)] = ""
    phone: Annotated[str, msgspec.Meta(max_length=40)] = ""
    email: Email


class NewOwner(msgspec.Struct, forbid_unknown_fields=True):
    """Whom to invite as the merchant's owner."""

    email: Email


class MerchantChanges(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What changes; the rest stays. The address is the one on invoices; None takes the registration number away."""

    name: Text | msgspec.UnsetType = msgspec.UNSET
    locale: Annotated[str, msgspec.Meta(pattern="^(ja|en)$")] | msgspec.UnsetType = msgspec.UNSET
    reservation_policy: Annotated[str, msgspec.Meta(pattern="^(all_or_nothing|partial)$")] | msgspec.UnsetType = (
        msgspec.UNSET
    )
    registration_number: (
        Annotated[str, msgspec.Meta(pattern="^T[0-9]{13}$", examples=["T1234567890123"])] | msgspec.UnsetType | None
    ) = msgspec.UNSET
    postal_code: Annotated[str, msgspec.Meta(max_length=20)] | msgspec.UnsetType = msgspec.UNSET
    address: Annotated[str, msgspec.Meta(max_length=300)] | msgspec.UnsetType = msgspec.UNSET
    phone: Annotated[str, msgspec.Meta(max_length=40)] | msgspec.UnsetType = msgspec.UNSET
    email: Email | msgspec.UnsetType = msgspec.UNSET


class Suspension(msgspec.Struct, forbid_unknown_fields=True):
    """Why nothing of the merchant may be sent."""

    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]


def _given(changes: MerchantChanges) -> dict[str, Any]:
    return {name: value for name, value in msgspec.structs.asdict(changes).items() if value is not msgspec.UNSET}


@post("/merchants", guards=[needs("merchants:write")], summary="Open a merchant", tags=["merchants"])
async def open_merchant(data: JSONBody[NewMerchant], session: Session) -> MerchantView:
    """The merchant can work as soon as its first owner has joined."""
    merchant_id = await tenancy.open_merchant(session, **msgspec.structs.asdict(data))
    return await tenancy.get_merchant(session, merchant_id)


@get("/merchants", guards=[needs("merchants:read")], summary="List merchants", tags=["merchants"])
async def list_merchants(session: Session, cursor: Cursor = None, limit: Limit = None) -> Paged[MerchantView]:
    """By code."""
    asked = window(cursor, limit, str)
    after = asked.after[0] if asked.after else ""
    return page(await tenancy.list_merchants(session, after=after, limit=asked.limit + 1), asked, "code")


@get("/merchants/{merchant_id:uuid}", guards=[needs("merchants:read")], summary="One merchant", tags=["merchants"])
async def get_merchant(merchant_id: FromPath[UUID], session: Session) -> Response[MerchantView]:
    """Its details and policies. Its ETag is what an edit sends back in If-Match."""
    found = await tenancy.get_merchant(session, merchant_id)
    return Response(found, headers={"ETag": f'"{found.version}"'})


@patch(
    "/merchants/{merchant_id:uuid}", guards=[needs("merchants:write")], summary="Change a merchant", tags=["merchants"]
)
async def revise_merchant(
    merchant_id: FromPath[UUID], data: JSONBody[MerchantChanges], session: Session, if_match: IfMatch = None
) -> MerchantView:
    """Only the details that are sent change; what they were stands in the audit trail."""
    await tenancy.revise_merchant(session, merchant_id, _given(data), based_on=version_in(if_match))
    return await tenancy.get_merchant(session, merchant_id)


@put(
    "/merchants/{merchant_id:uuid}/suspension", guards=[needs("merchants:write")], summary="Suspend a merchant",
    tags=["merchants"],
)  # fmt: skip
async def suspend_merchant(merchant_id: FromPath[UUID], data: JSONBody[Suspension], session: Session) -> MerchantView:
    """Its open orders get the hold `merchant_suspended` within seconds, new ones as they come in; its people can still
    sign in and read. Suspending again changes the reason.
    """
    await tenancy.suspend_merchant(session, merchant_id, reason=data.reason)
    return await tenancy.get_merchant(session, merchant_id)


@delete(
    "/merchants/{merchant_id:uuid}/suspension", guards=[needs("merchants:write")], status_code=200,
    summary="Lift a suspension", tags=["merchants"],
)  # fmt: skip
async def resume_merchant(merchant_id: FromPath[UUID], session: Session) -> MerchantView:
    """What only the suspension held goes on within seconds; without one nothing changes."""
    await tenancy.resume_merchant(session, merchant_id)
    return await tenancy.get_merchant(session, merchant_id)


@post(
    "/merchants/{merchant_id:uuid}/invitations", guards=[needs("merchants:write")], summary="Invite a merchant's owner",
    tags=["merchants"],
)  # fmt: skip
async def invite_owner(
    merchant_id: FromPath[UUID], data: JSONBody[NewOwner], session: Session, state: State
) -> Invited:
    """The mail's link makes its reader an owner of the merchant, who invites the others."""
    await tenancy.get_merchant(session, merchant_id)
    invitation_id = await announcing.invite_member(
        session, state.services, email=data.email, role="owner", may_make_owners=True, merchant_id=merchant_id
    )
    return Invited(invitation_id, data.email, "owner")


HANDLERS = [
    open_merchant, list_merchants, get_merchant, revise_merchant, suspend_merchant, resume_merchant, invite_owner
]  # fmt: skip
