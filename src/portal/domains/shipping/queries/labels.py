"""Labels, and what carriers said about them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.shipping.errors import LabelMissing
from portal.domains.shipping.models import Label, TrackingEvent
from portal.domains.shipping.values import LabelView, TrackingEventView
from portal.kit.rows import all_as
from portal.kit.scope import operator_of, tenant

_LABEL = (
    Label.id, Label.merchant_id, Label.parcel_id, Label.shipment_id, Label.carrier_account_id, Label.carrier,
    Label.carrier_name, Label.service, Label.size_class, Label.zone, Label.tracking_number, Label.status, Label.cost,
    Label.currency, Label.tracking_status, Label.created_at, Label.verified_at, Label.voided_at,
)  # fmt: skip
_EVENT = (
    TrackingEvent.label_id, TrackingEvent.status, TrackingEvent.raw_code, TrackingEvent.raw_text, TrackingEvent.place,
    TrackingEvent.occurred_at, TrackingEvent.received_at,
)  # fmt: skip


async def find_label(session: AsyncSession, parcel_id: UUID) -> LabelView | None:
    """The label that a parcel carries now."""
    found = await _labels(session, Label.parcel_id == parcel_id, Label.status == "bought")
    return found[0] if found else None


async def get_label(session: AsyncSession, parcel_id: UUID) -> LabelView:
    """The label that a parcel carries now. Refuses a parcel without one."""
    label = await find_label(session, parcel_id)
    if label is None:
        raise LabelMissing(parcel_id=str(parcel_id))
    return label


async def get_label_by_id(session: AsyncSession, label_id: UUID) -> LabelView:
    """A label, voided ones included. Refuses one that is not here."""
    found = await _labels(session, Label.id == label_id)
    if not found:
        raise LabelMissing(id=str(label_id))
    return found[0]


async def labels_of(session: AsyncSession, shipment_ids: Sequence[UUID]) -> Sequence[LabelView]:
    """Labels that count, of these shipments' parcels."""
    return await _labels(session, Label.shipment_id.in_(shipment_ids), Label.status == "bought")


async def document_of(session: AsyncSession, label_id: UUID) -> bytes:
    """The label's PDF; empty once it was erased. Personal data."""
    document = await session.scalar(
        select(Label.document).where(Label.operator_id == operator_of(session), Label.id == label_id)
    )
    if document is None:
        raise LabelMissing(id=str(label_id))
    return document


async def tracking_of(session: AsyncSession, shipment_id: UUID) -> Sequence[TrackingEventView]:
    """What carriers said about a shipment's parcels, oldest first."""
    rows = await session.execute(
        select(*_EVENT)
        .where(*here(session, TrackingEvent), TrackingEvent.shipment_id == shipment_id)
        .order_by(TrackingEvent.occurred_at, TrackingEvent.id)
    )
    return all_as(TrackingEventView, rows)


async def _labels(session: AsyncSession, *which: ColumnElement[bool]) -> list[LabelView]:
    rows = await session.execute(select(*_LABEL).where(*here(session, Label), *which).order_by(Label.id))
    return all_as(LabelView, rows)


def here(session: AsyncSession, table: Any) -> list[ColumnElement[bool]]:
    """The tenant of this session as conditions on a table."""
    scope = tenant(session)
    mine = [table.operator_id == scope.operator_id]
    if scope.merchant_id is not None:
        mine.append(table.merchant_id == scope.merchant_id)
    return mine
