"""Labels: recorded when bought, verified on their parcel, voided, wanted anew, erased."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.shipping.errors import AlreadyOnHandover, LabelExists, LabelMismatch, TrackingNumberTaken
from portal.domains.shipping.events import LabelBought, LabelVerified, LabelVoided, LabelWanted
from portal.domains.shipping.models import HandoverParcel, Label
from portal.domains.shipping.queries.labels import find_label, get_label
from portal.domains.shipping.rules import scanned_number
from portal.domains.shipping.values import LabelView, NewLabel
from portal.kit import clock, outbox
from portal.kit.ids import new_id
from portal.kit.scope import operator_of


async def record_label(session: AsyncSession, label: NewLabel) -> LabelView:
    """The parcel carries this label; when it carries one already, that one stays and is the answer.

    Refuses a tracking number that another parcel has. Records LabelBought when the label is new.
    """
    made = await session.scalar(
        insert(Label)
        .values(
            **msgspec.structs.asdict(label), operator_id=operator_of(session), id=new_id(), status="bought",
            tracking_status="label_created", created_at=clock.now(),
        )
        .on_conflict_do_nothing()
        .returning(Label.id)
    )  # fmt: skip
    carried = await find_label(session, label.parcel_id)
    if carried is None:
        raise TrackingNumberTaken(tracking_number=label.tracking_number)
    if made is not None:
        await outbox.record(
            session,
            LabelBought(
                merchant_id=label.merchant_id, parcel_id=label.parcel_id, shipment_id=label.shipment_id,
                tracking_number=label.tracking_number,
            ),
        )  # fmt: skip
    await session.flush()
    return carried


async def verify_label(session: AsyncSession, parcel_id: UUID, scan: str) -> LabelView:
    """The label was scanned on its own parcel; answers it as it was before, scanning again changes nothing.

    Refuses a parcel without a label, and another parcel's label with the number that was expected.
    Records LabelVerified the first time.
    """
    label = await get_label(session, parcel_id)
    number = scanned_number(scan)
    if number != label.tracking_number:
        raise LabelMismatch(expected=label.tracking_number, scanned=number)
    verified = await session.execute(
        update(Label)
        .where(*_this(session, label.id), Label.verified_at.is_(None))
        .values(verified_at=clock.now())
        .returning(Label.id)
    )
    if verified.one_or_none() is not None:
        await outbox.record(
            session,
            LabelVerified(merchant_id=label.merchant_id, parcel_id=parcel_id, shipment_id=label.shipment_id),
        )
    await session.flush()
    return label


async def void_label(session: AsyncSession, parcel_id: UUID) -> LabelView:
    """The parcel carries no label any more; answers the one it had.

    Refuses a parcel without a label and one that was scanned for a handover. Records LabelVoided.
    """
    label = await get_label(session, parcel_id)
    handover_id = await session.scalar(
        select(HandoverParcel.handover_id).where(
            HandoverParcel.operator_id == operator_of(session), HandoverParcel.label_id == label.id
        )
    )
    if handover_id is not None:
        raise AlreadyOnHandover(handover_id=str(handover_id))
    await session.execute(update(Label).where(*_this(session, label.id)).values(status="voided", voided_at=clock.now()))
    await outbox.record(
        session,
        LabelVoided(
            merchant_id=label.merchant_id, parcel_id=parcel_id, shipment_id=label.shipment_id, label_id=label.id
        ),
    )
    await session.flush()
    return label


async def want_label(session: AsyncSession, *, merchant_id: UUID, parcel_id: UUID, shipment_id: UUID) -> None:
    """A label will be bought for the parcel. Refuses one that carries a label. Records LabelWanted."""
    label = await find_label(session, parcel_id)
    if label is not None:
        raise LabelExists(tracking_number=label.tracking_number)
    await outbox.record(session, LabelWanted(merchant_id=merchant_id, parcel_id=parcel_id, shipment_id=shipment_id))
    await session.flush()


async def erase_labels(session: AsyncSession, shipment_ids: Sequence[UUID]) -> int:
    """The printed addresses of these shipments are gone; numbers and costs stay. Answers how many labels."""
    result = await session.execute(
        update(Label)
        .where(Label.operator_id == operator_of(session), Label.shipment_id.in_(shipment_ids))
        .values(document=b"")
        .returning(Label.id)
    )
    await session.flush()
    return len(result.all())


def _this(session: AsyncSession, label_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return Label.operator_id == operator_of(session), Label.id == label_id, Label.status == "bought"
