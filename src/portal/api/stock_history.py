"""How either side sees a product's stock over time."""

from datetime import date
from typing import Annotated
from uuid import UUID

from litestar import get
from litestar.params import FromPath, QueryParameter

from portal.api.deps import Session
from portal.api.guards import needs
from portal.reads.stock_history import StockHistory, stock_history


@get("/stock/{product_id:uuid}/history", guards=[needs("stock:read")], summary="Stock over time", tags=["stock"])
async def show_history(
    product_id: FromPath[UUID],
    session: Session,
    since: Annotated[date | None, QueryParameter(name="from", description="First day; 30 days back if absent")] = None,
    until: Annotated[date | None, QueryParameter(name="to", description="Last day; today if absent")] = None,
) -> StockHistory:
    """What every day closed with, and what came and went on it, by warehouse; rebuilt from the ledger. 400 days at
    most, in the operator's time zone.
    """
    return await stock_history(session, product_id, since=since, until=until)
