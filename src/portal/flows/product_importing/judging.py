"""What a row would do to the catalogue as it is now: for a whole part of a file at once."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import catalogue
from portal.domains.catalogue import BarcodeMatch, ProductView
from portal.domains.imports import CheckedRow, Problem
from portal.flows.product_importing.fields import NEEDED, changes_of
from portal.kit.scope import merchant_of


class Known:
    """What the catalogue knows about the skus and barcodes of some rows."""

    def __init__(self, products: Mapping[str, ProductView], barcodes: Mapping[str, BarcodeMatch]) -> None:
        self.products, self.barcodes = products, barcodes

    @classmethod
    async def about(cls, session: AsyncSession, rows: Sequence[Mapping[str, Any]]) -> "Known":
        """Two statements, however many rows."""
        skus = [row["sku"] for row in rows if "sku" in row]
        codes = [row["barcode"] for row in rows if "barcode" in row]
        return cls(
            await catalogue.products_by_sku(session, skus),
            await catalogue.find_by_barcodes(session, merchant_of(session), codes),
        )

    def judged(self, line: int, values: Mapping[str, Any], problems: Sequence[Problem]) -> CheckedRow:
        """What becomes of a row."""
        product = self.products.get(values.get("sku", ""))
        found = [*problems, *self._problems(values, product, {problem.field for problem in problems})]
        if found:
            return CheckedRow(line, "error", values, found)
        if product is None:
            return CheckedRow(line, "new", values, [])
        changed = self.differences(values) or self.new_code(values)
        return CheckedRow(line, "changed" if changed else "unchanged", values, [])

    def differences(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """What a row says differently about its product."""
        product = self.products[values["sku"]]
        return {name: value for name, value in changes_of(values).items() if getattr(product, name) != value}

    def new_code(self, values: Mapping[str, Any]) -> str | None:
        """The barcode of a row that nothing carries yet."""
        code = values.get("barcode")
        return code if code is not None and code not in self.barcodes else None

    def product_id(self, values: Mapping[str, Any]) -> UUID:
        """The product that a row is about."""
        return self.products[values["sku"]].id

    def _problems(self, values: Mapping[str, Any], product: ProductView | None, wrong: set[str]) -> list[Problem]:
        found: list[Problem] = []
        if product is None:
            found += [Problem(name, "required") for name in NEEDED if name not in values and name not in wrong]
        elif product.status == "retired":
            found.append(Problem("sku", "product_retired"))
        taken = self.barcodes.get(values.get("barcode", ""))
        if taken is not None and (product is None or taken.product_id != product.id):
            found.append(Problem("barcode", "barcode_taken"))
        lots = values.get("tracks_lots", product.tracks_lots if product else False)
        expiry = values.get("tracks_expiry", product.tracks_expiry if product else False)
        if expiry and not lots:
            found.append(Problem("tracks_expiry", "expiry_needs_lots"))
        return found
