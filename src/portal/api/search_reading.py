"""How either side searches: one route, mounted on both, each in its own scope."""

from typing import Annotated

from litestar import get
from litestar.params import QueryParameter

from portal.api.deps import Session, Who
from portal.api.guards import needs
from portal.reads.search import Hits, search

Question = Annotated[
    str,
    QueryParameter(min_length=1, max_length=100, description="What was typed, pasted or scanned, in any width"),
]


@get("/search", guards=[needs("shipments:read")], summary="Find anything", tags=["search"])
async def find_anything(session: Session, who: Who, q: Question) -> Hits:
    """Up to 20 things that ``q`` names or begins, exact ones first: orders by number, the shop's number, name, mail,
    phone or sku; shipments, parcels, arrivals, returns and invoices by number; parcels by tracking number with or
    without hyphens; products by sku, barcode or any part of a name; for the operator also locations, merchants and
    waves. Only kinds that the asker may read are searched.
    """
    return await search(session, q, may=who.may)
