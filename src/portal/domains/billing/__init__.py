"""Operations, rate cards, charges, invoices.

Owns what was done for whom and what it costs. Promises: a cause is recorded once and charged once; money is an integer
of the minor unit; an invoice's total is the sum of its charges and of the tax that was rounded once per rate; a
finalised invoice does not change, and invoice numbers of an operator have no gap.
States of an invoice: draft → in_review → finalised → paid | overdue | uncollectible.
"""

from portal.domains.billing.actions.cards import add_rate_card
from portal.domains.billing.actions.drafting import draft_invoice
from portal.domains.billing.actions.finalising import finalise_invoice, keep_document
from portal.domains.billing.actions.pricing import price_operations, price_waiting
from portal.domains.billing.actions.recording import record
from portal.domains.billing.actions.reversing import reverse
from portal.domains.billing.actions.storing import Stored, record_storage
from portal.domains.billing.errors import InvoiceFrozen, NothingToInvoice, PeriodInvoiced
from portal.domains.billing.events import (
    ChargeRecorded,
    ChargeReversed,
    InvoiceDrafted,
    InvoiceFinalised,
    MonthEnded,
    OperationRecorded,
    RateCardAdded,
)  # fmt: skip
from portal.domains.billing.queries import (
    business_date,
    find_invoice,
    find_invoices,
    get_charge,
    get_document,
    get_invoice,
    get_rate_card,
    last_storage_day,
    list_charges,
    list_invoices,
    list_rate_cards,
    merchants_to_invoice,
    sum_by_day,
    sum_kinds,
)  # fmt: skip
from portal.domains.billing.rules import INVOICE_STATES, OPERATION_KINDS, amount_text, last_of_month, month_of
from portal.domains.billing.values import (
    ChargeView,
    Done,
    InvoiceItem,
    InvoiceView,
    KindSum,
    NewRate,
    NewRateCard,
    Parties,
    RateCardView,
)  # fmt: skip

__all__ = [
    "INVOICE_STATES", "OPERATION_KINDS", "ChargeRecorded", "ChargeReversed", "ChargeView", "Done", "InvoiceDrafted",
    "InvoiceFinalised", "InvoiceFrozen", "InvoiceItem", "InvoiceView", "KindSum", "MonthEnded", "NewRate",
    "NewRateCard", "NothingToInvoice", "OperationRecorded", "Parties", "PeriodInvoiced", "RateCardAdded",
    "RateCardView", "Stored", "add_rate_card", "amount_text", "business_date", "draft_invoice", "finalise_invoice",
    "find_invoice", "find_invoices", "get_charge", "get_document", "get_invoice", "get_rate_card", "keep_document",
    "last_of_month", "last_storage_day", "list_charges", "list_invoices", "list_rate_cards", "merchants_to_invoice",
    "month_of", "price_operations", "price_waiting", "record", "record_storage", "reverse", "sum_by_day", "sum_kinds",
]  # fmt: skip
