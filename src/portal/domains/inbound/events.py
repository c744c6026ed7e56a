"""What happened to inbound plans."""

from typing import ClassVar
from uuid import UUID

from portal.kit.outbox import Event


class InboundAnnounced(Event, frozen=True, kw_only=True):
    """A merchant said what will arrive."""

    subject: ClassVar[str] = "inbound_plan"
    inbound_plan_id: UUID
    number: str


class InboundArrived(Event, frozen=True, kw_only=True):
    """The goods are at the dock."""

    subject: ClassVar[str] = "inbound_plan"
    inbound_plan_id: UUID


class InboundReceived(Event, frozen=True, kw_only=True):
    """Units were counted; ``units`` includes the damaged ones."""

    subject: ClassVar[str] = "inbound_plan"
    inbound_plan_id: UUID
    units: int
    damaged: int


class InboundPutAway(Event, frozen=True, kw_only=True):
    """Units left the dock for their places."""

    subject: ClassVar[str] = "inbound_plan"
    inbound_plan_id: UUID
    units: int


class InboundClosed(Event, frozen=True, kw_only=True):
    """Counting is over; ``variance`` is received minus expected units."""

    subject: ClassVar[str] = "inbound_plan"
    inbound_plan_id: UUID
    variance: int


class InboundCancelled(Event, frozen=True, kw_only=True):
    """It will not come."""

    subject: ClassVar[str] = "inbound_plan"
    inbound_plan_id: UUID
