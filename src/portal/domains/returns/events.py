"""What happened to returns."""

from typing import ClassVar
from uuid import UUID

from portal.kit.outbox import Event


class ReturnRequested(Event, frozen=True, kw_only=True):
    """Shipped units are to come back."""

    subject: ClassVar[str] = "return"
    return_id: UUID
    order_id: UUID
    number: str


class ReturnApproved(Event, frozen=True, kw_only=True):
    """They may be sent."""

    subject: ClassVar[str] = "return"
    return_id: UUID


class ReturnRejected(Event, frozen=True, kw_only=True):
    """They may not be sent."""

    subject: ClassVar[str] = "return"
    return_id: UUID
    reason: str


class ReturnCancelled(Event, frozen=True, kw_only=True):
    """They will not be sent after all."""

    subject: ClassVar[str] = "return"
    return_id: UUID


class ReturnSent(Event, frozen=True, kw_only=True):
    """They are on their way."""

    subject: ClassVar[str] = "return"
    return_id: UUID


class ReturnArrived(Event, frozen=True, kw_only=True):
    """They are at the dock."""

    subject: ClassVar[str] = "return"
    return_id: UUID


class ReturnInspected(Event, frozen=True, kw_only=True):
    """Units were looked at; ``dispositions`` counts them by what becomes of them."""

    subject: ClassVar[str] = "return"
    return_id: UUID
    dispositions: dict[str, int]


class ReturnResolved(Event, frozen=True, kw_only=True):
    """All that came was looked at; ``missing`` units never came."""

    subject: ClassVar[str] = "return"
    return_id: UUID
    missing: int
