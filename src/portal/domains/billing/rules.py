"""What can be billed, how a rate prices it, how tax is rounded, and how a charge explains itself. Pure."""

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from typing import Any

from portal.kit.money import MINOR_UNITS, round_minor

OPERATION_KINDS = (
    "order", "pick", "pack", "parcel", "label", "received_unit", "putaway", "storage_day", "return",
    "return_inspection",
)  # fmt: skip
INVOICE_STATES = ("draft", "in_review", "finalised", "paid", "overdue", "uncollectible")
OPEN_INVOICE_STATES = ("draft", "in_review")
ROUNDINGS = ("down", "half_up", "up")

# What a kind is called on cards, charges and invoices when the card does not say otherwise: Japanese, English, unit.
KIND_NAMES: Mapping[str, tuple[str, str]] = {
    "order": ("受注処理料", "Order handling"),
    "pick": ("ピッキング料", "Picking, per unit"),
    "pack": ("梱包作業料", "Packing, per shipment"),
    "parcel": ("個口料", "Parcel"),
    "label": ("送り状発行料", "Shipping label"),
    "received_unit": ("入荷検品料", "Receiving, per unit"),
    "putaway": ("棚入れ料", "Putaway, per unit"),
    "storage_day": ("保管料(1点1日)", "Storage, per unit and day"),
    "return": ("返品受付料", "Return handling"),
    "return_inspection": ("返品検品料", "Return inspection, per unit"),
}


def price(quantity: int, unit_price: Decimal, rounding: str) -> int:
    """The amount of a charge in minor units: rounded once, as the card says."""
    return round_minor(quantity * unit_price, rounding)


def is_unit_price(value: Decimal) -> bool:
    """Whether a card can hold this price: not negative, below 10^10 minor units, at most four decimals."""
    if not value.is_finite() or not 0 <= value < 10**10:
        return False
    return value == value.quantize(Decimal("0.0001"), rounding=ROUND_DOWN)


def tax_of(taxable: int, tax_bp: int, rounding: str) -> int:
    """Tax on everything of one rate in one invoice, in minor units: rounded once."""
    return round_minor(Decimal(taxable) * tax_bp / 10_000, rounding)


def month_of(text: str) -> tuple[date, date]:
    """First and last day of a month written ``2026-11``.

    Raises:
        ValueError: when it is no month.
    """
    first = date.fromisoformat(f"{text}-01")
    return first, last_of_month(first)


def last_of_month(day: date) -> date:
    """The last day of the month of a day."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def due_date(issued_on: date) -> date:
    """The end of the month after the one of issue, as is the custom between businesses in Japan."""
    return last_of_month(last_of_month(issued_on) + timedelta(days=1))


def amount_text(minor: Decimal | int, currency: str) -> str:
    """Minor units as people read them: ``¥1,200``, ``USD 12.50``; further decimals of a unit price stay."""
    digits = MINOR_UNITS[currency]
    value = Decimal(minor).scaleb(-digits).normalize()
    places = max(digits, -int(value.as_tuple().exponent))
    sign, text = "-" if value < 0 else "", f"{abs(value):,.{places}f}"
    return f"{sign}¥{text}" if currency == "JPY" else f"{currency} {sign}{text}"


def sentences(explanation: Mapping[str, Any]) -> dict[str, str]:
    """How an amount came about, in one sentence per language, from a charge's ``explanation``."""
    currency = explanation["currency"]
    unit = amount_text(Decimal(explanation["unit_price"]), currency)
    amount = amount_text(explanation["amount"], currency)
    quantity = f"{explanation['quantity']:,}"
    sums = f"{quantity} × {unit} = {amount}"
    if explanation.get("reverses"):
        reason = explanation["reason"]
        return {
            "ja": f"{explanation['label']} {sums} の取消({reason})",
            "en": f"{explanation['label_en']}: {sums}, reversed ({reason})",
        }
    valid_from = explanation["valid_from"]
    return {
        "ja": f"{explanation['label']} {sums}({valid_from}からの料金表「{explanation['card']}」)",
        "en": f"{explanation['label_en']}: {sums} (rate card “{explanation['card']}” from {valid_from})",
    }
