"""States of an order, reasons to hold it, who may let go of a hold, and which change is allowed when. Data and
pure functions; no I/O, no session.
"""

from portal.domains.orders.rules.address import is_country, is_postal_code
from portal.domains.orders.values import Address, NewHold, NewOrder

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
    lacking = unreachable(order.ship_to)
    if lacking:
        found.append(NewHold("address", ", ".join(lacking)))
    return tuple({hold.reason: hold for hold in found}.values())


def unreachable(place: Address) -> dict[str, str]:
    """What of a normalised address keeps parcels from arriving, by field with what would be right."""
    wrong = {f"ship_to.{field}": "not empty" for field in ("name", "city", "line1") if not getattr(place, field)}
    if not is_postal_code(place.postal_code, place.country):
        wrong["ship_to.postal_code"] = "seven digits such as 150-0001" if place.country == "JP" else "not empty"
    if not is_country(place.country):
        wrong["ship_to.country"] = "two letters of ISO 3166 such as JP"
    return wrong


def status_of(held: bool) -> str:
    """The first state of an order: confirmed as soon as nothing holds it."""
    return "received" if held else "confirmed"
