"""Words of imports, and reading a table out of the bytes of a file. Pure functions."""

import codecs
import csv
import hashlib
import io
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

IMPORT_KINDS = ("products",)
IMPORT_STATES = ("uploaded", "checking", "checked", "importing", "imported")
BUSY = ("checking", "importing")
OUTCOMES = ("new", "changed", "unchanged", "error")

MAX_ROWS, MAX_COLUMNS, ROWS_OF_A_PART = 200_000, 200, 500
SAMPLES = 3
_DELIMITERS = (",", "\t", ";")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip


class Table(msgspec.Struct, frozen=True):
    """A file that was read: ``rows`` are (line in the file, cells), cells as many as the header has or more."""

    encoding: str
    delimiter: str
    header: list[str]
    rows: list[tuple[int, list[str]]]


class Unreadable(Exception):
    """The bytes are no table; ``why`` says what would be right."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def read_table(content: bytes) -> Table:
    """The table in a file: UTF-8 (with or without mark), UTF-16 with mark or CP932; comma, tab or semicolon.

    Raises:
        Unreadable: when it is none of these, has no header, or is beyond MAX_ROWS or MAX_COLUMNS.
    """
    encoding, text = _decoded(content)
    delimiter = _delimiter_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        header = _header_of(next(reader, []))
        rows = _rows_of(reader, len(header))
    except csv.Error as problem:
        raise Unreadable("cells of at most 131,072 characters, with closed quotes") from problem
    return Table(encoding, delimiter, header, rows)


def _decoded(content: bytes) -> tuple[str, str]:
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp932"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return encoding, text
    raise Unreadable("text in UTF-8 or CP932 (Shift_JIS)")


def _delimiter_of(text: str) -> str:
    # The header decides: it is where a file has most separators outside of quotes and fewest inside.
    lines = io.StringIO(text[:100_000], newline="")
    first = next(iter(lines), "")
    return max(_DELIMITERS, key=first.count)


def _header_of(cells: Sequence[str]) -> list[str]:
    header = [unicodedata.normalize("NFC", cell).strip() for cell in cells]
    if not any(header):
        raise Unreadable("names of the columns in the first line")
    if len(header) > MAX_COLUMNS:
        raise Unreadable(f"at most {MAX_COLUMNS} columns")
    named = [name or f"#{place}" for place, name in enumerate(header, 1)]
    if len(set(named)) < len(named):
        raise Unreadable("every column with a name of its own")
    return named


def _rows_of(reader: Any, width: int) -> list[tuple[int, list[str]]]:
    rows: list[tuple[int, list[str]]] = []
    line = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            rows.append((line, cells + [""] * (width - len(cells))))
        if len(rows) > MAX_ROWS:
            raise Unreadable(f"at most {MAX_ROWS} rows")
        line = reader.line_num + 1
    return rows


def samples_of(table: Table) -> dict[str, list[str]]:
    """The first different values of every column."""
    found: dict[str, list[str]] = {}
    for place, name in enumerate(table.header):
        values = (cells[place].strip()[:100] for _, cells in table.rows[:1000])
        found[name] = list(dict.fromkeys(value for value in values if value))[:SAMPLES]
    return found


def signature_of(header: Sequence[str]) -> str:
    """What files with the same columns have in common, in any order of them."""
    return hashlib.sha256("\x1f".join(sorted(folded(name) for name in header)).encode()).hexdigest()


def folded(name: str) -> str:
    """A column's name as it is compared: one width, one case, without blanks, underscores and brackets."""
    kept = unicodedata.normalize("NFKC", name).casefold()
    return "".join(letter for letter in kept if letter not in " _-.()[]/・:")


def suggested(header: Sequence[str], words: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Which column each field is in, as far as the names say; a column is given to one field only."""
    columns = {folded(name): name for name in reversed(header)}
    found: dict[str, str] = {}
    for field, names in words.items():
        known = next((columns[folded(word)] for word in (field, *names) if folded(word) in columns), None)
        if known is not None and known not in found.values():
            found[field] = known
    return found
