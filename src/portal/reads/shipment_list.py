"""Shipments as a list shows them: with their orders, their carriers and tracking numbers, and whose they are."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import orders, outbound, shipping
from portal.domains.outbound import SHIPMENT_STATES, ShipmentFilter, ShipmentView
from portal.domains.shipping import LabelView
from portal.kit import clock
from portal.kit.counting import count_all
from portal.kit.finding import bare, folded, our_number
from portal.kit.paging import Window
from portal.reads.finding_orders import orders_named
from portal.reads.order_counts import ViewCounts, counted
from portal.reads.order_list import merchant_names

STUCK_HOURS = 48
_FOUND = 50


class ShipmentItem(ShipmentView, frozen=True):
    """A shipment in a list, without personal data. ``tracking_status`` is the carrier's word on its first parcel.

    ``merchant`` is a name, on the operator's side only.
    """

    order_ids: Sequence[UUID]
    order_numbers: Sequence[str]
    carrier: str
    tracking_numbers: Sequence[str]
    tracking_status: str
    merchant: str


async def list_shipments(
    session: AsyncSession, asked: Window, by: ShipmentFilter, *, carrier: str | None = None, q: str | None = None
) -> list[ShipmentItem]:
    """A page of shipments, one more than asked."""
    if q:
        by = msgspec.structs.replace(by, beginning=our_number(q) or folded(q), found=await _meant(session, q))
    only = shipping.shipments_of_carrier(session, carrier) if carrier else None
    return await _described(session, await outbound.list_shipments(session, asked, by, only=only))


async def _meant(session: AsyncSession, q: str) -> list[UUID]:
    tracked = await shipping.find_tracked(session, bare(q), _FOUND)
    order_ids = await orders_named(session, q, _FOUND)
    carrying = await outbound.shipments_of_orders(session, order_ids) if order_ids else {}
    return [parcel.shipment_id for parcel in tracked] + [one.id for some in carrying.values() for one in some]


async def _described(session: AsyncSession, found: Sequence[ShipmentView]) -> list[ShipmentItem]:
    if not found:
        return []
    ids = [shipment.id for shipment in found]
    carried: dict[UUID, set[UUID]] = {}
    for line in await outbound.lines_of(session, ids):
        carried.setdefault(line.shipment_id, set()).add(line.order_id)
    numbers = await orders.numbers_of(session, {order_id for some in carried.values() for order_id in some})
    labels: dict[UUID, list[LabelView]] = {}
    for label in await shipping.labels_of(session, ids):
        labels.setdefault(label.shipment_id, []).append(label)
    merchants = await merchant_names(session)
    return [
        _item(one, sorted(carried.get(one.id, ())), numbers, labels.get(one.id, []), merchants.get(one.merchant_id, ""))
        for one in found
    ]


def _item(
    shipment: ShipmentView, order_ids: list[UUID], numbers: dict[UUID, str], labels: list[LabelView], merchant: str
) -> ShipmentItem:
    return ShipmentItem(
        **msgspec.structs.asdict(shipment), order_ids=order_ids,
        order_numbers=[numbers[order_id] for order_id in order_ids if order_id in numbers],
        carrier=labels[0].carrier if labels else "",
        tracking_numbers=[label.tracking_number for label in labels],
        tracking_status=labels[0].tracking_status if labels else "", merchant=merchant,
    )  # fmt: skip


async def count_shipments(
    session: AsyncSession, warehouse_id: UUID | None = None, merchant_id: UUID | None = None
) -> ViewCounts:
    """Shipments by state, those that are held, and those that carriers have had for longer than two days."""
    shown: dict[str, dict[str, tuple[str, ...]]] = {state: {"status": (state,)} for state in SHIPMENT_STATES}
    stuck = clock.now() - timedelta(hours=STUCK_HOURS)
    here = ShipmentFilter(warehouse_id=warehouse_id, merchant_id=merchant_id)
    views = {state: msgspec.structs.replace(here, statuses=(state,)) for state in SHIPMENT_STATES}
    views["held"] = msgspec.structs.replace(here, held=True)
    views["stuck"] = msgspec.structs.replace(here, statuses=("handed_over",), left_before=stuck)
    shown["held"] = {"held": ("true",)}
    shown["stuck"] = {"status": ("handed_over",), "stuck_for": (str(STUCK_HOURS),)}
    counts = await count_all(session, {view: outbound.shipments_to_count(session, by) for view, by in views.items()})
    return ViewCounts([counted(view, counts[view], shown[view]) for view in shown])
