"""What happened in tenancy."""

from typing import ClassVar
from uuid import UUID

from portal.kit.outbox import Event


class MerchantOpened(Event, frozen=True, kw_only=True):
    """A merchant can work from now on."""

    subject: ClassVar[str] = "merchant"
    merchant_id: UUID
    code: str


class MerchantRevised(Event, frozen=True, kw_only=True):
    """Details of a merchant changed."""

    subject: ClassVar[str] = "merchant"
    merchant_id: UUID
    fields: list[str]


class MerchantSuspended(Event, frozen=True, kw_only=True):
    """Nothing of this merchant is sent until the suspension is lifted."""

    subject: ClassVar[str] = "merchant"
    merchant_id: UUID


class MerchantResumed(Event, frozen=True, kw_only=True):
    """The suspension of this merchant was lifted."""

    subject: ClassVar[str] = "merchant"
    merchant_id: UUID


class MemberInvited(Event, frozen=True, kw_only=True):
    """Somebody was invited; the link was mailed in the same transaction."""

    subject: ClassVar[str] = "invitation"
    invitation_id: UUID
