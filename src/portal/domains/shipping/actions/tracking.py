"""What carriers report: kept once however often it is told, in whatever order, with the label's state following."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Text, Uuid, bindparam, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.shipping.carriers.base import TrackingUpdate
from portal.domains.shipping.events import ParcelTracked
from portal.domains.shipping.models import Label, TrackingEvent
from portal.domains.shipping.rules import fingerprint, where_it_is
from portal.domains.shipping.values import Tracked
from portal.kit import clock, outbox
from portal.kit.ids import new_id
from portal.kit.scope import operator_of

_KEEP = (
    insert(TrackingEvent)
    .on_conflict_do_nothing(index_elements=["operator_id", "merchant_id", "label_id", "fingerprint"])
    .returning(TrackingEvent.label_id)
)
_MOVE = text(
    "update labels set tracking_status = given.status from unnest(:ids, :statuses) as given(id, status)"
    " where labels.operator_id = :operator_id and labels.id = given.id"
).bindparams(bindparam("ids", type_=ARRAY(Uuid)), bindparam("statuses", type_=ARRAY(Text)))


async def track(session: AsyncSession, carrier: str, updates: Sequence[TrackingUpdate]) -> Tracked:
    """What a carrier said is kept, each event once, and its labels' tracking state is what all events together say.

    Refuses nothing: numbers that are not ours are named in the answer. Records ParcelTracked for each label whose
    state has changed.
    """
    labels = await _locked(session, carrier, {update.tracking_number for update in updates})
    known = [update for update in updates if update.tracking_number in labels]
    heard = await _keep(session, [(labels[update.tracking_number], update) for update in known])
    await _follow(session, [label for label in labels.values() if label.id in heard])
    await session.flush()
    unknown = sorted({update.tracking_number for update in updates} - labels.keys())
    return Tracked(len(heard), len(known) - len(heard), unknown)


async def _locked(session: AsyncSession, carrier: str, numbers: Iterable[str]) -> dict[str, Any]:
    rows = await session.execute(
        select(
            Label.id, Label.merchant_id, Label.parcel_id, Label.shipment_id, Label.tracking_number,
            Label.tracking_status,
        )
        .where(
            Label.operator_id == operator_of(session), Label.carrier == carrier,
            Label.tracking_number.in_(sorted(numbers)),
        )
        .order_by(Label.id)
        .with_for_update()
    )  # fmt: skip
    return {row.tracking_number: row for row in rows}


async def _keep(session: AsyncSession, told: Sequence[tuple[Any, TrackingUpdate]]) -> list[UUID]:
    if not told:
        return []
    operator_id, now = operator_of(session), clock.now()
    rows = [
        {
            "operator_id": operator_id, "id": new_id(), "merchant_id": label.merchant_id, "label_id": label.id,
            "shipment_id": label.shipment_id, "status": update.status, "raw_code": update.raw_code,
            "raw_text": update.raw_text, "place": update.place, "occurred_at": update.occurred_at, "received_at": now,
            "fingerprint": fingerprint(update.status, update.raw_code, update.place, update.occurred_at),
        }
        for label, update in told
    ]  # fmt: skip
    return list(await session.scalars(_KEEP, rows))


async def _follow(session: AsyncSession, labels: Sequence[Any]) -> None:
    operator_id = operator_of(session)
    rows = await session.execute(
        select(TrackingEvent.label_id, TrackingEvent.occurred_at, TrackingEvent.status).where(
            TrackingEvent.operator_id == operator_id, TrackingEvent.label_id.in_([label.id for label in labels])
        )
    )
    events: dict[UUID, list[Any]] = {}
    for row in rows:
        events.setdefault(row.label_id, []).append((row.occurred_at, row.status))
    states = {label.id: where_it_is(events[label.id]) for label in labels}
    moved = [label for label in labels if states[label.id] != label.tracking_status]
    if not moved:
        return
    ids = [label.id for label in moved]
    await session.execute(_MOVE, {"operator_id": operator_id, "ids": ids, "statuses": [states[id_] for id_ in ids]})
    await outbox.record_all(
        session,
        [
            ParcelTracked(
                merchant_id=label.merchant_id, parcel_id=label.parcel_id, shipment_id=label.shipment_id,
                status=states[label.id],
            )
            for label in moved
        ],
    )  # fmt: skip
