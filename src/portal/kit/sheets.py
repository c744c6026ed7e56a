"""Rows as the text of a CSV file that spreadsheets open safely.

A cell that begins like a formula gets an apostrophe before it, as OWASP says; numbers of ours do not need it. Text is
written as it is, leading zeros included.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

ENCODINGS = ("utf-8-sig", "cp932")
Cell = str | int | Decimal | date | datetime | bool | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Letters that CP932 has only under another code point.
_CP932 = str.maketrans({"−": "－", "〜": "～", "‖": "∥", "—": "―", "¢": "￠", "£": "￡", "¬": "￢", "\u00a0": " "})


def csv_part(rows: Iterable[Sequence[Cell]], *, encoding: str, zone: str, first: bool) -> bytes:
    """Rows as bytes of a file; the ``first`` part carries the mark of UTF-8. Times are written in ``zone``.

    What CP932 has no letter for becomes ``?``.
    """
    text = io.StringIO(newline="")
    writer, place = csv.writer(text, lineterminator="\r\n"), ZoneInfo(zone)
    writer.writerows([_written(cell, place) for cell in row] for row in rows)
    if encoding == "cp932":
        return text.getvalue().translate(_CP932).encode("cp932", "replace")
    return text.getvalue().encode("utf-8-sig" if first else "utf-8")


def _written(cell: Cell, zone: ZoneInfo) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{cell.astimezone(zone):%Y-%m-%d %H:%M}"
    if isinstance(cell, str):
        return safe(cell)
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def safe(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
