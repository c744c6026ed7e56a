"""At the dock: arrival, looking at each unit, and the end of a return."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ARRAY, Integer, Uuid, bindparam, insert, text
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.returns.actions.changing import Held, change, locked
from portal.domains.returns.errors import AllInspected, FindingUnsuitable, ReturnLineMissing
from portal.domains.returns.events import ReturnArrived, ReturnInspected, ReturnResolved
from portal.domains.returns.models import Inspection
from portal.domains.returns.queries import lines_of
from portal.domains.returns.rules import fits
from portal.domains.returns.values import Inspected
from portal.kit import clock, outbox
from portal.kit.ids import new_id
from portal.kit.scope import actor_of, operator_of


async def arrive(session: AsyncSession, return_id: UUID) -> None:
    """The goods are at the dock. Refuses a return that is not approved or came before. Records ReturnArrived."""
    held = await locked(session, return_id, "arrive")
    await change(session, held, status="arrived", arrived_at=clock.now())
    await outbox.record(session, ReturnArrived(merchant_id=held.merchant_id, return_id=return_id))


async def inspect(session: AsyncSession, return_id: UUID, found: Sequence[Inspected]) -> list[UUID]:
    """Each finding is an inspection and its line knows it; the return is resolved once every unit was looked at.

    Answers the inspections' ids in the order of the findings. Refuses a return that has not arrived, lines of another
    return, more units than are left, and units that are not sellable back on sale. Records ReturnInspected, and
    ReturnResolved with the last unit.
    """
    held = await locked(session, return_id, "inspect")
    units = await _check(session, return_id, found)
    inspection_ids = await _insert(session, held, found)
    await session.execute(
        _RAISE,
        {"operator_id": operator_of(session), "merchant_id": held.merchant_id, "ids": list(units),
         "units": list(units.values())},
    )  # fmt: skip
    dispositions: Counter[str] = Counter()
    for finding in found:
        dispositions[finding.disposition] += finding.quantity
    await outbox.record(
        session, ReturnInspected(merchant_id=held.merchant_id, return_id=return_id, dispositions=dict(dispositions))
    )
    if await _missing(session, return_id):
        await change(session, held, status="inspecting")
    else:
        await _end(session, held, missing=0)
    return inspection_ids


async def resolve(session: AsyncSession, return_id: UUID) -> None:
    """Nothing more will come: units not looked at count as missing. Refuses before the first inspection.

    Records ReturnResolved.
    """
    held = await locked(session, return_id, "resolve")
    await _end(session, held, missing=await _missing(session, return_id))


async def _end(session: AsyncSession, held: Held, *, missing: int) -> None:
    await change(session, held, status="resolved", resolved_at=clock.now())
    await outbox.record(session, ReturnResolved(merchant_id=held.merchant_id, return_id=held.id, missing=missing))


async def _missing(session: AsyncSession, return_id: UUID) -> int:
    return sum(line.quantity - line.inspected for line in await lines_of(session, return_id))


async def _check(session: AsyncSession, return_id: UUID, found: Sequence[Inspected]) -> Counter[UUID]:
    lines = {line.id: line for line in await lines_of(session, return_id)}
    units: Counter[UUID] = Counter()
    for position, finding in enumerate(found):
        line = lines.get(finding.line_id)
        if line is None:
            raise ReturnLineMissing(id=str(finding.line_id))
        if not fits(finding.condition, finding.disposition):
            raise FindingUnsuitable.field(f"findings[{position}].disposition", "restock only for sellable units")
        units[line.id] += finding.quantity
        if line.inspected + units[line.id] > line.quantity:
            raise AllInspected(line_id=str(line.id), left=line.quantity - line.inspected)
    return units


async def _insert(session: AsyncSession, held: Held, found: Sequence[Inspected]) -> list[UUID]:
    operator_id, actor, now = operator_of(session), actor_of(session), clock.now()
    rows = [
        {
            "operator_id": operator_id, "id": new_id(), "merchant_id": held.merchant_id, "return_id": held.id,
            "line_id": finding.line_id, "quantity": finding.quantity, "condition": finding.condition,
            "disposition": finding.disposition, "note": finding.note, "lot_id": finding.lot_id,
            "location_id": finding.location_id, "actor_name": actor.name, "inspected_at": now,
        }
        for finding in found
    ]  # fmt: skip
    await session.execute(insert(Inspection), rows)
    return [UUID(str(row["id"])) for row in rows]


_RAISE = text(
    "update return_lines set inspected = inspected + given.units from unnest(:ids, :units) as given(id, units)"
    " where return_lines.operator_id = :operator_id and return_lines.merchant_id = :merchant_id"
    " and return_lines.id = given.id"
).bindparams(bindparam("ids", type_=ARRAY(Uuid)), bindparam("units", type_=ARRAY(Integer)))
