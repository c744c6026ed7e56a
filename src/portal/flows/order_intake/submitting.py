"""Orders that a script submits. A script is told what is wrong and sends again, so nothing of it is held for a
mistake that it can mend: each order is either taken or refused, and one refusal spoils nothing for the others.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import orders, tenancy
from portal.domains.orders import NewOrder, Standing, UnknownCurrency
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
    today = clock.date_in(terms.time_zone)
    mapped = await map_skus(session, merchant_id, submitted)
    refused = {place: found for place, order in enumerate(mapped) if (found := mistake(order, today))}
    if refused:
        names = [mapped[place].external_id.strip() for place in refused]
        known = await orders.find_standing(session, merchant_id, shop_id, names)
        refused = {place: found for place, found in refused.items() if not _is_repeat(mapped[place], known)}
    good = [order for place, order in enumerate(mapped) if place not in refused]
    taken = iter(await take(session, shop_id, merchant_id, terms, good) if good else [])
    return [refused[place] if place in refused else next(taken) for place in range(len(mapped))]


def mistake(order: NewOrder, today: date) -> Refusal | None:
    """The first kind of mistake in an order, with every field that has it; None when there is none."""
    try:
        clean = orders.normalised(order)
    except UnknownCurrency as refusal:
        return refusal
    unknown = {
        f"lines[{place}].sku": "the sku of a product" for place, line in enumerate(order.lines) if not line.product_id
    }
    if unknown:
        return SkuUnknown(fields=unknown)
    if clean.requested_date is not None and clean.requested_date < today:
        return DateInPast(fields={"requested_delivery.date": f"{today.isoformat()} or later"})
    lacking = orders.unreachable(clean.ship_to)
    return AddressIncomplete(fields=lacking) if lacking else None


def _is_repeat(order: NewOrder, known: Mapping[str, Standing]) -> bool:
    standing = known.get(order.external_id.strip())
    return standing is not None and orders.fingerprint(order) == standing.source_hash
