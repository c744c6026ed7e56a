"""From an incoming order to the one that is kept: normal forms, total, and whether two versions say the same."""

import hashlib
from collections.abc import Sequence
from decimal import Decimal

import msgspec
from msgspec.structs import replace

from portal.domains.orders.errors import UnknownCurrency
from portal.domains.orders.rules.address import clean, clean_address, email
from portal.domains.orders.values import NewLine, NewOrder, NormalOrder
from portal.kit.money import MINOR_UNITS, is_currency, round_minor


def normalised(order: NewOrder) -> NormalOrder:
    """The order in its normal form, with total and hash. Refuses a currency that is not known."""
    currency = order.currency.strip().upper()
    if not is_currency(currency):
        raise UnknownCurrency(fields={"currency": "an ISO 4217 code such as JPY"}, currency=order.currency[:20])
    kept = replace(
        order,
        external_id=order.external_id.strip(),
        currency=currency,
        ship_to=clean_address(order.ship_to),
        buyer_name=clean(order.buyer_name),
        buyer_email=email(order.buyer_email),
        lines=[_line(line) for line in order.lines],
        note=order.note.strip(),
        total=total_of(order.lines, currency) if order.total is None else order.total,
        source_hash=order.source_hash or fingerprint(order),
    )
    return NormalOrder(kept, _adjusted(order, kept))


def _line(line: NewLine) -> NewLine:
    return replace(line, sku=line.sku.strip(), name=clean(line.name))


def total_of(lines: Sequence[NewLine], currency: str) -> int:
    """The sum of the lines in minor units, rounded half up once."""
    exact = sum((line.unit_price * line.quantity for line in lines), Decimal(0))
    return round_minor(exact.scaleb(MINOR_UNITS[currency]))


def _adjusted(given: NewOrder, kept: NewOrder) -> list[str]:
    changed = [
        f"ship_to.{name}" for name in given.ship_to.__struct_fields__ if _differs(given.ship_to, kept.ship_to, name)
    ]
    changed += [f"buyer.{name[6:]}" for name in ("buyer_name", "buyer_email") if _differs(given, kept, name)]
    return changed


def _differs(given: object, kept: object, name: str) -> bool:
    return bool(getattr(given, name) != getattr(kept, name))


def fingerprint(order: NewOrder) -> str:
    """What the order says, without how our side sees it: mapping, holds and the version's own name."""
    said = replace(
        order, source_version="", source_hash="", holds=(),
        lines=[replace(line, product_id=None, units_per_item=1) for line in order.lines],
    )  # fmt: skip
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()[:32]
