"""Operations, the rate cards that price them, charges and invoices."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, LargeBinary, Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.domains.billing.rules import INVOICE_STATES, OPERATION_KINDS, ROUNDINGS
from portal.kit.tables import (
    Amount,
    Base,
    OfMerchant,
    Stamped,
    Versioned,
    merchant_itself,
    of_merchant,
    of_operator,
    one_of,
)


class Operation(OfMerchant, Base):
    """Immutable record that a billable thing happened. ``source_key`` names the cause, so that it is recorded once."""

    __tablename__ = "operations"
    kind: Mapped[str]
    quantity: Mapped[int]
    business_date: Mapped[date]
    occurred_at: Mapped[datetime]
    warehouse_id: Mapped[UUID | None]
    document_type: Mapped[str]
    document_id: Mapped[UUID]
    source_key: Mapped[str]
    actor_name: Mapped[str]
    attributes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    __table_args__ = (
        merchant_itself(),
        UniqueConstraint("operator_id", "merchant_id", "source_key"),
        Index("ix_operations_period", "operator_id", "merchant_id", "business_date", "id"),
        CheckConstraint("quantity > 0", name="quantity"),
        one_of("kind", OPERATION_KINDS),
    )


class RateCard(Stamped, Versioned, OfMerchant, Base):
    """Prices of one merchant from a date on; the newest card that is valid on a date counts."""

    __tablename__ = "rate_cards"
    name: Mapped[str]
    valid_from: Mapped[date]
    currency: Mapped[str]
    rounding: Mapped[str] = mapped_column(default="half_up")
    tax_rounding: Mapped[str] = mapped_column(default="down")
    __table_args__ = (
        merchant_itself(),
        UniqueConstraint("operator_id", "merchant_id", "valid_from"),
        one_of("rounding", ROUNDINGS),
        one_of("tax_rounding", ROUNDINGS),
    )


class Rate(OfMerchant, Base):
    """The price of one kind of operation. ``unit_price`` in minor units up to four decimals; tax in basis points."""

    __tablename__ = "rates"
    rate_card_id: Mapped[UUID]
    kind: Mapped[str]
    label: Mapped[str]
    label_en: Mapped[str]
    unit_price: Mapped[Decimal] = mapped_column(Numeric(16, 4))
    tax_bp: Mapped[int]
    __table_args__ = (
        of_merchant("rate_card_id", "rate_cards"),
        UniqueConstraint("operator_id", "merchant_id", "rate_card_id", "kind"),
        CheckConstraint("unit_price >= 0 and tax_bp between 0 and 10000", name="price"),
        one_of("kind", OPERATION_KINDS),
    )


class Invoice(Stamped, Versioned, OfMerchant, Base):
    """A period's charges for one merchant, frozen at finalisation. Amounts in minor units, ``total`` with tax.

    ``seller`` and ``buyer`` are both parties' details as they were; ``document`` is the PDF in the buyer's language.
    """

    __tablename__ = "invoices"
    number: Mapped[str | None]
    period_start: Mapped[date]
    period_end: Mapped[date]
    status: Mapped[str]
    currency: Mapped[str]
    subtotal: Mapped[Amount]
    tax: Mapped[Amount]
    total: Mapped[Amount]
    issued_on: Mapped[date | None]
    due_on: Mapped[date | None]
    finalised_at: Mapped[datetime | None]
    seller: Mapped[dict[str, Any]]
    buyer: Mapped[dict[str, Any]]
    tax_rounding: Mapped[str]
    document: Mapped[bytes | None] = mapped_column(LargeBinary)
    __table_args__ = (
        merchant_itself(),
        UniqueConstraint("operator_id", "number"),
        UniqueConstraint("operator_id", "merchant_id", "period_start"),
        Index("ix_invoices_recent", "operator_id", "merchant_id", "id"),
        CheckConstraint("total = subtotal + tax", name="total"),
        CheckConstraint("period_end >= period_start", name="period"),
        one_of("status", INVOICE_STATES),
    )


class Charge(OfMerchant, Base):
    """One priced operation: immutable, undone only by a reversing charge. ``explanation`` holds the arithmetic.

    ``revision`` counts the charges of one operation: 0 the first, odd numbers reverse, even ones price it again.
    """

    __tablename__ = "charges"
    operation_id: Mapped[UUID]
    rate_id: Mapped[UUID]
    revision: Mapped[int] = mapped_column(default=0)
    reverses_id: Mapped[UUID | None]
    invoice_id: Mapped[UUID | None]
    kind: Mapped[str]
    quantity: Mapped[int]
    unit_price: Mapped[Decimal] = mapped_column(Numeric(16, 4))
    amount: Mapped[Amount]
    currency: Mapped[str]
    tax_bp: Mapped[int]
    business_date: Mapped[date]
    charged_at: Mapped[datetime]
    explanation: Mapped[dict[str, Any]]
    __table_args__ = (
        of_merchant("operation_id", "operations"),
        of_merchant("rate_id", "rates"),
        of_merchant("reverses_id", "charges"),
        of_merchant("invoice_id", "invoices"),
        UniqueConstraint("operator_id", "merchant_id", "operation_id", "kind", "revision"),
        UniqueConstraint("operator_id", "merchant_id", "reverses_id"),
        Index("ix_charges_open", "operator_id", "merchant_id", "business_date", postgresql_where="invoice_id is null"),
        Index("ix_charges_period", "operator_id", "merchant_id", "business_date", "id"),
        Index("ix_charges_invoice", "operator_id", "invoice_id"),
    )


class InvoiceLine(OfMerchant, Base):
    """Charges of one rate in one invoice, summed."""

    __tablename__ = "invoice_lines"
    invoice_id: Mapped[UUID]
    position: Mapped[int]
    kind: Mapped[str]
    label: Mapped[str]
    label_en: Mapped[str]
    quantity: Mapped[int]
    unit_price: Mapped[Decimal] = mapped_column(Numeric(16, 4))
    amount: Mapped[Amount]
    tax_bp: Mapped[int]
    __table_args__ = (
        of_merchant("invoice_id", "invoices"),
        Index("ix_invoice_lines_invoice", "operator_id", "invoice_id"),
    )


class InvoiceTax(Base):
    """Tax of one rate in one invoice, rounded once."""

    __tablename__ = "invoice_taxes"
    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    invoice_id: Mapped[UUID] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID] = mapped_column(primary_key=True)
    tax_bp: Mapped[int] = mapped_column(primary_key=True)
    taxable: Mapped[Amount]
    tax: Mapped[Amount]
    __table_args__ = (of_merchant("invoice_id", "invoices"),)


class InvoiceCounter(Base):
    """The last invoice number of an operator, so that numbers have no gap."""

    __tablename__ = "invoice_counters"
    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    last: Mapped[int]


class StorageDay(Base):
    """A business date of an operator whose stored units have been measured and recorded."""

    __tablename__ = "storage_days"
    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    business_date: Mapped[date] = mapped_column(primary_key=True)
    measured_at: Mapped[datetime]
    __table_args__ = (of_operator(to="operators"),)
