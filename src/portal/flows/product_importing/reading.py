"""How a cell of a file becomes a value of a product. Pure functions; what cannot be read says what would be right."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from portal.domains import catalogue
from portal.domains.imports import Problem

Read = Callable[[str], Any]


class Wrong(Exception):
    """A cell that cannot be read."""

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code)
        self.code, self.data = code, data


def _plain(cell: str) -> str:
    return unicodedata.normalize("NFKC", cell).casefold().strip()


def words(most: int) -> Read:
    """Text of at most so many characters."""

    def read(cell: str) -> str:
        if len(cell) > most:
            raise Wrong("too_long", max=most)
        return cell

    return read


def whole(least: int, most: int) -> Read:
    """A whole number within bounds; signs of thousands, currency and full-width digits are understood."""

    def read(cell: str) -> int:
        plain = re.sub(r"[,\s¥\\円]|(?<=\d)(mm|g)$|\.0+$", "", unicodedata.normalize("NFKC", cell).lower())
        if not re.fullmatch(r"[+-]?\d{1,15}", plain):
            raise Wrong("not_a_whole_number")
        if not least <= int(plain) <= most:
            raise Wrong("out_of_range", min=least, max=most)
        return int(plain)

    return read


def one_of(names: Mapping[str, tuple[str, ...]]) -> Read:
    """One of some words, each also by its other names."""
    known = {_plain(other): word for word, others in names.items() for other in (word, *others)}

    def read(cell: str) -> str:
        found = known.get(_plain(cell))
        if found is None:
            raise Wrong("not_one_of", allowed=sorted(known))
        return found

    return read


_YES = one_of({
    "true": ("yes", "y", "1", "on", "はい", "有", "あり", "する", "○", "〇"),
    "false": ("no", "n", "0", "off", "いいえ", "無", "なし", "しない", "×", "-"),
})  # fmt: skip


def yes_or_no(cell: str) -> bool:
    """Whether a cell says yes."""
    return bool(_YES(cell) == "true")


def currency(cell: str) -> str:
    """An ISO 4217 code that is known."""
    code = unicodedata.normalize("NFKC", cell).upper()
    if not catalogue.sells_in(code):
        raise Wrong("not_a_currency")
    return code


def barcode(cell: str) -> str:
    """A code as it is printed; one that is all digits and as long as a GTIN must have a right check digit."""
    code = unicodedata.normalize("NFKC", cell).replace(" ", "").replace("\u3000", "")
    problem = catalogue.problem_with_barcode(code)
    if problem is not None:
        raise Wrong("barcode_invalid", expected=problem)
    return code


def problem_of(field: str, wrong: Wrong) -> Problem:
    """What is wrong with a field."""
    return Problem(field, wrong.code, wrong.data)
