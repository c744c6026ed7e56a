"""What crosses billing's border: work as it is reported, and frozen views of cards, charges and invoices."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """A billable thing that just happened.

    ``kind`` is one of OPERATION_KINDS, ``quantity`` its count (picked units, stored units of a day …, at least 1).
    ``source_key`` names the cause so that reporting it again adds nothing, such as ``parcel:<id>``; it is unique within
    the merchant. ``attributes`` is JSON that explains (no personal data). ``business_date`` only when the work belongs
    to another day than today in the operator's time zone.
    """

    kind: str
    merchant_id: UUID
    quantity: int
    warehouse_id: UUID | None
    document_type: str
    document_id: UUID
    source_key: str
    attributes: dict[str, Any] = {}
    business_date: date | None = None


class NewRate(msgspec.Struct, frozen=True):
    """A price to put on a card: minor units with up to four decimals, tax in basis points (1000 is 10 %).

    Without labels the kind's own names are used.
    """

    kind: str
    unit_price: Decimal
    tax_bp: int = 1000
    label: str | None = None
    label_en: str | None = None


class NewRateCard(msgspec.Struct, frozen=True, kw_only=True):
    """Prices of one merchant from ``valid_from`` on, at most one per kind of operation."""

    merchant_id: UUID
    name: str
    valid_from: date
    rates: Sequence[NewRate]
    currency: str = "JPY"
    rounding: str = "half_up"
    tax_rounding: str = "down"


class RateView(msgspec.Struct, frozen=True):
    """One price of a card."""

    kind: str
    label: str
    label_en: str
    unit_price: Decimal
    tax_bp: int


class RateCardView(msgspec.Struct, frozen=True):
    """A card with its prices."""

    id: UUID
    merchant_id: UUID
    name: str
    valid_from: date
    currency: str
    rounding: str
    tax_rounding: str
    created_at: datetime
    rates: list[RateView] = []


class OperationView(msgspec.Struct, frozen=True):
    """The work behind a charge."""

    id: UUID
    kind: str
    quantity: int
    occurred_at: datetime
    warehouse_id: UUID | None
    document_type: str
    document_id: UUID
    actor: str
    attributes: dict[str, Any]


class ChargeView(msgspec.Struct, frozen=True):
    """A charge, its arithmetic in numbers and words (``ja``, ``en``), and the operation behind it."""

    id: UUID
    merchant_id: UUID
    kind: str
    quantity: int
    unit_price: Decimal
    amount: int
    currency: str
    tax_bp: int
    business_date: date
    charged_at: datetime
    reverses_id: UUID | None
    invoice_id: UUID | None
    explanation: dict[str, Any]
    sentence: dict[str, str]
    operation: OperationView


class KindSum(msgspec.Struct, frozen=True):
    """Charges of one kind, summed."""

    kind: str
    charges: int
    quantity: int
    amount: int


class InvoiceLineView(msgspec.Struct, frozen=True):
    """Charges of one rate, summed."""

    position: int
    kind: str
    label: str
    label_en: str
    quantity: int
    unit_price: Decimal
    amount: int
    tax_bp: int


class InvoiceTaxView(msgspec.Struct, frozen=True):
    """Everything of one tax rate and its tax, rounded once."""

    tax_bp: int
    taxable: int
    tax: int


class InvoiceItem(msgspec.Struct, frozen=True):
    """An invoice in a list. Amounts in minor units; ``total`` is ``subtotal`` and ``tax``."""

    id: UUID
    merchant_id: UUID
    number: str | None
    period_start: date
    period_end: date
    status: str
    currency: str
    subtotal: int
    tax: int
    total: int
    issued_on: date | None
    due_on: date | None
    finalised_at: datetime | None
    created_at: datetime
    version: int


class InvoiceView(InvoiceItem, frozen=True):
    """An invoice with its lines and taxes, and both parties as they were."""

    seller: dict[str, Any]
    buyer: dict[str, Any]
    tax_rounding: str
    lines: list[InvoiceLineView] = []
    taxes: list[InvoiceTaxView] = []


class Parties(msgspec.Struct, frozen=True):
    """Who invoices whom, as JSON that the document shows: name, address, phone, registration number."""

    seller: dict[str, Any]
    buyer: dict[str, Any]
