"""Until the goods are on their way: asking for a return, allowing it, refusing it, taking it back."""

from collections import Counter
from datetime import date
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.returns.actions.changing import change, locked
from portal.domains.returns.errors import NotReturnable
from portal.domains.returns.events import (
    ReturnApproved,
    ReturnCancelled,
    ReturnRejected,
    ReturnRequested,
    ReturnSent,
)  # fmt: skip
from portal.domains.returns.models import Return, ReturnLine
from portal.domains.returns.queries import sum_coming_back
from portal.domains.returns.values import NewReturn
from portal.kit import clock, outbox
from portal.kit.ids import new_id, new_number
from portal.kit.scope import operator_of


async def request(session: AsyncSession, new: NewReturn, *, today: date) -> UUID:
    """A return is requested; ``today`` dates its number. The caller holds the order's lock.

    Refuses more units of a line than were shipped and are not coming back already. Records ReturnRequested.
    """
    await _check_quantities(session, new)
    row = Return(
        operator_id=operator_of(session), id=new_id(), merchant_id=new.merchant_id, number=new_number("R", today),
        order_id=new.order_id, warehouse_id=new.warehouse_id, status="requested", wants=new.wants, note=new.note,
    )  # fmt: skip
    session.add(row)
    await session.flush()
    await session.execute(
        insert(ReturnLine),
        [
            {
                "operator_id": row.operator_id, "id": new_id(), "merchant_id": new.merchant_id, "return_id": row.id,
                "order_line_id": line.order_line_id, "product_id": line.product_id, "sku": line.sku,
                "name": line.name, "quantity": line.quantity, "inspected": 0, "reason": line.reason,
            }
            for line in new.lines
        ],
    )  # fmt: skip
    await outbox.record(
        session,
        ReturnRequested(merchant_id=new.merchant_id, return_id=row.id, order_id=new.order_id, number=row.number),
    )
    return row.id


async def approve(session: AsyncSession, return_id: UUID) -> None:
    """The goods may be sent. Refuses a return that was decided before. Records ReturnApproved."""
    held = await locked(session, return_id, "approve")
    await change(session, held, status="approved")
    await outbox.record(session, ReturnApproved(merchant_id=held.merchant_id, return_id=return_id))


async def reject(session: AsyncSession, return_id: UUID, *, reason: str) -> None:
    """The goods may not be sent. Refuses a return that was decided before. Records ReturnRejected."""
    held = await locked(session, return_id, "reject")
    await change(session, held, status="rejected", resolved_at=clock.now())
    await outbox.record(session, ReturnRejected(merchant_id=held.merchant_id, return_id=return_id, reason=reason))


async def cancel(session: AsyncSession, return_id: UUID) -> None:
    """The goods will not be sent. Refuses once they are on their way. Records ReturnCancelled."""
    held = await locked(session, return_id, "cancel")
    await change(session, held, status="cancelled", resolved_at=clock.now())
    await outbox.record(session, ReturnCancelled(merchant_id=held.merchant_id, return_id=return_id))


async def send(session: AsyncSession, return_id: UUID) -> None:
    """The goods are on their way. Refuses a return that is not approved. Records ReturnSent."""
    held = await locked(session, return_id, "send")
    await change(session, held, status="in_transit")
    await outbox.record(session, ReturnSent(merchant_id=held.merchant_id, return_id=return_id))


async def _check_quantities(session: AsyncSession, new: NewReturn) -> None:
    coming = await sum_coming_back(session, [line.order_line_id for line in new.lines])
    asked: Counter[UUID] = Counter()
    wrong: dict[str, str] = {}
    for position, line in enumerate(new.lines):
        left = line.shipped - coming.get(line.order_line_id, 0) - asked[line.order_line_id]
        asked[line.order_line_id] += line.quantity
        if line.quantity > left:
            wrong[f"lines[{position}].quantity"] = f"at most {max(left, 0)}"
    if wrong:
        raise NotReturnable(fields=wrong)
