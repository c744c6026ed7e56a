"""What crosses billing's border: work as it is reported, and frozen views of cards, charges and invoices."""

from datetime import date
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
