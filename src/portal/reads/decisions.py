"""What of a merchant's waits for a decision, with the list and the parameters that show it."""

from collections.abc import Sequence
from datetime import timedelta

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import billing, channels, inbound, orders, outbound
from portal.domains.inbound import PlanFilter
from portal.domains.outbound import ShipmentFilter
from portal.kit import clock
from portal.kit.counting import count_all
from portal.kit.paging import MAX_LIMIT, Window
from portal.kit.scope import merchant_of
from portal.reads.inbound_list import differences_since
from portal.reads.order_counts import OPEN

_RECENT = timedelta(days=14)


class Decision(msgspec.Struct, frozen=True):
    """Things of one kind that wait; ``more``: than could be counted. ``list`` and ``filter`` show them.

    ``kind`` is held, unmapped, awaiting_stock, inbound_differences, invoice_draft, shop_broken or message_refused;
    ``reason`` is that of the hold, or the id of the shop.
    """

    kind: str
    reason: str
    count: int
    more: bool
    list: str
    filter: dict[str, Sequence[str]]


async def decisions(session: AsyncSession, *, may: frozenset[str]) -> list[Decision]:
    """What waits now, for somebody who may do this; kinds of which nothing waits are absent."""
    found = [
        Decision("held", reason, count, False, "orders", {"hold_reason": [reason], "status": list(OPEN)})
        for reason, count in (await orders.count_holds(session)).items()
    ]
    found += await _counted(session)
    if "shops:read" in may:
        found += await _of_shops(session)
    if "billing:read" in may:
        drafts = [
            invoice
            for status in ("draft", "in_review")
            for invoice in await billing.list_invoices(
                session, Window(MAX_LIMIT), merchant_id=merchant_of(session), status=status
            )
        ]
        found.append(Decision("invoice_draft", "", len(drafts), False, "invoices", {"status": ["draft"]}))
    return [decision for decision in found if decision.count]


async def _counted(session: AsyncSession) -> list[Decision]:
    counts = await count_all(
        session,
        {
            "awaiting_stock": outbound.orders_with(session, ShipmentFilter(statuses=("awaiting_stock",))).distinct(),
            "differences": inbound.plans_to_count(session, PlanFilter(differing_since=differences_since())),
        },
    )
    waiting, differing = counts["awaiting_stock"], counts["differences"]
    return [
        Decision(
            "awaiting_stock", "", waiting.count, waiting.more, "orders", {"shipment_status": ["awaiting_stock"]}
        ),
        Decision(
            "inbound_differences", "", differing.count, differing.more, "inbound", {"differences": ["true"]}
        ),
    ]  # fmt: skip


async def _of_shops(session: AsyncSession) -> list[Decision]:
    unmapped = await channels.count_unmapped(session)
    found = [Decision("unmapped", "", unmapped, False, "shops", {"mapped": ["false"]})]
    broken = [shop for shop in await channels.list_shops(session, Window(MAX_LIMIT)) if shop.status == "broken"]
    found += [Decision("shop_broken", str(shop.id), 1, False, "shops", {}) for shop in broken]
    refused = await channels.count_refused(session, since=clock.now() - _RECENT)
    found += [
        Decision("message_refused", str(shop_id), count, False, "messages", {"state": ["refused"]})
        for shop_id, count in refused.items()
    ]
    return found
