"""The merchant's first screen over HTTP."""

from litestar import get

from portal.api.deps import Session, Who
from portal.api.guards import needs
from portal.reads.home import Home, home


@get("/home", guards=[needs("orders:read")], summary="Today at a glance", tags=["home"])
async def show_home(session: Session, who: Who) -> Home:
    """What waits for a decision with the list and parameters that show it; the steps of setting up, each detected;
    orders in and shipments out on each of 30 days; products that run out first; last month's and this month's cost per
    order; and four figures with their last 14 days. Money only for those who may read billing.
    """
    return await home(session, may=who.may)


HANDLERS = [show_home]
