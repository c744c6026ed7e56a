"""Stock as the operator's people see and change it: where it lies, moves, corrections and counts."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.params import JSONBody, QueryParameter

from portal.api.deps import Cursor, Limit, Session
from portal.api.guards import needs
from portal.domains import inventory
from portal.domains.inventory import CONDITIONS, PURPOSES, Discrepancy
from portal.flows import stock_keeping
from portal.flows.stock_keeping import Goods
from portal.kit.paging import Paged, page, window
from portal.reads import stock
from portal.reads.stock import MovementItem, PlaceItem

Condition = Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(CONDITIONS)})$")]
Units = Annotated[int, msgspec.Meta(ge=1, le=10_000_000, examples=[12])]
Reason = Annotated[str, msgspec.Meta(min_length=1, max_length=200, examples=["carton crushed in the aisle"])]


OfId = Annotated[UUID | None, QueryParameter(description="Only of this one")]


class Named(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Which goods: a product, its lot if it has lots, and their condition."""

    product_id: UUID
    lot_id: UUID | None = None
    condition: Condition = "sellable"

    def goods(self) -> Goods:
        return Goods(self.product_id, self.lot_id, self.condition)


class MoveInput(Named, forbid_unknown_fields=True, kw_only=True):
    """Units go to another location, into another condition, or both."""

    quantity: Units
    from_location_id: UUID
    to_location_id: UUID
    to_condition: Condition | None = None
    reason: Reason = "relocation"


class AdjustmentInput(Named, forbid_unknown_fields=True, kw_only=True):
    """A location holds more (or, negative, fewer) units than the books say."""

    location_id: UUID
    quantity: Annotated[int, msgspec.Meta(ge=-10_000_000, le=10_000_000, examples=[-2])]
    reason: Reason


class CountInput(Named, forbid_unknown_fields=True, kw_only=True):
    """What a person found at a location."""

    location_id: UUID
    counted: Annotated[int, msgspec.Meta(ge=0, le=10_000_000, examples=[40])]


class DisposalInput(Named, forbid_unknown_fields=True, kw_only=True):
    """Units to throw away."""

    location_id: UUID
    quantity: Units
    reason: Reason


class Counted(msgspec.Struct, frozen=True):
    """``variance``: units found more (or, negative, fewer) than the books had."""

    variance: int


@get("/stock", guards=[needs("stock:read")], summary="Where stock lies", tags=["stock"])
async def list_stock(
    session: Session,
    cursor: Cursor = None,
    limit: Limit = None,
    merchant_id: OfId = None,
    product_id: OfId = None,
    warehouse_id: OfId = None,
    location_id: OfId = None,
    condition: Annotated[str | None, QueryParameter(pattern=f"^({'|'.join(CONDITIONS)})$")] = None,
    purpose: Annotated[str | None, QueryParameter(pattern=f"^({'|'.join(PURPOSES)})$")] = None,
) -> Paged[PlaceItem]:
    """By merchant, product, place or condition; empty places are left out."""
    asked = window(cursor, limit, UUID)
    rows = await stock.list_places(
        session, asked, merchant_id=merchant_id, product_id=product_id, warehouse_id=warehouse_id,
        location_id=location_id, condition=condition, purpose=purpose,
    )  # fmt: skip
    return page(rows, asked, "id")


@get("/stock/movements", guards=[needs("stock:read")], summary="The stock ledger", tags=["stock"])
async def list_movements(
    session: Session,
    cursor: Cursor = None,
    limit: Limit = None,
    product_id: OfId = None,
    document_id: OfId = None,
) -> Paged[MovementItem]:
    """Every unit that came, moved or went, newest first. Lines are never changed."""
    asked = window(cursor, limit, UUID)
    rows = await stock.list_movements(session, asked, product_id=product_id, document_id=document_id)
    return page(rows, asked, "id")


@get("/stock/discrepancies", guards=[needs("stock:adjust")], summary="Check the books", tags=["stock"])
async def list_discrepancies(session: Session) -> list[Discrepancy]:
    """Ledger, stock, availability, promises and pins are held against each other; an empty list is a clean audit."""
    return await inventory.audit_ledger(session)


@post("/stock/moves", guards=[needs("stock:move")], summary="Move goods", tags=["stock"])
async def move(data: JSONBody[MoveInput], session: Session) -> Paged[PlaceItem]:
    """Answers what the new location holds of the product. Units bound to shipments cannot be moved."""
    await stock_keeping.move(
        session, data.goods(), data.quantity, data.from_location_id, data.to_location_id,
        to_condition=data.to_condition, reason=data.reason,
    )  # fmt: skip
    return await _at(session, data.product_id, data.to_location_id)


@post("/stock/adjustments", guards=[needs("stock:adjust")], summary="Put a quantity right", tags=["stock"])
async def adjust(data: JSONBody[AdjustmentInput], session: Session) -> Paged[PlaceItem]:
    """Answers what the location holds of the product now. Promised units cannot be taken away."""
    await stock_keeping.adjust(session, data.goods(), data.location_id, data.quantity, reason=data.reason)
    return await _at(session, data.product_id, data.location_id)


@post("/stock/counts", guards=[needs("stock:move")], summary="Count a location", tags=["stock"])
async def count(data: JSONBody[CountInput], session: Session) -> Counted:
    """The books follow what was found."""
    return Counted(await stock_keeping.count(session, data.goods(), data.location_id, data.counted))


@post("/stock/disposals", guards=[needs("stock:adjust")], summary="Throw goods away", tags=["stock"])
async def dispose(data: JSONBody[DisposalInput], session: Session) -> Paged[PlaceItem]:
    """Answers what the location still holds of the product."""
    await stock_keeping.dispose(session, data.goods(), data.location_id, data.quantity, reason=data.reason)
    return await _at(session, data.product_id, data.location_id)


async def _at(session: Session, product_id: UUID, location_id: UUID) -> Paged[PlaceItem]:
    asked = window(None, None, UUID)
    return page(await stock.list_places(session, asked, product_id=product_id, location_id=location_id), asked, "id")


HANDLERS = [list_stock, list_movements, list_discrepancies, move, adjust, count, dispose]
