"""What either side narrows a list of arrivals by."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar.params import QueryParameter
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import billing
from portal.domains.inbound import PLAN_STATES, PlanFilter
from portal.reads.inbound_list import differences_since

Status = Annotated[
    list[Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(PLAN_STATES)})$")]] | None,
    QueryParameter(name="status", description="Only in this state, or in one of several"),
]
Late = Annotated[bool | None, QueryParameter(name="late", description="Only announced for a day that has passed")]
Differences = Annotated[
    bool | None,
    QueryParameter(name="differences", description="Only counted otherwise than announced, in the last two weeks"),
]
Search = Annotated[
    str | None,
    QueryParameter(name="q", max_length=100, description="Beginning of a number, or a purchase order or supplier"),
]


async def narrowed(
    session: AsyncSession,
    *,
    statuses: list[str] | None,
    late: bool | None,
    differences: bool | None,
    warehouse_id: UUID | None,
    merchant_id: UUID | None = None,
) -> PlanFilter:
    """What was asked for, by today's date in the operator's time zone."""
    return PlanFilter(
        statuses=statuses or (), warehouse_id=warehouse_id, merchant_id=merchant_id,
        late_on=await billing.business_date(session) if late else None,
        differing_since=differences_since() if differences else None,
    )  # fmt: skip
