"""The words by which an order is found.

A word and a search are brought to the same form, so that what a word begins with is a range of the index.
"""

import re
import unicodedata

from portal.domains.orders.values import NewOrder

_IGNORED = re.compile(r"[\s\-‐‑–—ー−()+]+")
_LONGEST = 100


def search_key(text: str) -> str:
    """Compatibility form, case folded, without spaces, hyphens and brackets."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text).casefold())[:_LONGEST]


def keys_of(order: NewOrder, number: str) -> set[str]:
    """Every word of an order: numbers, names, mail, phone (as dialled at home, too) and what was bought."""
    place = order.ship_to
    words = [number, order.external_id, place.name, order.buyer_name, order.buyer_email, place.phone]
    if place.phone.startswith("+81"):
        words.append("0" + place.phone[3:])
    words += [line.sku for line in order.lines]
    return {key for key in map(search_key, words) if key}


def prefix_range(query: str) -> tuple[str, str] | None:
    """First key and the end of the range that a search means; None when nothing is left of it."""
    key = search_key(query)
    return (key, key + "\U0010ffff") if key else None
