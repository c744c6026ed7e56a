"""An arrival as the dock counts it: its lines with the codes on the goods and what each count must say."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import catalogue, inbound
from portal.domains.catalogue import BarcodeView
from portal.domains.inbound import PlanView


class SheetLine(msgspec.Struct, frozen=True):
    """A line of the plan. Counts name lot and expiry date where the product is tracked by them."""

    product_id: UUID
    sku: str
    name: str
    barcodes: Sequence[BarcodeView]
    tracks_lots: bool
    tracks_expiry: bool
    expected: int
    received: int


class ArrivalSheet(msgspec.Struct, frozen=True):
    """A plan and all that its counting screen knows."""

    plan: PlanView
    lines: Sequence[SheetLine]


async def arrival_sheet(session: AsyncSession, plan_id: UUID) -> ArrivalSheet:
    """One plan. Refuses one that is not here."""
    plan = await inbound.get_plan(session, plan_id)
    product_ids = [line.product_id for line in plan.lines]
    products = await catalogue.refs(session, product_ids)
    codes = await catalogue.barcodes_of(session, product_ids)
    lines = [
        SheetLine(
            line.product_id, line.sku, line.name, codes.get(line.product_id, []), products[line.product_id].tracks_lots,
            products[line.product_id].tracks_expiry, line.expected, line.received,
        )
        for line in plan.lines
    ]  # fmt: skip
    return ArrivalSheet(plan, lines)
