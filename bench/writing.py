"""A footprint as plain SQL: one insert per table, with new ids and names in every transaction.

Numbered by ``k``: every id, number and name that was new in the sample becomes one that follows from ``k``; products
become others of the world, so that a floor spreads over as many balances as the product did.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bench.footprint import Footprint, Row, Table
from bench.world import product_id, sku

_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
# What is unique besides ids: numbers as people read and as searches fold them, and the bench's own names.
_TOKEN = re.compile(
    rf"({_UUID}|\b[0-9a-f]{{64}}\b|[A-Z]\d{{6}}-[0-9A-Z]{{8}}|\b[a-z]\d{{6}}[0-9a-z]{{8}}\b|xq[0-9a-f]{{8}}|\bb\d{{5}}\b)"
)
_IS_UUID = re.compile(_UUID)


@dataclass
class Renaming:
    """How the sample's own names turn into expressions of ``b.k``."""

    products: int
    names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, footprint: Footprint, products: int) -> "Renaming":
        """Rename what the sample made, and the products that it used."""
        renaming = cls(products)
        ids = (row.get("id") or row.get("event_id") for rows in footprint.new.values() for row in rows)
        for slot, name in enumerate(sorted({found for found in ids if found})):
            renaming.names[name] = f"('0f' || lpad(to_hex(b.k), 14, '0') || '{slot:016x}')::uuid"
        used = {row["product_id"] for rows in footprint.new.values() for row in rows if row.get("product_id")}
        known = {str(product_id(number)): number for number in range(1, products + 1)}
        for slot, name in enumerate(sorted(found for found in used if found in known)):
            at = f"((b.k * 7919 + {slot * 104729}) % {products} + 1)"
            renaming.names[name] = f"('01900000-0000-7000-8000-' || lpad(to_hex({at}), 12, '0'))::uuid"
            renaming.names[sku(known[name])] = f"('b' || lpad(({at})::text, 5, '0'))"
        return renaming

    def value(self, text: str | None, type_: str) -> str:
        """The SQL of one value."""
        if text is None:
            return f"null::{type_}"
        whole = [text] if type_ == "bytea" else _TOKEN.split(text)
        parts = [self._part(part) for part in whole if part]
        if len(parts) == 1 and type_ == "uuid":
            return parts[0] if parts[0].endswith("::uuid") else f"{parts[0]}::uuid"
        joined = " || ".join(f"({part})::text" if part.startswith("(") else part for part in parts) or "''"
        return f"({joined})::{type_}"

    def _part(self, part: str) -> str:
        if part not in self.names and _TOKEN.fullmatch(part) and not _IS_UUID.fullmatch(part):
            self.names[part] = self._fresh(part)
        if part in self.names:
            return self.names[part]
        return "'" + part.replace("'", "''") + "'"

    def _fresh(self, token: str) -> str:
        # As long as what it stands for, or a little longer; those of one sample differ by a place of their own.
        return f"('{token[:2]}' || lpad(b.k::text, 11, '0') || '{len(self.names):04d}')"


def insert(
    table: Table, rows: Sequence[Row], renaming: Renaming, numbers: str, instead: Mapping[str, str] | None = None
) -> str:
    """One insert of these rows for every ``k`` of ``numbers``, a query with a column ``k``.

    ``instead`` gives columns whose value is another expression of ``b.k``.
    """
    columns = ", ".join(f'"{name}"' for name in table.types)
    given = instead or {}
    values = ",\n ".join(
        "("
        + ", ".join(given.get(name) or renaming.value(row[name], type_) for name, type_ in table.types.items())
        + ")"
        for row in rows
    )
    every = f"({numbers}) b cross join lateral (values\n {values}) v"
    return f'insert into "{table.name}" ({columns})\nselect v.* from {every}'


def statements(footprint: Footprint, products: int, numbers: str = "select cast(:k as bigint) as k") -> list[str]:
    """Every insert of a footprint, parents first, and what it took from the balances of products."""
    renaming = Renaming.of(footprint, products)
    made = [
        insert(table, footprint.new[table.name], renaming, numbers)
        for table in footprint.tables
        if footprint.new.get(table.name)
    ]
    return [*_balances(footprint, renaming, numbers), *made]


def _balances(footprint: Footprint, renaming: Renaming, numbers: str) -> list[str]:
    lines = footprint.new.get("reservations", [])
    if not lines or not footprint.changed.get("availability"):
        return []
    first = lines[0]
    products = ", ".join(
        f"({renaming.value(row['product_id'], 'uuid')}, {row['reserved']})" for row in lines if row["reserved"] != "0"
    )
    wanted = f"select v.* from ({numbers}) b cross join lateral (values {products}) v(product_id, quantity)"
    mine = (
        f"a.operator_id = '{first['operator_id']}' and a.merchant_id = '{first['merchant_id']}'"
        f" and a.warehouse_id = '{first['warehouse_id']}'"
    )
    return [
        f"select a.on_hand from availability a where {mine}"
        f" and a.product_id in (select product_id from ({wanted}) w) order by a.product_id for update",
        "update availability a set reserved = a.reserved + w.quantity"
        f" from (select product_id, sum(quantity) as quantity from ({wanted}) x group by product_id) w"
        f" where {mine} and a.product_id = w.product_id",
    ]
