"""What two versions of an order say differently, part by part and line by line."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from portal.domains.orders.values import Address, NewLine, NewOrder, OrderLineView, OrderView


class LineChanges(NamedTuple):
    """Lines that are gone, that say something else, and that are new."""

    gone: list[UUID]
    altered: list[tuple[UUID, NewLine]]
    added: list[NewLine]

    def __bool__(self) -> bool:
        return bool(self.gone or self.altered or self.added)


def address_columns(place: Address) -> dict[str, Any]:
    """An address as the columns it is kept in."""
    return {f"ship_{name}": getattr(place, name) for name in place.__struct_fields__}


def changed_fields(kept: OrderView, order: NewOrder) -> frozenset[str]:
    """Parts of an order that a normalised version says differently."""
    parts = {
        "address": kept.ship_to != order.ship_to,
        "buyer": (kept.buyer_name, kept.buyer_email) != (order.buyer_name, order.buyer_email),
        "delivery": (kept.requested_date, kept.requested_slot) != (order.requested_date, order.requested_slot),
        "lines": bool(compare_lines(kept.lines, order.lines)),
        "note": kept.note != order.note,
        "payment": kept.payment_status != order.payment_status,
        "total": (kept.total, kept.currency) != (order.total, order.currency),
    }
    return frozenset(name for name, differs in parts.items() if differs)


def compare_lines(kept: Sequence[OrderLineView], given: Sequence[NewLine]) -> LineChanges:
    """Pair lines by the shop's own line id where both have one, else by sku in the order they stand."""
    waiting: dict[tuple[str, str], list[OrderLineView]] = {}
    for line in kept:
        if line.cancelled_units < line.quantity * line.units_per_item:
            waiting.setdefault((line.external_id, line.sku), []).append(line)
    altered, added = [], []
    for new in given:
        found = waiting.get((new.external_id, new.sku))
        if not found:
            added.append(new)
        elif _differs(old := found.pop(0), new):
            altered.append((old.id, new))
    return LineChanges([line.id for left in waiting.values() for line in left], altered, added)


def _differs(old: OrderLineView, new: NewLine) -> bool:
    return (old.quantity, old.unit_price, old.name) != (new.quantity, new.unit_price, new.name)
