"""What scanned codes stand for at the dock: lines of the plan first, then the merchant's catalogue."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import catalogue
from portal.domains.inbound import PlanView
from portal.kit.errors import Invalid


class Meaning(NamedTuple):
    """A product, and how many of its units the code stands for."""

    product_id: UUID
    units: int


async def meanings(session: AsyncSession, plan: PlanView, codes: Sequence[str]) -> dict[str, Meaning]:
    """The meaning of every code: a sku of the plan, a sku of the merchant, or a barcode.

    Refuses codes that mean nothing, naming each by its place in ``counts``.
    """
    found = {line.sku: Meaning(line.product_id, 1) for line in plan.lines}
    others = sorted(set(codes) - found.keys())
    if others:
        known = await catalogue.find_by_skus(session, plan.merchant_id, others)
        found.update({sku: Meaning(ref.id, 1) for sku, ref in known.items()})
    for code in others:
        match = None if code in found else await catalogue.find_by_barcode(session, plan.merchant_id, code)
        if match is not None:
            found[code] = Meaning(match.product_id, match.quantity)
    unknown = {
        f"counts[{place}].code": "a sku or barcode of this merchant"
        for place, code in enumerate(codes)
        if code not in found
    }
    if unknown:
        raise Invalid(fields=unknown)
    return found
