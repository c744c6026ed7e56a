"""Orders that a script submits. A script is told what is wrong and sends again, so nothing of it is held for a
mistake that it can mend: each order is either taken or refused, and one refusal spoils nothing for the others.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import orders, tenancy
from portal.domains.orders import NewOrder, NormalOrder, Standing, UnknownCurrency
from portal.flows.order_intake.intake import Taken, map_skus, take
from portal.kit import clock
from portal.kit.errors import Invalid, Refusal


class SkuUnknown(Invalid):
    """The merchant has no product of this sku."""

    code = "unknown_sku"
    title = "The merchant has no product with this sku"


class DateInPast(Invalid):
    """A delivery was requested for a day that is over."""

    code = "date_in_past"
    title = "The requested delivery date is in the past"


class AddressIncomplete(Invalid):
    """No parcel arrives at this address."""

    code = "address_incomplete"
    title = "The address lacks something or has an impossible postal code"


async def submit(
    session: AsyncSession, *, shop_id: UUID, merchant_id: UUID, submitted: Sequence[NewOrder]
) -> list[Taken | Refusal]:
    """Each order is here once with its stock asked for, or refused; answers stand in the given order.

    Refused, per order: an unknown currency or sku, a delivery date that is over, an address that cannot be reached. An
    order that is here already is answered as such, whatever has become of its products or dates since. Records what
    :func:`intake` records.
    """
    terms = await tenancy.get_terms(session, merchant_id)
    read = [_read(order) for order in submitted]
    mapped = iter(await map_skus(session, merchant_id, [found for found in read if isinstance(found, NormalOrder)]))
    today = clock.date_in(terms.time_zone)
    judged = await _spare_repeats(session, shop_id, merchant_id, [_judge(found, mapped, today) for found in read])
    good = [found for found, refusal in judged if found is not None and refusal is None]
    taken = iter(await take(session, shop_id, merchant_id, terms, good) if good else [])
    return [next(taken) if refusal is None else refusal for _, refusal in judged]


Judged = tuple[NormalOrder | None, Refusal | None]


def _read(order: NewOrder) -> NormalOrder | Refusal:
    try:
        return orders.normalised(order)
    except UnknownCurrency as refusal:
        return refusal


def _judge(found: NormalOrder | Refusal, mapped: Iterator[NormalOrder], today: date) -> Judged:
    if isinstance(found, Refusal):
        return None, found
    order = next(mapped)
    return order, mistake(order.order, today)


async def _spare_repeats(
    session: AsyncSession, shop_id: UUID, merchant_id: UUID, judged: Sequence[Judged]
) -> Sequence[Judged]:
    doubted = [found.order.external_id for found, refusal in judged if found is not None and refusal is not None]
    known = await orders.find_standing(session, merchant_id, shop_id, doubted)
    return [
        (found, None) if found is not None and _is_repeat(found.order, known) else (found, refusal)
        for found, refusal in judged
    ]


def mistake(order: NewOrder, today: date) -> Refusal | None:
    """The first kind of mistake in a normalised order, with every field that has it; None when there is none."""
    unknown = {
        f"lines[{place}].sku": "the sku of a product" for place, line in enumerate(order.lines) if not line.product_id
    }
    if unknown:
        return SkuUnknown(fields=unknown)
    if order.requested_date is not None and order.requested_date < today:
        return DateInPast(fields={"requested_delivery.date": f"{today.isoformat()} or later"})
    lacking = orders.unreachable(order.ship_to)
    return AddressIncomplete(fields=lacking) if lacking else None


def _is_repeat(order: NewOrder, known: Mapping[str, Standing]) -> bool:
    standing = known.get(order.external_id)
    return standing is not None and order.source_hash == standing.source_hash
