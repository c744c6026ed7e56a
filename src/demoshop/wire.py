"""How the real store writes JSON, amounts and times; apart so that every byte that leaves is made in one place."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

Json = dict[str, Any]

_NO_DECIMALS = frozenset({"JPY", "KRW", "VND", "TWD"})
_SYMBOLS = {"JPY": "¥", "USD": "$", "EUR": "€", "GBP": "£"}
_ENTITIES = {"JPY": "&yen;", "USD": "&#36;", "EUR": "&euro;", "GBP": "&pound;"}


def encode(body: object) -> bytes:
    """JSON as PHP writes it: no spaces, ``\\/`` for slashes, ``\\uXXXX`` for all that is not ASCII."""
    return json.dumps(body, ensure_ascii=True, separators=(",", ":")).replace("/", "\\/").encode("ascii")


def decimals(currency: str) -> int:
    """How many decimals the currency's amounts carry."""
    return 0 if currency in _NO_DECIMALS else 2


def amount(minor: int, currency: str) -> str:
    """An amount of minor units as the store's text: 3100 JPY is ``3100``, 3100 USD is ``31.00``."""
    if not decimals(currency):
        return str(minor)
    sign = "-" if minor < 0 else ""
    return f"{sign}{abs(minor) // 100}.{abs(minor) % 100:02d}"


def minor(text: str | float, currency: str) -> int:
    """The store's amount back as an integer of minor units.

    Raises:
        ValueError: when the text is no amount of that currency.
    """
    whole, _, rest = str(text).partition(".")
    places = decimals(currency)
    if rest.strip("0") and len(rest.rstrip("0")) > places:
        raise ValueError(f"{text} has too many decimals for {currency}")
    sign = -1 if whole.startswith("-") else 1
    scaled = f"{whole.removeprefix('-') or '0'}{rest[:places].ljust(places, '0')}"
    return sign * int(scaled)


def symbol(currency: str) -> str:
    """The currency's sign, or its code where it has none."""
    return _SYMBOLS.get(currency, currency)


def price_html(minor_units: int, currency: str) -> str:
    """The price as the store's pages show it."""
    text = amount(minor_units, currency)
    whole, dot, rest = text.partition(".")
    shown = f"{int(whole):,}{dot}{rest}"
    sign = _ENTITIES.get(currency, currency)
    return (
        '<span class="woocommerce-Price-amount amount"><bdi>'
        f'<span class="woocommerce-Price-currencySymbol" translate="no">{sign}</span>{shown}</bdi></span>'
    )


def local_text(moment: datetime, offset_minutes: int) -> str:
    """A moment as the store's own clock shows it, to the second and without a zone."""
    return (moment + timedelta(minutes=offset_minutes)).strftime("%Y-%m-%dT%H:%M:%S")


def gmt_text(local: str | None, offset_minutes: int) -> str | None:
    """The same moment in UTC, from the store's local text."""
    if local is None or offset_minutes == 0:
        return local
    return (datetime.fromisoformat(local) - timedelta(minutes=offset_minutes)).strftime("%Y-%m-%dT%H:%M:%S")


def epoch(local: str, offset_minutes: int) -> int:
    """Seconds since 1970 of the store's local text."""
    return int(datetime.fromisoformat(local).replace(tzinfo=UTC).timestamp()) - offset_minutes * 60
