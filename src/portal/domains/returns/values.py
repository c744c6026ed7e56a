"""What crosses the border of returns. Quantities are units of the product."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec


class NewReturnLine(msgspec.Struct, frozen=True, kw_only=True):
    """Units of one order line that are to come back. ``shipped``: how many of the line have left in all."""

    order_line_id: UUID
    product_id: UUID
    sku: str
    name: str
    quantity: int
    shipped: int
    reason: str


class NewReturn(msgspec.Struct, frozen=True, kw_only=True):
    """A return to request."""

    merchant_id: UUID
    order_id: UUID
    warehouse_id: UUID
    wants: str
    note: str
    lines: Sequence[NewReturnLine]


class Inspected(msgspec.Struct, frozen=True, kw_only=True):
    """Units of a line found in one condition, what becomes of them, and where they are now."""

    line_id: UUID
    quantity: int
    condition: str
    disposition: str
    note: str
    lot_id: UUID | None
    location_id: UUID


class ReturnLineView(msgspec.Struct, frozen=True):
    """A line; ``inspected`` of its units have been looked at."""

    id: UUID
    order_line_id: UUID
    product_id: UUID
    sku: str
    name: str
    quantity: int
    inspected: int
    reason: str


class InspectionView(msgspec.Struct, frozen=True):
    """What was found of some units."""

    id: UUID
    line_id: UUID
    quantity: int
    condition: str
    disposition: str
    note: str
    lot_id: UUID | None
    location_id: UUID
    actor: str
    inspected_at: datetime


class ReturnItem(msgspec.Struct, frozen=True):
    """A return in a list."""

    id: UUID
    merchant_id: UUID
    number: str
    order_id: UUID
    warehouse_id: UUID
    status: str
    wants: str
    note: str
    arrived_at: datetime | None
    resolved_at: datetime | None
    created_at: datetime
    version: int


class ReturnView(ReturnItem, frozen=True):
    """A return with its lines and what inspection found."""

    lines: list[ReturnLineView]
    inspections: list[InspectionView]


class ReturnFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What a list may be narrowed by. ``beginning`` is that of a number; or the return is one ``of_orders``."""

    statuses: Sequence[str] = ()
    merchant_id: UUID | None = None
    order_id: UUID | None = None
    warehouse_id: UUID | None = None
    beginning: str | None = None
    of_orders: Sequence[UUID] = ()


class ReturnSum(msgspec.Struct, frozen=True):
    """What the lines of a return come to; ``reasons`` each once."""

    return_id: UUID
    lines: int
    units: int
    inspected: int
    reasons: Sequence[str]
