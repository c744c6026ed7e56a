"""Every select of billing, a file per thing that is asked for."""

from portal.domains.billing.queries.calendar import business_date, last_storage_day
from portal.domains.billing.queries.cards import find_card, get_rate_card, list_rate_cards
from portal.domains.billing.queries.charges import (
    get_charge,
    list_charges,
    merchants_to_invoice,
    sum_by_day,
    sum_kinds,
    unpriced,
)
from portal.domains.billing.queries.invoices import (
    find_invoice,
    find_invoices,
    get_document,
    get_invoice,
    list_invoices,
)

__all__ = [
    "business_date", "find_card", "find_invoice", "find_invoices", "get_charge", "get_document", "get_invoice",
    "get_rate_card", "last_storage_day", "list_charges", "list_invoices", "list_rate_cards", "merchants_to_invoice",
    "sum_by_day", "sum_kinds", "unpriced",
]  # fmt: skip
