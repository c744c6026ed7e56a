"""Handovers: opened for a warehouse and a carrier, filled by scanning, closed with a signature."""

from uuid import UUID

from sqlalchemy import select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.shipping.errors import (
    AlreadyOnHandover,
    HandoverClosed,
    HandoverEmpty,
    HandoverMissing,
    HandoverOpen,
    LabelNotVerified,
    WrongCarrier,
    WrongWarehouse,
)  # fmt: skip
from portal.domains.shipping.events import HandoverSigned, ParcelHandedOver
from portal.domains.shipping.models import Handover, HandoverParcel
from portal.domains.shipping.queries.accounts import get_account
from portal.domains.shipping.queries.handovers import parcels_on
from portal.domains.shipping.queries.labels import get_label
from portal.domains.shipping.values import HandoverParcelView, LabelView
from portal.kit import clock, outbox
from portal.kit.ids import new_id, new_number
from portal.kit.scope import actor_of, operator_of

# A literal: as a parameter the index would no longer be recognised once the statement has a generic plan.
_OPEN = text("status = 'open'")


async def open_handover(session: AsyncSession, *, warehouse_id: UUID, account_id: UUID, time_zone: str) -> UUID:
    """Parcels can be scanned for this carrier. Refuses unknown accounts and a second open one of the same pair."""
    await get_account(session, account_id)
    operator_id, handover_id = operator_of(session), new_id()
    pair = {"warehouse_id": warehouse_id, "carrier_account_id": account_id}
    made = await session.scalar(
        insert(Handover)
        .values(
            **pair, operator_id=operator_id, id=handover_id, number=new_number("H", clock.date_in(time_zone)),
            status="open", created_at=clock.now(),
        )
        .on_conflict_do_nothing(
            index_elements=["operator_id", "warehouse_id", "carrier_account_id"], index_where=_OPEN
        )
        .returning(Handover.id)
    )  # fmt: skip
    if made is None:
        present = await session.scalar(
            select(Handover.id).where(Handover.operator_id == operator_id, Handover.status == "open").filter_by(**pair)
        )
        raise HandoverOpen(handover_id=str(present))
    await session.flush()
    return handover_id


async def scan_parcel(session: AsyncSession, handover_id: UUID, *, parcel_id: UUID, warehouse_id: UUID) -> LabelView:
    """The parcel stands on the handover; answers its label, scanning again changes nothing.

    ``warehouse_id`` is where it was packed. Refuses a closed handover; a parcel without a label, with one that was not
    verified, of another carrier or warehouse, or on another handover.
    """
    handover = await _locked(session, handover_id)
    label = await get_label(session, parcel_id)
    if handover.status != "open":
        raise HandoverClosed(handover_id=str(handover_id))
    if label.carrier_account_id != handover.carrier_account_id:
        raise WrongCarrier(expected=str(handover.carrier_account_id), label_of=str(label.carrier_account_id))
    if warehouse_id != handover.warehouse_id:
        raise WrongWarehouse(expected=str(handover.warehouse_id), packed_in=str(warehouse_id))
    if label.verified_at is None:
        raise LabelNotVerified(parcel_id=str(parcel_id), tracking_number=label.tracking_number)
    await _place(session, handover_id, label)
    await session.flush()
    return label


async def _place(session: AsyncSession, handover_id: UUID, label: LabelView) -> None:
    operator_id = operator_of(session)
    await session.execute(
        insert(HandoverParcel)
        .values(
            operator_id=operator_id, id=new_id(), merchant_id=label.merchant_id, handover_id=handover_id,
            parcel_id=label.parcel_id, shipment_id=label.shipment_id, label_id=label.id, label_ready=True,
            scanned_at=clock.now(), scanned_by=actor_of(session).name,
        )
        .on_conflict_do_nothing(index_elements=["operator_id", "merchant_id", "parcel_id"])
    )  # fmt: skip
    stands_on = await session.scalar(
        select(HandoverParcel.handover_id).where(
            HandoverParcel.operator_id == operator_id, HandoverParcel.merchant_id == label.merchant_id,
            HandoverParcel.parcel_id == label.parcel_id,
        )
    )  # fmt: skip
    if stands_on != handover_id:
        raise AlreadyOnHandover(handover_id=str(stands_on))


async def unscan_parcel(session: AsyncSession, handover_id: UUID, *, parcel_id: UUID) -> None:
    """The parcel stays here after all; it may be scanned again. Refuses a closed handover; absent is absent."""
    handover = await _locked(session, handover_id)
    if handover.status != "open":
        raise HandoverClosed(handover_id=str(handover_id))
    row = await session.scalar(
        select(HandoverParcel).where(
            HandoverParcel.operator_id == operator_of(session), HandoverParcel.handover_id == handover_id,
            HandoverParcel.parcel_id == parcel_id,
        )
    )  # fmt: skip
    if row is not None:
        await session.delete(row)
    await session.flush()


async def close_handover(session: AsyncSession, handover_id: UUID, *, signed_by: str) -> list[HandoverParcelView]:
    """The carrier has signed for the parcels; answers them. Refuses a closed and an empty handover.

    Records HandoverSigned, and ParcelHandedOver for each parcel.
    """
    handover = await _locked(session, handover_id)
    if handover.status != "open":
        raise HandoverClosed(handover_id=str(handover_id))
    parcels = list(await parcels_on(session, handover_id))
    if not parcels:
        raise HandoverEmpty(handover_id=str(handover_id))
    handover.status, handover.signed_by, handover.closed_at = "closed", signed_by, clock.now()
    await outbox.record(session, HandoverSigned(merchant_id=None, handover_id=handover_id))
    await outbox.record_all(
        session,
        [
            ParcelHandedOver(
                merchant_id=parcel.merchant_id, parcel_id=parcel.parcel_id, shipment_id=parcel.shipment_id,
                handover_id=handover_id,
            )
            for parcel in parcels
        ],
    )  # fmt: skip
    await session.flush()
    return parcels


async def keep_manifest(session: AsyncSession, handover_id: UUID, manifest: bytes) -> None:
    """The closed handover's paper is frozen."""
    await session.execute(
        update(Handover)
        .where(Handover.operator_id == operator_of(session), Handover.id == handover_id, Handover.manifest.is_(None))
        .values(manifest=manifest)
    )
    await session.flush()


async def _locked(session: AsyncSession, handover_id: UUID) -> Handover:
    handover = await session.scalar(
        select(Handover)
        .where(Handover.operator_id == operator_of(session), Handover.id == handover_id)
        .with_for_update()
    )
    if handover is None:
        raise HandoverMissing(id=str(handover_id))
    return handover
