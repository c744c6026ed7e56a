"""What happened in billing."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from portal.kit.outbox import Event


class OperationRecorded(Event, frozen=True, kw_only=True):
    """Billable things of one merchant were recorded together; pricing them follows."""

    subject: ClassVar[str] = "merchant"
    merchant_id: UUID
    operation_ids: list[UUID]


class ChargeRecorded(Event, frozen=True, kw_only=True):
    """Operations of one merchant were priced together; ``amount`` is their sum in minor units, without tax."""

    subject: ClassVar[str] = "merchant"
    merchant_id: UUID
    charge_ids: list[UUID]
    amount: int


class ChargeReversed(Event, frozen=True, kw_only=True):
    """A charge was undone by another."""

    subject: ClassVar[str] = "charge"
    charge_id: UUID
    reversal_id: UUID
    reason: str


class RateCardAdded(Event, frozen=True, kw_only=True):
    """A merchant has new prices from a date on; work of that time is priced by them."""

    subject: ClassVar[str] = "rate_card"
    rate_card_id: UUID
    valid_from: date


class MonthEnded(Event, frozen=True, kw_only=True):
    """A month with charges that are on no invoice is over; ``month`` is its first day."""

    subject: ClassVar[str] = "merchant"
    merchant_id: UUID
    month: date


class InvoiceDrafted(Event, frozen=True, kw_only=True):
    """A month's charges stand on a draft."""

    subject: ClassVar[str] = "invoice"
    invoice_id: UUID


class InvoiceFinalised(Event, frozen=True, kw_only=True):
    """An invoice has its number and will not change."""

    subject: ClassVar[str] = "invoice"
    invoice_id: UUID
    number: str
