"""Handovers and the parcels on them."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.shipping.errors import HandoverMissing, ManifestMissing
from portal.domains.shipping.models import Handover, HandoverParcel, Label
from portal.domains.shipping.values import HandoverParcelView, HandoverView
from portal.kit.paging import Window
from portal.kit.rows import all_as
from portal.kit.scope import operator_of

_COUNT = (
    select(func.count())
    .where(HandoverParcel.operator_id == Handover.operator_id, HandoverParcel.handover_id == Handover.id)
    .correlate(Handover)
    .scalar_subquery()
)
_HANDOVER = (
    Handover.id, Handover.number, Handover.warehouse_id, Handover.carrier_account_id, Handover.status,
    Handover.signed_by, Handover.created_at, Handover.closed_at, _COUNT,
)  # fmt: skip
_PARCEL = (
    HandoverParcel.id, HandoverParcel.merchant_id, HandoverParcel.parcel_id, HandoverParcel.shipment_id,
    Label.tracking_number, Label.service, Label.size_class, Label.zone, Label.cost, Label.currency, Label.carrier,
    HandoverParcel.scanned_at, HandoverParcel.scanned_by,
)  # fmt: skip


async def get_handover(session: AsyncSession, handover_id: UUID) -> HandoverView:
    """One handover. Refuses one that is not here."""
    row = (
        await session.execute(
            select(*_HANDOVER).where(Handover.operator_id == operator_of(session), Handover.id == handover_id)
        )
    ).one_or_none()
    if row is None:
        raise HandoverMissing(id=str(handover_id))
    return all_as(HandoverView, [row])[0]


async def list_handovers(
    session: AsyncSession, asked: Window, *, status: str | None = None, warehouse_id: UUID | None = None
) -> Sequence[HandoverView]:
    """Handovers, newest first, one more than the page."""
    query = select(*_HANDOVER).where(Handover.operator_id == operator_of(session))
    if status is not None:
        query = query.where(Handover.status == status)
    if warehouse_id is not None:
        query = query.where(Handover.warehouse_id == warehouse_id)
    if asked.after:
        query = query.where(Handover.id < asked.after[0])
    return all_as(HandoverView, await session.execute(query.order_by(Handover.id.desc()).limit(asked.limit + 1)))


async def parcels_on(
    session: AsyncSession, handover_id: UUID, asked: Window | None = None
) -> Sequence[HandoverParcelView]:
    """Parcels of a handover in the order they were scanned: all, or one more than a page."""
    query = (
        select(*_PARCEL)
        .join(Label, (Label.operator_id == HandoverParcel.operator_id) & (Label.id == HandoverParcel.label_id))
        .where(HandoverParcel.operator_id == operator_of(session), HandoverParcel.handover_id == handover_id)
        .order_by(HandoverParcel.id)
    )
    if asked is not None:
        query = query.limit(asked.limit + 1)
        if asked.after:
            query = query.where(HandoverParcel.id > asked.after[0])
    return all_as(HandoverParcelView, await session.execute(query))


async def on_handovers(session: AsyncSession, parcel_ids: Sequence[UUID]) -> set[UUID]:
    """Those of these parcels that were scanned for a handover, open or closed."""
    rows = await session.scalars(
        select(HandoverParcel.parcel_id).where(
            HandoverParcel.operator_id == operator_of(session), HandoverParcel.parcel_id.in_(parcel_ids)
        )
    )
    return set(rows)


async def manifest_of(session: AsyncSession, handover_id: UUID) -> bytes:
    """The manifest's PDF as it was when the handover was closed. Refuses an open handover."""
    await get_handover(session, handover_id)
    manifest = await session.scalar(
        select(Handover.manifest).where(Handover.operator_id == operator_of(session), Handover.id == handover_id)
    )
    if manifest is None:
        raise ManifestMissing(id=str(handover_id))
    return manifest
