"""The picker's work: units scanned from their location, and units that were not there."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import case, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.outbound.actions.promising import withdraw_picks
from portal.domains.outbound.actions.releasing import leave_wave, write_picks
from portal.domains.outbound.actions.stepping import refused_state, step
from portal.domains.outbound.errors import (
    PickMissing,
    PickState,
    ShipmentHeld,
    ShipmentMissing,
    ShortUnscanned,
    TooManyUnits,
)
from portal.domains.outbound.events import LinePicked, PickingBegan, PickShort, ShipmentPicked, UnitsPutBack
from portal.domains.outbound.models import Pick, PickList, ShipmentLine
from portal.domains.outbound.queries.picks import get_pick
from portal.domains.outbound.queries.shipments import lines_of, lock_shipments
from portal.domains.outbound.queries.tenant import within
from portal.domains.outbound.values.shipments import ShipmentChange
from portal.domains.outbound.values.walks import NewPick, Picked, PickView
from portal.kit import outbox
from portal.kit.scope import operator_of


async def take_pick_list(session: AsyncSession, pick_list_id: UUID, picker: str) -> None:
    """This person walks the list from now on, whoever did before. Refuses a list that is not here."""
    found = await session.scalar(
        update(PickList)
        .where(PickList.operator_id == operator_of(session), PickList.id == pick_list_id)
        .values(picker=picker)
        .returning(PickList.id)
        .execution_options(synchronize_session=False)
    )
    if found is None:
        raise PickMissing(id=str(pick_list_id))
    await session.flush()


async def pick(session: AsyncSession, pick_id: UUID, units: int) -> Picked:
    """These units of the pick are in the picker's hands; with its last unit the shipment is picked.

    The caller moves the stock. Refuses a held shipment, one that is not on the floor, a pick that is over, and more
    units than are left. Records LinePicked, and PickingBegan or ShipmentPicked when it is the first or the last.
    """
    stop, shipment = await _lock(session, pick_id)
    left = stop.quantity - stop.picked
    if units > left:
        raise TooManyUnits(scanned=units, expected=left)
    await _count(session, stop, units)
    events: list[Any] = [
        LinePicked(
            merchant_id=stop.merchant_id, shipment_id=stop.shipment_id, pick_id=stop.id, product_id=stop.product_id,
            location_id=stop.location_id, quantity=units,
        )
    ]  # fmt: skip
    status = shipment.status
    about: dict[str, Any] = {"merchant_id": stop.merchant_id, "shipment_id": shipment.id, "wave_id": shipment.wave_id}
    if status == "released":
        await step(session, "begin_picking", [stop.shipment_id])
        events.append(PickingBegan(**about))
        status = "picking"
    if units == left and await _all_picked(session, stop.shipment_id):
        await step(session, "finish_picking", [stop.shipment_id])
        events.append(ShipmentPicked(**about))
        status = "picked"
    await outbox.record_all(session, events)
    await session.flush()
    return Picked(stop.id, stop.picked + units, left - units, stop.shipment_id, status)


async def _lock(session: AsyncSession, pick_id: UUID) -> tuple[PickView, ShipmentChange]:
    # The shipment first and then its pick, in the order in which a cancellation takes them.
    [shipment] = await lock_shipments(session, [(await get_pick(session, pick_id)).shipment_id])
    stop = await get_pick(session, pick_id)
    if shipment.held:
        raise ShipmentHeld(shipment_ids=[str(shipment.id)])
    if stop.status != "open":
        raise PickState(pick_id=str(pick_id), status=stop.status)
    if shipment.status not in ("released", "picking"):
        raise refused_state(shipment, "pick")
    return stop, shipment


async def _count(session: AsyncSession, stop: PickView, units: int) -> None:
    await session.execute(
        update(Pick)
        .where(*within(session, Pick), Pick.id == stop.id)
        .values(
            picked=Pick.picked + units,
            status=case((Pick.picked + units == Pick.quantity, "picked"), else_="open"),
        )
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        update(ShipmentLine)
        .where(*within(session, ShipmentLine), ShipmentLine.id == stop.shipment_line_id)
        .values(picked=ShipmentLine.picked + units)
        .execution_options(synchronize_session=False)
    )


async def _all_picked(session: AsyncSession, shipment_id: UUID) -> bool:
    unfinished = exists().where(
        *within(session, ShipmentLine),
        ShipmentLine.shipment_id == shipment_id,
        ShipmentLine.picked < ShipmentLine.quantity,
    )
    return not await session.scalar(select(unfinished))


async def short(session: AsyncSession, pick_id: UUID, found: int) -> int:
    """The pick is over with the units that were scanned; answers how many are missing.

    The caller finds them elsewhere or lets the shipment wait. Refuses as :func:`pick` does, and unless every found unit
    was scanned and some are missing. Records PickShort.
    """
    stop, _ = await _lock(session, pick_id)
    if found != stop.picked:
        raise ShortUnscanned(found=found, scanned=stop.picked, wanted=stop.quantity)
    await session.execute(
        update(Pick)
        .where(*within(session, Pick), Pick.id == stop.id)
        .values(status="short")
        .execution_options(synchronize_session=False)
    )
    missing = stop.quantity - stop.picked
    await outbox.record(
        session,
        PickShort(
            merchant_id=stop.merchant_id, shipment_id=stop.shipment_id, pick_id=stop.id, product_id=stop.product_id,
            location_id=stop.location_id, missing=missing,
        ),
    )  # fmt: skip
    await session.flush()
    return missing


async def append_picks(session: AsyncSession, after: UUID, picks: Sequence[NewPick]) -> None:
    """These picks stand at the end of the walk that the pick ``after`` is on, into its tote. Records nothing."""
    stop = await get_pick(session, after)
    last = await session.scalar(
        select(func.max(Pick.position)).where(*within(session, Pick), Pick.pick_list_id == stop.pick_list_id)
    )
    ordered = sorted(picks, key=lambda new: (new.walk_sequence, new.location_id))
    await write_picks(
        session,
        [(stop.pick_list_id, position, stop.tote, new) for position, new in enumerate(ordered, start=(last or 0) + 1)],
    )
    await session.flush()


async def forget_picked(session: AsyncSession, shipment_id: UUID) -> None:
    """Nothing of a waiting shipment is picked any more; the caller has put the units on a shelf.

    Refuses a shipment on the floor or beyond. Records UnitsPutBack when there were any.
    """
    found = await lock_shipments(session, [shipment_id])
    if not found:
        raise ShipmentMissing(id=str(shipment_id))
    shipment = found[0]
    if shipment.status not in ("awaiting_stock", "reserved"):
        raise refused_state(shipment, "put_back")
    units = sum(line.picked for line in await lines_of(session, [shipment_id]))
    if not units:
        return
    await session.execute(
        update(ShipmentLine)
        .where(*within(session, ShipmentLine), ShipmentLine.shipment_id == shipment_id)
        .values(picked=0)
        .execution_options(synchronize_session=False)
    )
    await outbox.record(session, UnitsPutBack(merchant_id=shipment.merchant_id, shipment_id=shipment_id, units=units))
    await session.flush()


async def return_to_queue(session: AsyncSession, shipment_ids: Sequence[UUID]) -> None:
    """Shipments on the floor whose units no shelf has now are back in the queue, still reserved, with nobody picking.

    The caller gives the allocations back. Refuses what is not on the floor. Records ShipmentLeftWave for each.
    """
    rows = await lock_shipments(session, shipment_ids)
    for row in rows:
        if row.status not in ("released", "picking") or row.wave_id is None:
            raise refused_state(row, "give_back")
        await withdraw_picks(session, [row.id])
        await leave_wave(session, row.wave_id, [row], "not_on_shelf")
    await session.flush()
