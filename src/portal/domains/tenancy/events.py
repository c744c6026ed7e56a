"""What happened in tenancy."""

from typing import ClassVar
from uuid import UUID

from portal.kit.outbox import Event


class MerchantOpened(Event, frozen=True, kw_only=True):
    """A merchant can work from now on."""

    subject: ClassVar[str] = "merchant"
    merchant_id: UUID
    code: str


class MemberInvited(Event, frozen=True, kw_only=True):
    """Somebody was invited; the link was mailed in the same transaction."""

    subject: ClassVar[str] = "invitation"
    invitation_id: UUID
