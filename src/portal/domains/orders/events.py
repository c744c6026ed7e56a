"""What happened to orders. Names of fields only where a value would be personal."""

from typing import ClassVar
from uuid import UUID

from portal.kit.outbox import Event


class OrderPlaced(Event, frozen=True, kw_only=True):
    """An order is here; ``adjusted`` names the fields that were brought to their normal form."""

    subject: ClassVar[str] = "order"
    order_id: UUID
    number: str
    shop_id: UUID
    adjusted: tuple[str, ...] = ()


class OrderHeld(Event, frozen=True, kw_only=True):
    """The order may not go on for this reason."""

    subject: ClassVar[str] = "order"
    order_id: UUID
    reason: str


class OrderReleased(Event, frozen=True, kw_only=True):
    """This reason holds the order no longer; ``free`` when no other does."""

    subject: ClassVar[str] = "order"
    order_id: UUID
    reason: str
    free: bool


class OrderChanged(Event, frozen=True, kw_only=True):
    """The order says something else in these fields from now on."""

    subject: ClassVar[str] = "order"
    order_id: UUID
    fields: list[str]


class OrderChangeRefused(Event, frozen=True, kw_only=True):
    """A change or cancellation came too late; ``stage`` is how far the goods were."""

    subject: ClassVar[str] = "order"
    order_id: UUID
    fields: list[str]
    stage: str


class OrderCancelled(Event, frozen=True, kw_only=True):
    """The order will not be sent."""

    subject: ClassVar[str] = "order"
    order_id: UUID
    why: str


class OrderFulfilled(Event, frozen=True, kw_only=True):
    """Every line of the order was sent or cancelled."""

    subject: ClassVar[str] = "order"
    order_id: UUID
