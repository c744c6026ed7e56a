"""What either side narrows a list of shipments by."""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

import msgspec
from litestar.params import QueryParameter

from portal.domains.outbound import SHIPMENT_STATES
from portal.kit import clock

Status = Annotated[
    list[Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(SHIPMENT_STATES)})$")]] | None,
    QueryParameter(name="status", description="Only in this state, or in one of several"),
]
Warehouse = Annotated[UUID | None, QueryParameter(name="warehouse_id", description="Only from this warehouse")]
Number = Annotated[str | None, QueryParameter(name="number", max_length=40, description="Exactly this number")]
Held = Annotated[bool | None, QueryParameter(name="held", description="Only held, or only free ones")]
Carrier = Annotated[
    str | None, QueryParameter(name="carrier", max_length=40, description="Only with a parcel of this carrier")
]
OlderThan = Annotated[
    int | None, QueryParameter(name="older_than", ge=1, le=8760, description="Only queued more hours ago than this")
]
StuckFor = Annotated[
    int | None,
    QueryParameter(name="stuck_for", ge=1, le=8760, description="Only handed over more hours ago than this"),
]
Search = Annotated[
    str | None,
    QueryParameter(
        name="q", max_length=100, description="Beginning of a number or a tracking number, or a word of its order"
    ),
]


def hours_ago(hours: int | None) -> datetime | None:
    """The moment so many hours ago."""
    return None if hours is None else clock.now() - timedelta(hours=hours)
