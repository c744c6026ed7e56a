"""Packed units leave for their buyer: the promise is kept and the goods are gone, together."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import insert, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.actions.ledger import Move, Spot, post
from portal.domains.inventory.actions.locks import any_of, lock_balances_of
from portal.domains.inventory.actions.picking import part_of, picked_of
from portal.domains.inventory.actions.releasing import LIVE, lock_reservations
from portal.domains.inventory.errors import NotPicked
from portal.domains.inventory.models import Allocation, Reservation
from portal.domains.inventory.queries.scoped import mine
from portal.domains.inventory.rules import Balance
from portal.kit.scope import operator_of

_ISSUED = text(
    "update reservations r set issued = r.issued + k.quantity,"
    "  status = case when r.issued + k.quantity = r.wanted then 'consumed' else r.status end"
    " from unnest(cast(:ids as uuid[]), cast(:quantities as int[])) k(id, quantity)"
    " where r.operator_id = :operator_id and r.id = k.id"
)


async def issue(session: AsyncSession, *, document_id: UUID, lines: Mapping[UUID, int]) -> None:
    """The units of these lines are the buyer's; on hand and reserved fall together. A line issued whole is consumed.

    Refuses lines that the document does not hold, and more units than were picked for a line. Records nothing.
    """
    await lock_balances_of(session, [document_id], LIVE)
    held = await lock_reservations(session, Reservation.document_id == document_id, LIVE)
    wanted = _by_reservation(held, lines, document_id)
    taken = _take(await picked_of(session, list(wanted)), wanted)
    promised: dict[Balance, int] = defaultdict(int)
    for row in held:
        if row.id in wanted:
            promised[Balance(row.product_id, row.warehouse_id, row.merchant_id)] -= wanted[row.id]
    await post(session, [_leave(row, quantity) for row, quantity in taken], reserved=promised)
    await _close(session, taken)
    issued = {"ids": list(wanted), "quantities": list(wanted.values())}
    await session.execute(_ISSUED, {"operator_id": operator_of(session), **issued})


def _by_reservation(held: Sequence[Any], lines: Mapping[UUID, int], document_id: UUID) -> dict[UUID, int]:
    by_line = {row.line_id: row for row in held}
    unknown = sorted(str(line_id) for line_id in lines.keys() - by_line.keys())
    if unknown or not lines or any(quantity <= 0 for quantity in lines.values()):
        raise NotPicked(document_id=str(document_id), lines=unknown)
    return {by_line[line_id].id: quantity for line_id, quantity in lines.items()}


def _take(picked: Sequence[Any], wanted: Mapping[UUID, int]) -> list[tuple[Any, int]]:
    missing = dict(wanted)
    taken = []
    for row in picked:
        part = min(row.quantity, missing[row.reservation_id])
        if part:
            taken.append((row, part))
            missing[row.reservation_id] -= part
    if any(missing.values()):
        raise NotPicked(missing={str(id_): quantity for id_, quantity in missing.items() if quantity})
    return taken


def _leave(row: Any, quantity: int) -> Move:
    return Move(
        row.merchant_id, row.product_id, row.lot_id, quantity, Spot(row.location_id, row.condition), "buyer",
        "shipped", "shipment", row.document_id, unpins=True,
    )  # fmt: skip


async def _close(session: AsyncSession, taken: Sequence[tuple[Any, int]]) -> None:
    whole = [row.id for row, quantity in taken if quantity == row.quantity]
    await session.execute(
        update(Allocation)
        .where(*mine(session, Allocation), Allocation.id == any_of(whole))
        .values(status="issued")
        .execution_options(synchronize_session=False)
    )
    parts = [(row, quantity) for row, quantity in taken if quantity < row.quantity]
    for row, quantity in parts:
        # At most one row of a line is split, so this is as many statements as lines that leave in part.
        await session.execute(
            update(Allocation)
            .where(*mine(session, Allocation), Allocation.id == row.id)
            .values(quantity=Allocation.quantity - quantity)
        )
    if parts:
        rows = [part_of(session, row, quantity, row.stock_id, "issued") for row, quantity in parts]
        await session.execute(insert(Allocation), rows)
