"""States of an order, reasons to hold it, who may let go of a hold, and which change is allowed when. Data and
pure functions; no I/O, no session.
"""

from portal.domains.orders.values import NewHold, NewOrder

ORDER_STATES = ("received", "confirmed", "fulfilling", "fulfilled", "cancelled")
CLOSED_STATES = ("fulfilled", "cancelled")
HOLD_REASONS = (
    "payment", "address", "stock", "product_unmapped", "duplicate_suspect", "fraud", "manual", "cutoff_window",
    "merchant_suspended",
)  # fmt: skip
PAYMENT_STATES = ("paid", "pending", "failed", "refunded", "cash_on_delivery")

# Money that has not come, or has gone back: nothing leaves the house for it.
_UNPAID = frozenset({"pending", "failed", "refunded"})
# What clears by itself when its cause is mended; a person cannot wave it through.
CLEARED_BY_MENDING = frozenset({"product_unmapped"})
# What only the operator may let go of.
CLEARED_BY_OPERATOR = frozenset({"merchant_suspended"})


def holds_of(order: NewOrder) -> tuple[NewHold, ...]:
    """Why a normalised order may not go on, besides what its sender knows already."""
    found = list(order.holds)
    unmapped = sorted({line.sku or line.name for line in order.lines if line.product_id is None})
    if unmapped:
        found.append(NewHold("product_unmapped", ", ".join(unmapped[:20])))
    if order.payment_status in _UNPAID:
        found.append(NewHold("payment", order.payment_status))
    lacking = lacks(order)
    if lacking:
        found.append(NewHold("address", ", ".join(lacking)))
    return tuple({hold.reason: hold for hold in found}.values())


def lacks(order: NewOrder) -> list[str]:
    """Fields of the address without which no parcel arrives."""
    place = order.ship_to
    needed = {"name": place.name, "postal_code": place.postal_code, "city": place.city, "line1": place.line1}
    if place.country in WITHOUT_POSTAL_CODE:
        del needed["postal_code"]
    return [field for field, value in needed.items() if not value]


# Countries and territories that have no postal code to give.
WITHOUT_POSTAL_CODE = frozenset({"HK", "MO", "AE", "QA", "PA", "FJ"})


def status_of(held: bool) -> str:
    """The first state of an order: confirmed as soon as nothing holds it."""
    return "received" if held else "confirmed"
