"""What happened in the catalogue."""

from typing import ClassVar
from uuid import UUID

from portal.kit.outbox import Event


class ProductAdded(Event, frozen=True, kw_only=True):
    """A product exists and can be mapped, announced and stocked."""

    subject: ClassVar[str] = "product"
    product_id: UUID
    sku: str


class ProductRevised(Event, frozen=True, kw_only=True):
    """Details of a product changed."""

    subject: ClassVar[str] = "product"
    product_id: UUID
    fields: list[str]


class ProductRetired(Event, frozen=True, kw_only=True):
    """A product takes no new orders; its stock and history stay."""

    subject: ClassVar[str] = "product"
    product_id: UUID
