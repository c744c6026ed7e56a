"""What tenancy gives to others: who is asking, and frozen views of operators, merchants, members and keys."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from portal.domains.tenancy.rules import permissions
from portal.kit.scope import Actor, MerchantScope, OperatorScope, TenantScope


@dataclass(frozen=True)
class Principal:
    """Who asks, in which role, and what they may do."""

    kind: str
    id: UUID
    name: str
    operator_id: UUID
    merchant_id: UUID | None
    may: frozenset[str]
    session_id: UUID | None = None
    role: str | None = None

    @property
    def side(self) -> str:
        return "operator" if self.merchant_id is None else "merchant"

    def scope(self, address: str | None = None) -> TenantScope:
        """The database scope of this principal's work, done from this network address."""
        actor = Actor(self.kind, self.id, self.name, address)
        if self.merchant_id is None:
            return OperatorScope(self.operator_id, actor)
        return MerchantScope(self.operator_id, self.merchant_id, actor)


class MembershipView(msgspec.Struct, frozen=True):
    """One role of one person."""

    id: UUID
    operator_id: UUID
    merchant_id: UUID | None
    tenant_name: str
    tenant_code: str
    role: str
    user_id: UUID
    user_name: str
    user_email: str

    @property
    def side(self) -> str:
        return "operator" if self.merchant_id is None else "merchant"

    def may(self) -> frozenset[str]:
        """What this role allows."""
        return permissions(self.side, self.role)


class Preferences(msgspec.Struct, frozen=True):
    """How a person likes to work. ``time_zone`` None is the operator's; ``tables`` holds column layouts by table."""

    locale: str
    theme: str
    time_zone: str | None
    tables: dict[str, Any]


class PersonView(msgspec.Struct, frozen=True):
    """A person, apart from any role."""

    id: UUID
    name: str
    email: str
    preferences: Preferences


class Workplace(msgspec.Struct, frozen=True):
    """Where a membership works: names as they are now, and the operator's currency and time zone."""

    operator_name: str
    merchant_name: str | None
    currency: str
    time_zone: str


class InvitationView(msgspec.Struct, frozen=True):
    """An open invitation as its reader sees it. ``known``: this address has an account, whose password joins."""

    email: str
    tenant_name: str
    role: str
    expires_at: datetime
    known: bool


class ResetAsked(msgspec.Struct, frozen=True):
    """A fresh link to a new password: the token goes into the mail and is not kept. The mail is of this tenant."""

    token: str
    user_id: UUID
    name: str
    email: str
    locale: str
    operator_id: UUID
    merchant_id: UUID | None


class SignedIn(msgspec.Struct, frozen=True):
    """A fresh session: the token goes into the cookie and is not kept."""

    token: str
    session_id: UUID
    expires_at: datetime
    user_id: UUID
    membership: MembershipView | None
    memberships: list[MembershipView]


class ApiKeyView(msgspec.Struct, frozen=True):
    """An API key without its secret."""

    id: UUID
    name: str
    prefix: str
    scopes: list[str]
    created_by: str
    created_at: datetime
    last_used_at: datetime | None
    expires_at: datetime | None
    revoked_at: datetime | None


class MerchantView(msgspec.Struct, frozen=True):
    """A merchant as its operator and itself see it."""

    id: UUID
    code: str
    name: str
    status: str
    reservation_policy: str
    locale: str
    registration_number: str | None
    postal_code: str
    address: str
    phone: str
    email: str
    suspended_at: datetime | None
    suspension_reason: str | None
    version: int


class Terms(msgspec.Struct, frozen=True):
    """What intake must know of a merchant: may it work, what it wants when stock is short, and its operator's zone."""

    status: str
    reservation_policy: str
    time_zone: str


class OperatorView(msgspec.Struct, frozen=True):
    """An operator's own details, as documents show them."""

    operator_id: UUID
    code: str
    name: str
    time_zone: str
    currency: str
    locale: str
    registration_number: str | None
    postal_code: str
    address: str
    phone: str
    email: str


class ViewView(msgspec.Struct, frozen=True):
    """A saved view as one person sees it. ``query`` is the search part of the page's address, without its "?"."""

    id: UUID
    screen: str
    name: str
    query: str
    scope: str
    author_id: UUID
    author_name: str
    created_at: datetime
    version: int
    may_change: bool


class AuditLine(msgspec.Struct, frozen=True):
    """One line of the audit trail: who did or read what, when and from where.

    ``action`` names the kind of thing and what was done with it; ``data`` holds what the action says of itself, such
    as a role before and after. ``seal`` ties the line to the one before it, None until the next sealing; ``seal`` and
    ``number`` are the operator's. A merchant sees the addresses of its own people and keys only.
    """

    id: UUID
    occurred_at: datetime
    actor_kind: str
    actor_id: UUID | None
    actor_name: str
    action: str
    subject_type: str
    subject_id: UUID | None
    merchant_id: UUID | None
    data: dict[str, Any]
    address: str | None
    number: int | None
    seal: str | None


class AuditFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What the trail may be narrowed by; ``until`` is excluded."""

    actor_id: UUID | None = None
    action: str | None = None
    subject_id: UUID | None = None
    merchant_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None


class TrailChecked(msgspec.Struct, frozen=True):
    """What holding the trail against its seals found.

    ``checked`` lines up to ``last_number`` are as they were written, unless ``broken_at`` names the first whose seal
    does not fit or is missing. ``complete`` is False when more remains behind ``last_number``.
    """

    checked: int
    last_number: int
    last_seal: str
    broken_at: int | None
    complete: bool
