"""Words and pure checks of the catalogue: barcodes, tax classes, the pieces of text that search goes by."""

import unicodedata

from stdnum import ean

from portal.kit.money import is_currency

TAX_CLASSES = ("standard", "reduced")
TEMPERATURES = ("ambient", "chilled", "frozen")
PRODUCT_STATUSES = ("active", "retired")
BARCODE_KINDS = ("jan", "ean", "upc", "itf", "own")

_DIGITS = {"jan": (8, 13), "ean": (8, 13), "upc": (12,), "itf": (14,)}


def kind_of_barcode(code: str) -> str:
    """The kind that a code looks like: GTINs with a right check digit by their length, anything else our own."""
    if not code.isdigit() or not has_check_digit(code):
        return "own"
    if len(code) in (8, 13):
        return "jan" if code.startswith(("45", "49")) else "ean"
    return {12: "upc", 14: "itf"}.get(len(code), "own")


def barcode_problem(code: str, kind: str) -> str | None:
    """What is wrong with a code of this kind, or None."""
    if not 1 <= len(code) <= 64 or not code.isascii() or not code.isprintable():
        return "1 to 64 ASCII characters"
    lengths = _DIGITS.get(kind)
    if lengths is None:
        return None
    if not code.isdigit() or len(code) not in lengths:
        return f"{' or '.join(map(str, lengths))} digits"
    return None if has_check_digit(code) else f"last digit {check_digit(code[:-1])} (check digit)"


def problem_with_barcode(code: str) -> str | None:
    """What is wrong with a code whose kind nobody said, or None: digits as long as a GTIN must be a GTIN."""
    if code.isdigit() and code.isascii() and len(code) in (8, 12, 13, 14) and not has_check_digit(code):
        return f"last digit {check_digit(code[:-1])} (check digit)"
    return barcode_problem(code, kind_of_barcode(code))


def sells_in(code: str) -> bool:
    """Whether a product may have its price in this currency."""
    return is_currency(code)


def has_check_digit(code: str) -> bool:
    """Whether the last digit of a GTIN proves the others."""
    return len(code) in (8, 12, 13, 14) and check_digit(code[:-1]) == code[-1]


def check_digit(body: str) -> str:
    """The GTIN check digit of a code without it."""
    return str(ean.calc_check_digit(body))


def normalised(text: str) -> str:
    """Text as search compares it: one width, one case, one kind of space."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def tokens(text: str) -> set[str]:
    """Pairs of neighbouring characters of every word, and each kanji alone: enough to find any part of a name."""
    found: set[str] = set()
    for word in normalised(text).split():
        found.update(word[i : i + 2] for i in range(len(word) - 1))
        found.update(letter for letter in word if "\u4e00" <= letter <= "\u9fff")
    return found
