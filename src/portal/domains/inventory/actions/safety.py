"""Safety stock: units that are kept back from promises, as the merchant says."""

from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.actions.locks import ensure_balances, lock_balances
from portal.domains.inventory.actions.releasing import call_waiting
from portal.domains.inventory.models import Availability
from portal.domains.inventory.queries.places import get_warehouse
from portal.domains.inventory.queries.scoped import mine
from portal.domains.inventory.rules import Balance
from portal.kit.errors import Invalid
from portal.kit.scope import merchant_of


async def set_safety(session: AsyncSession, *, product_id: UUID, warehouse_id: UUID, quantity: int) -> None:
    """So many units of the merchant's product are kept back at the warehouse; promises that stand are kept.

    Refuses a negative quantity and an unknown warehouse. Records StockFreed when less is kept back and others wait.
    """
    if quantity < 0:
        raise Invalid.field("safety", "0 or more")
    await get_warehouse(session, warehouse_id)
    balance = Balance(product_id, warehouse_id, merchant_of(session))
    await ensure_balances(session, [balance])
    held = (await lock_balances(session, [balance]))[balance]
    await session.execute(
        update(Availability)
        .where(
            *mine(session, Availability), Availability.product_id == product_id,
            Availability.warehouse_id == warehouse_id,
        )
        .values(safety=quantity)
    )  # fmt: skip
    if quantity < held.safety:
        await call_waiting(session, {balance: held.safety - quantity})
