"""Money: an integer of the currency's minor unit, with its currency; rounding only where it is asked for."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal, InvalidOperation

# ISO 4217 minor units, of the currencies that shops here sell in; others are refused rather than guessed.
MINOR_UNITS = {
    "JPY": 0, "KRW": 0, "VND": 0, "CLP": 0, "ISK": 0,
    "USD": 2, "EUR": 2, "GBP": 2, "CNY": 2, "TWD": 2, "HKD": 2, "SGD": 2, "THB": 2, "AUD": 2, "NZD": 2,
    "CAD": 2, "CHF": 2, "SEK": 2, "NOK": 2, "DKK": 2, "PLN": 2, "CZK": 2, "MXN": 2, "BRL": 2, "INR": 2,
    "IDR": 2, "MYR": 2, "PHP": 2, "AED": 2, "ZAR": 2, "KWD": 3, "BHD": 3, "JOD": 3, "TND": 3,
}  # fmt: skip

_ROUNDINGS = {"down": ROUND_DOWN, "half_up": ROUND_HALF_UP, "up": ROUND_UP}


@dataclass(frozen=True)
class Money:
    """``amount`` in minor units of ``currency``: 1,200 yen is ``Money(1200, "JPY")``."""

    amount: int
    currency: str

    def __add__(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise ValueError(f"cannot add {other.currency} to {self.currency}")
        return Money(self.amount + other.amount, self.currency)


def is_currency(code: str) -> bool:
    """Whether amounts of this ISO code are understood."""
    return code in MINOR_UNITS


def to_minor(text: str | int | Decimal, currency: str) -> int:
    """Read a decimal amount in major units, as shops write it, into minor units.

    Raises:
        ValueError: when it is no number or finer than the currency's minor unit.
    """
    try:
        scaled = Decimal(str(text)).scaleb(MINOR_UNITS[currency])
    except (InvalidOperation, KeyError) as problem:
        raise ValueError(f"not an amount of {currency}: {text!r}") from problem
    if not scaled.is_finite() or scaled != scaled.to_integral_value():
        raise ValueError(f"{text!r} is finer than the smallest unit of {currency}")
    return int(scaled)


def in_major(amount: int, currency: str) -> Decimal:
    """An amount of minor units as people write it: 1250 cents is 12.50."""
    return Decimal(amount).scaleb(-MINOR_UNITS[currency])


def round_minor(value: Decimal, rounding: str = "half_up") -> int:
    """Round a value in minor units to an integer: ``down``, ``half_up`` or ``up``."""
    return int(value.quantize(Decimal(1), rounding=_ROUNDINGS[rounding]))
