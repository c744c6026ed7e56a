"""What a merchant has, where, and how it came to be so."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, put
from litestar.params import FromPath, JSONBody, QueryParameter

from portal.api.deps import Cursor, Limit, Session
from portal.api.guards import needs
from portal.flows import stock_keeping
from portal.kit.paging import Paged, page, window
from portal.reads import stock, stock_pace
from portal.reads.stock import LotItem, MovementItem, StockItem
from portal.reads.stock_pace import Pace

Words = Annotated[str | None, QueryParameter(description="Part of sku or name, or a barcode", max_length=100)]
Products = Annotated[list[UUID], QueryParameter(min_items=1, max_items=200)]
Sku = Annotated[str | None, QueryParameter(description="Exactly this sku", max_length=100)]


class Safety(msgspec.Struct, forbid_unknown_fields=True):
    """Units that are kept back from promises."""

    safety: Annotated[int, msgspec.Meta(ge=0, le=10_000_000, examples=[5])]


@get("/stock", guards=[needs("stock:read")], summary="What can be sold", tags=["stock"])
async def list_stock(
    session: Session,
    cursor: Cursor = None,
    limit: Limit = None,
    sku: Sku = None,
    q: Words = None,
    warehouse: Annotated[str | None, QueryParameter(description="Code of a warehouse", max_length=40)] = None,
    none_available: Annotated[bool, QueryParameter(description="Only where nothing may be promised")] = False,
) -> Paged[StockItem]:
    """One item per product and warehouse that ever had it. ``available`` is what may still be promised."""
    asked = window(cursor, limit, UUID, UUID)
    rows = await stock.list_availability(
        session, asked, sku=sku, q=q, warehouse=warehouse, none_available=none_available
    )
    return page(rows, asked, "product_id", "warehouse_id")


@get("/stock/lots", guards=[needs("stock:read")], summary="Stock by lot", tags=["stock"])
async def list_lots(
    session: Session,
    cursor: Cursor = None,
    limit: Limit = None,
    sku: Sku = None,
    q: Words = None,
    expires_until: Annotated[date | None, QueryParameter(description="Only lots that expire by this day")] = None,
) -> Paged[LotItem]:
    """Units of each lot by warehouse and condition, with its expiry date."""
    asked = window(cursor, limit, UUID, UUID, str)
    rows = await stock.list_lots(session, asked, sku=sku, q=q, expires_until=expires_until)
    return page(rows, asked, "lot_id", "warehouse_id", "condition")


@get("/stock/movements", guards=[needs("stock:read")], summary="The stock ledger", tags=["stock"])
async def list_movements(
    session: Session,
    cursor: Cursor = None,
    limit: Limit = None,
    sku: Sku = None,
    q: Words = None,
    document_id: Annotated[UUID | None, QueryParameter(description="Movements of this shipment, receipt …")] = None,
) -> Paged[MovementItem]:
    """Every unit that came, moved or went, newest first. Lines are never changed."""
    asked = window(cursor, limit, UUID)
    return page(await stock.list_movements(session, asked, sku=sku, q=q, document_id=document_id), asked, "id")


@get("/stock/pace", guards=[needs("stock:read")], summary="How long stock lasts", tags=["stock"])
async def list_pace(session: Session, product_id: Products) -> list[Pace]:
    """Of up to 200 products, in the order given: what was sold lately, and for how many days there is enough."""
    return await stock_pace.list_pace(session, product_id)


@put(
    "/stock/{product_id:uuid}/{warehouse_id:uuid}/safety", guards=[needs("stock:write")], summary="Keep units back",
    tags=["stock"],
)  # fmt: skip
async def set_safety(
    product_id: FromPath[UUID], warehouse_id: FromPath[UUID], data: JSONBody[Safety], session: Session
) -> StockItem:
    """Safety stock is not promised to new orders; promises that stand are kept."""
    await stock_keeping.set_safety(session, product_id=product_id, warehouse_id=warehouse_id, quantity=data.safety)
    return await stock.get_availability(session, product_id, warehouse_id)


HANDLERS = [list_stock, list_lots, list_movements, list_pace, set_safety]
