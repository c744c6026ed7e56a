"""Waves as they cross outbound's border: what one is to take, would take, took, and gave back."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

import msgspec

from portal.domains.outbound.values.shipments import ShipmentChange


class WaveFilters(msgspec.Struct, frozen=True, kw_only=True):
    """Which reserved shipments a wave takes.

    No ``merchant_ids`` or ``shipment_ids`` means all; ``single_item``: one unit in all; ``requested_until``: without a
    wished delivery date or with one up to this; ``max_units``: the oldest that together stay within it.
    """

    merchant_ids: Sequence[UUID] = ()
    shipment_ids: Sequence[UUID] = ()
    single_item: bool = False
    requested_until: date | None = None
    max_units: int | None = None


class LeftOut(msgspec.Struct, frozen=True):
    """A shipment that a wave does not take, and why."""

    shipment_id: UUID
    number: str
    reason: str


class WavePreview(msgspec.Struct, frozen=True):
    """What a wave would take, and how many open shipments stay out by reason.

    Reasons: ``held``, ``awaiting_stock``, ``not_reserved``, ``in_another_wave``, ``filtered_out``, ``over_limit``.
    """

    shipments: int
    lines: int
    units: int
    left_out: dict[str, int]
    examples: Sequence[LeftOut]


class WaveView(msgspec.Struct, frozen=True):
    """Shipments released together. ``version`` is its ETag."""

    id: UUID
    number: str
    warehouse_id: UUID
    method: str
    status: str
    planned_by: str
    created_at: datetime
    released_at: datetime | None
    closed_at: datetime | None
    version: int


class PreparedWave(msgspec.Struct, frozen=True):
    """A wave locked for its release, with the shipments that may go."""

    wave: WaveView
    members: Sequence[ShipmentChange]

    @property
    def shipment_ids(self) -> list[UUID]:
        return [row.id for row in self.members]


class CancelledWave(msgspec.Struct, frozen=True):
    """Shipments that went back to the queue, and those of them whose allocations must be given back."""

    returned: Sequence[UUID]
    allocated: Sequence[UUID]
