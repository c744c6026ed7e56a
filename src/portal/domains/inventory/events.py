"""What happened to stock."""

from typing import ClassVar
from uuid import UUID

from portal.kit.outbox import Event


class StockArrived(Event, frozen=True, kw_only=True):
    """Sellable units of a product at a warehouse became more: received, restocked, found, or moved in."""

    subject: ClassVar[str] = "product"
    merchant_id: UUID
    product_id: UUID
    warehouse_id: UUID
    quantity: int


class StockFreed(Event, frozen=True, kw_only=True):
    """Promised units were given back while others wait for the same product at the same warehouse."""

    subject: ClassVar[str] = "product"
    merchant_id: UUID
    product_id: UUID
    warehouse_id: UUID
    quantity: int


class StockAdjusted(Event, frozen=True, kw_only=True):
    """The quantity at a location was put right by hand; ``quantity`` is signed."""

    subject: ClassVar[str] = "product"
    merchant_id: UUID
    product_id: UUID
    location_id: UUID
    condition: str
    quantity: int
    reason: str


class StockCounted(Event, frozen=True, kw_only=True):
    """A location was counted; ``variance`` is what the count found more or less than the books."""

    subject: ClassVar[str] = "product"
    merchant_id: UUID
    product_id: UUID
    location_id: UUID
    counted: int
    variance: int
