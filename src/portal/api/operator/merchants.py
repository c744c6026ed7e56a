"""The operator's merchants."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.datastructures import State
from litestar.params import FromPath, JSONBody

from portal.api.deps import Cursor, Limit, Session
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
async def get_merchant(merchant_id: FromPath[UUID], session: Session) -> MerchantView:
    """Its details and policies."""
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


HANDLERS = [open_merchant, list_merchants, get_merchant, invite_owner]
