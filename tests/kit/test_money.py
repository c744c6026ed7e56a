"""Money is an integer of the minor unit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.kit.money import MINOR_UNITS, Money, round_minor, to_minor


@given(st.integers(-(10**12), 10**12), st.sampled_from(sorted(MINOR_UNITS)))
def test_an_amount_written_in_major_units_reads_back(amount: int, currency: str) -> None:
    assert to_minor(Decimal(amount).scaleb(-MINOR_UNITS[currency]), currency) == amount


@pytest.mark.parametrize(
    ("text", "currency"), [("1.5", "JPY"), ("1.001", "USD"), ("abc", "JPY"), ("1", "XXX"), ("NaN", "JPY")]
)
def test_what_is_finer_than_the_currency_or_no_amount_is_refused(text: str, currency: str) -> None:
    with pytest.raises(ValueError, match=r"not an amount|finer"):
        to_minor(text, currency)


@pytest.mark.parametrize(("how", "expected"), [("down", 31), ("half_up", 32), ("up", 32)])
def test_tax_is_rounded_as_asked(how: str, expected: int) -> None:
    assert round_minor(Decimal("31.5"), how) == expected


def test_amounts_of_two_currencies_do_not_add() -> None:
    assert Money(1, "JPY") + Money(2, "JPY") == Money(3, "JPY")
    with pytest.raises(ValueError, match="cannot add"):
        Money(1, "JPY") + Money(1, "USD")
