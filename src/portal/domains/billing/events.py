"""What happened in billing."""

from typing import ClassVar
from uuid import UUID

from portal.kit.outbox import Event


class OperationRecorded(Event, frozen=True, kw_only=True):
    """Billable things of one merchant were recorded together; pricing them follows."""

    subject: ClassVar[str] = "merchant"
    merchant_id: UUID
    operation_ids: list[UUID]
