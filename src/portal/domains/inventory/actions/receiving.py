"""Goods come in from outside the walls."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.actions.ledger import Move, Spot, post
from portal.domains.inventory.values import Received


async def receive(
    session: AsyncSession,
    *,
    merchant_id: UUID,
    product_id: UUID,
    lot_id: UUID | None,
    quantity: int,
    location_id: UUID,
    condition: str = "sellable",
    document_type: str,
    document_id: UUID | None,
    from_bucket: str = "supplier",
) -> None:
    """The units are at the location. Refuses an unknown location. Records StockArrived for sellable ones."""
    received = Received(
        merchant_id=merchant_id, product_id=product_id, lot_id=lot_id, quantity=quantity, location_id=location_id,
        condition=condition, document_type=document_type, document_id=document_id, from_bucket=from_bucket,
    )  # fmt: skip
    await receive_many(session, [received])


async def receive_many(session: AsyncSession, received: Sequence[Received]) -> None:
    """All these units are at their locations, or none. Refuses and records as :func:`receive`."""
    await post(
        session,
        [
            Move(
                new.merchant_id, new.product_id, new.lot_id, new.quantity, new.from_bucket,
                Spot(new.location_id, new.condition), "receipt" if new.from_bucket == "supplier" else "return",
                new.document_type, new.document_id,
            )
            for new in received
        ],
    )  # fmt: skip
