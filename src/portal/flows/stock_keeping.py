"""Stock that arrives or is given back goes to the documents that have waited longest."""

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import inventory, outbound
from portal.domains.inventory import StockArrived, StockFreed


async def fill_backorders(session: AsyncSession, event: StockArrived | StockFreed) -> None:
    """Shipments that waited for the product are promised what is free, the oldest first. Twice is once."""
    filled = await inventory.fill_waiting(session, warehouse_id=event.warehouse_id, product_ids=[event.product_id])
    await outbound.mark_reserved(session, [document.document_id for document in filled])
