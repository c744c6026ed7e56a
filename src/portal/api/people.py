"""Members and API keys, the same on both sides: each side's router takes these handlers and works on its own tenant."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import delete, get, post, put
from litestar.datastructures import State
from litestar.params import FromPath, JSONBody

from portal.api.deps import Session, Who
from portal.api.guards import needs
from portal.domains import tenancy
from portal.domains.tenancy import ApiKeyView, MembershipView
from portal.flows import announcing

Text = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Email = Annotated[
    str, msgspec.Meta(pattern=r"^[^@\s'\\]+@[^@\s'\\]+\.[^@\s'\\]+$", max_length=254, examples=["a@shop.example"])
]


class NewInvitation(msgspec.Struct, forbid_unknown_fields=True):
    """Whom to invite, as what."""

    email: Email
    role: Text


class NewRole(msgspec.Struct, forbid_unknown_fields=True):
    """The role from now on."""

    role: Text


class NewKey(msgspec.Struct, forbid_unknown_fields=True):
    """A key to issue. Without ``expires_at`` it lives until it is revoked."""

    name: Text
    scopes: Annotated[list[Text], msgspec.Meta(min_length=1, max_length=50)]
    expires_at: datetime | None = None


class Invited(msgspec.Struct, frozen=True):
    """The invitation; its link went out by mail."""

    id: UUID
    email: str
    role: str


class IssuedKey(msgspec.Struct, frozen=True):
    """The key, shown this once."""

    id: UUID
    key: str


@get("/members", guards=[needs("members:read")], summary="List members", tags=["people"])
async def list_members(session: Session) -> list[MembershipView]:
    """Everybody with a role here, by name."""
    return list(await tenancy.list_members(session))


@post("/invitations", guards=[needs("members:write")], summary="Invite a person by mail", tags=["people"])
async def invite(data: JSONBody[NewInvitation], session: Session, who: Who, state: State) -> Invited:
    """The mail has a link that makes its reader a member; it lives seven days."""
    invitation_id = await announcing.invite_member(
        session, state.services, email=data.email, role=data.role, may_make_owners="owners:write" in who.may
    )
    return Invited(invitation_id, data.email, data.role)


@put(
    "/members/{membership_id:uuid}/role", guards=[needs("members:write")], summary="Give another role", tags=["people"]
)
async def grant(
    membership_id: FromPath[UUID], data: JSONBody[NewRole], session: Session, who: Who
) -> list[MembershipView]:
    """The last owner cannot become less; only owners make owners."""
    await tenancy.grant(session, membership_id, role=data.role, may_make_owners="owners:write" in who.may)
    return list(await tenancy.list_members(session))


@delete(
    "/members/{membership_id:uuid}", guards=[needs("members:write")], status_code=200, summary="Remove a member",
    tags=["people"],
)  # fmt: skip
async def revoke(membership_id: FromPath[UUID], session: Session, who: Who) -> list[MembershipView]:
    """Open sessions in this role end with their next request."""
    await tenancy.revoke(session, membership_id, may_make_owners="owners:write" in who.may)
    return list(await tenancy.list_members(session))


@get("/api-keys", guards=[needs("keys:write")], summary="List API keys", tags=["people"])
async def list_keys(session: Session) -> list[ApiKeyView]:
    """Without their secrets, which nobody can read again."""
    return list(await tenancy.list_api_keys(session))


@post("/api-keys", guards=[needs("keys:write")], summary="Issue an API key", tags=["people"])
async def issue_key(data: JSONBody[NewKey], session: Session, state: State) -> IssuedKey:
    """The answer is the only place where the key is ever shown."""
    environment = "live" if state.config.environment == "production" else "test"
    key_id, key = await tenancy.issue_key(
        session, state.vault, name=data.name, scopes=data.scopes, environment=environment, expires_at=data.expires_at
    )
    return IssuedKey(key_id, key)


@delete(
    "/api-keys/{key_id:uuid}",
    guards=[needs("keys:write")],
    status_code=200,
    summary="Revoke an API key",
    tags=["people"],
)
async def revoke_key(key_id: FromPath[UUID], session: Session) -> list[ApiKeyView]:
    """It opens nothing from its next use on."""
    await tenancy.revoke_key(session, key_id)
    return list(await tenancy.list_api_keys(session))


HANDLERS = [list_members, invite, grant, revoke, list_keys, issue_key, revoke_key]
