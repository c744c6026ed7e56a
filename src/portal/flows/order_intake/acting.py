"""One action on many orders: at once on those that are named, slice by slice on everything that a filter shows.

Each order is its own savepoint, because each may be refused for a reason of its own while the others go through.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import jobs, orders, tenancy
from portal.domains.jobs import JobWork, NewJob, Slice
from portal.domains.orders import OrderSummary
from portal.flows.order_intake.caring import cancel, hold, release
from portal.kit.errors import Refusal, TooMany, Unavailable
from portal.kit.paging import Window
from portal.kit.scope import tenant
from portal.kit.sheets import Cell, csv_part
from portal.reads.order_list import OrderChoice, resolved

ROWS = 100
_HEADING: list[Cell] = ["受注番号", "店舗の注文番号", "受注ID", "コード", "詳細"]


class Doing(msgspec.Struct, frozen=True):
    """``action`` is hold, release or cancel; ``reason`` that of the hold, or why it is cancelled; ``detail`` a note."""

    action: str
    reason: str
    detail: str = ""


async def act_on(session: AsyncSession, doing: Doing, order_ids: Iterable[UUID]) -> dict[UUID, Refusal | None]:
    """The action is done on each of these orders, or refused for it; answers the refusals.

    Records what :func:`hold`, :func:`release` and :func:`cancel` record.
    """
    # In key order, so that two who act on the same orders never wait for each other in a ring.
    return {order_id: await _attempt(session, doing, order_id) for order_id in sorted(set(order_ids))}


async def _attempt(session: AsyncSession, doing: Doing, order_id: UUID) -> Refusal | None:
    try:
        async with session.begin_nested():
            await _do(session, doing, order_id)
    except (TooMany, Unavailable):
        raise
    except Refusal as refusal:
        return refusal
    return None


async def _do(session: AsyncSession, doing: Doing, order_id: UUID) -> None:
    if doing.action == "hold":
        await hold(session, order_id, reason=doing.reason, detail=doing.detail)
    elif doing.action == "release":
        await release(session, order_id, reason=doing.reason)
    else:
        await cancel(session, order_id, why=doing.reason)


async def begin_acting(session: AsyncSession, doing: Doing, chosen: OrderChoice) -> UUID:
    """A job does the action on every order that the filter shows. Answers the job. Records JobDue."""
    total = await orders.count_orders(session, *await resolved(session, chosen))
    given = msgspec.to_builtins({"doing": doing, "chosen": chosen})
    mine = tenant(session).merchant_id
    title = {**given["doing"], "chosen": given["chosen"], "of_merchant": str(mine or chosen.filter.merchant_id or "")}
    new = NewJob(kind="order_action", title=title, parameters=given, total=total, merchant_id=mine)
    return await jobs.begin(session, new)


async def acting_slice(session: AsyncSession, job: JobWork) -> Slice:
    """The action is done on the next orders of the filter; those that refused it stand in the job's file."""
    doing = msgspec.convert(job.parameters["doing"], Doing)
    after = None if job.first else msgspec.convert(job.cursor["after"], tuple[datetime, UUID])
    narrowed, among = await resolved(session, msgspec.convert(job.parameters["chosen"], OrderChoice))
    found = await orders.list_orders(session, Window(ROWS, after), narrowed, among=among)
    more, here = len(found) > ROWS, found[:ROWS]
    came_to = await act_on(session, doing, (order.id for order in here))
    lines = [_line(order, refusal) for order in here if (refusal := came_to[order.id]) is not None]
    refused: int = job.result.get("refused", 0)
    zone = (await tenancy.get_operator(session)).time_zone
    first = bool(lines) and refused == 0
    part = csv_part([_HEADING, *lines] if first else lines, encoding="utf-8-sig", zone=zone, first=first)
    return Slice(
        done=len(here), failed=len(lines), part=part,
        cursor={"after": msgspec.to_builtins([here[-1].ordered_at, here[-1].id])} if more else None,
        result={"encoding": "utf-8-sig", "refused": refused + len(lines)},
    )  # fmt: skip


def _line(order: OrderSummary, refusal: Refusal) -> list[Cell]:
    return [order.number, order.external_id, str(order.id), refusal.code, json.dumps(refusal.data, ensure_ascii=False)]
