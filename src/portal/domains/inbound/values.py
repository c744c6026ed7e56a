"""What crosses the border of inbound. Quantities are units."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

import msgspec


class NewPlanLine(msgspec.Struct, frozen=True):
    """A product that should arrive; 0 expected for one that nobody announced."""

    product_id: UUID
    sku: str
    name: str
    expected: int


class NewPlan(msgspec.Struct, frozen=True, kw_only=True):
    """An inbound plan to announce."""

    merchant_id: UUID
    warehouse_id: UUID
    expected_on: date
    lines: Sequence[NewPlanLine]
    supplier: str = ""
    po_number: str = ""
    cartons: int | None = None
    note: str = ""


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """Units of one line in one condition (and lot), as they stand on a receiving location."""

    line_id: UUID
    product_id: UUID
    quantity: int
    condition: str
    lot_id: UUID | None
    location_id: UUID


class Taken(msgspec.Struct, frozen=True):
    """Units of a receipt to take away from the dock."""

    receipt_id: UUID
    quantity: int


class PlanLineView(msgspec.Struct, frozen=True):
    """A line with what came of it; ``damaged`` units are among the received."""

    id: UUID
    position: int
    product_id: UUID
    sku: str
    name: str
    expected: int
    received: int
    damaged: int
    variance: int


class PlanItem(msgspec.Struct, frozen=True):
    """A plan in a list."""

    id: UUID
    merchant_id: UUID
    number: str
    status: str
    warehouse_id: UUID
    supplier: str
    po_number: str
    expected_on: date
    cartons: int | None
    note: str
    arrived_at: datetime | None
    closed_at: datetime | None
    created_at: datetime
    version: int


class PlanView(PlanItem, frozen=True):
    """A plan with its lines."""

    lines: list[PlanLineView] = []


class ReceiptView(msgspec.Struct, frozen=True):
    """One count; ``put_away`` of its units have left the receiving location."""

    id: UUID
    line_id: UUID
    product_id: UUID
    lot_id: UUID | None
    quantity: int
    put_away: int
    condition: str
    location_id: UUID
    actor: str
    received_at: datetime


class DockUnits(msgspec.Struct, frozen=True):
    """What of one count stands on its receiving location still."""

    receipt_id: UUID
    plan_id: UUID
    plan_number: str
    merchant_id: UUID
    product_id: UUID
    lot_id: UUID | None
    quantity: int
    condition: str
    location_id: UUID
    received_at: datetime


class PlanFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What a list may be narrowed by.

    ``beginning`` is that of a number, or ``written`` a purchase order's number or a supplier. ``late_on``: announced
    for a day before this one. ``differing_since``: counted otherwise than announced, and not closed before.
    """

    statuses: Sequence[str] = ()
    merchant_id: UUID | None = None
    warehouse_id: UUID | None = None
    beginning: str | None = None
    written: str = ""
    late_on: date | None = None
    differing_since: datetime | None = None


class PlanSum(msgspec.Struct, frozen=True):
    """What the lines of a plan come to, in units. ``differs``: a line was counted otherwise, or damaged."""

    plan_id: UUID
    lines: int
    expected: int
    received: int
    damaged: int
    differs: bool
