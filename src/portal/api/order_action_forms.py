"""The shapes in which either side acts on many orders at once, and what each order came to."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response
from litestar.openapi import ResponseSpec

from portal.api.deps import Session
from portal.api.errors import Problem, problem_of
from portal.api.export_forms import OrderFilterInput
from portal.api.job_reading import JobStarted, started
from portal.flows import order_intake
from portal.flows.order_intake import Doing
from portal.kit.errors import Invalid

Ids = Annotated[list[UUID], msgspec.Meta(min_length=1, max_length=500)]


class OrderActionInput(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Either ``ids`` or ``filter``. ``reason``: which hold, ``manual`` if absent; for cancel why, never absent.

    ``detail``: a note beside a hold.
    """

    action: Annotated[str, msgspec.Meta(pattern="^(hold|release|cancel)$")]
    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=500)] | None = None
    detail: Annotated[str, msgspec.Meta(max_length=500, examples=["buyer asked to wait"])] = ""
    ids: Ids | None = None
    filter: OrderFilterInput | None = None

    def doing(self, may_hold_for: Sequence[str], may_release: Sequence[str]) -> Doing:
        """What is to be done. Refuses a reason that this side cannot give, and to cancel without one."""
        if self.detail and self.action != "hold":
            raise Invalid.field("detail", "only beside a hold")
        if self.action == "cancel":
            if self.reason is None:
                raise Invalid.field("reason", "why the orders are not to be sent")
            return Doing(self.action, self.reason)
        reason, known = self.reason or "manual", may_hold_for if self.action == "hold" else may_release
        if reason not in known:
            raise Invalid.field("reason", "one of " + ", ".join(known))
        return Doing(self.action, reason, self.detail)


class ActedOn(msgspec.Struct, frozen=True):
    """One order: the action is done, or was refused with this problem."""

    id: UUID
    done: bool
    problem: Problem | None = None


class ActedOnAll(msgspec.Struct, frozen=True):
    """Every order that was named, once, in the order in which they were named."""

    results: Sequence[ActedOn]


BY_JOB = {201: ResponseSpec(JobStarted, description="A job does it", generate_examples=False)}


async def acted(
    session: Session, data: OrderActionInput, doing: Doing, merchant_id: UUID | None = None
) -> Response[Any]:
    """The results, or the job that was begun. Refuses both or neither of ids and filter."""
    if (data.ids is None) == (data.filter is None):
        raise Invalid.field("ids", "either ids or a filter")
    if data.filter is not None:
        job_id = await order_intake.begin_acting(session, doing, data.filter.chosen(merchant_id))
        return Response(await started(session, job_id), status_code=201)
    ids = list(dict.fromkeys(data.ids or []))
    refusals = await order_intake.act_on(session, doing, ids)
    results = [ActedOn(id_, found is None, problem_of(found) if found else None) for id_, found in refusals.items()]
    return Response(ActedOnAll(sorted(results, key=lambda one: ids.index(one.id))), status_code=200)
