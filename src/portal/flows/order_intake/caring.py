"""What people do to an order after it is here: hold it, let it go, cancel it, send it elsewhere."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import orders, outbound
from portal.domains.orders import Address, TooLate
from portal.flows.order_intake.following import mirror_hold, with_goods, withdraw
from portal.flows.order_intake.sending import ship_to


async def hold(session: AsyncSession, order_id: UUID, *, reason: str, detail: str) -> None:
    """The order and its shipments do not move on. Refuses a closed order. Records OrderHeld."""
    await orders.hold(session, order_id, reason=reason, detail=detail)
    await outbound.set_held(session, order_id, True)


async def release(session: AsyncSession, order_id: UUID, *, reason: str) -> None:
    """This reason holds the order no longer; with the last one its shipments are free. Records OrderReleased.

    Refuses a reason that does not hold it, or that this side cannot release.
    """
    if await orders.release_hold(session, order_id, reason):
        await outbound.set_held(session, order_id, False)


async def cancel(session: AsyncSession, order_id: UUID, *, why: str) -> None:
    """The order will not be sent, and its stock is free for others; cancelling again changes nothing.

    Refuses once goods of it are packed. Records OrderCancelled and ShipmentCancelled.
    """
    order, shipments, stage = await with_goods(session, order_id)
    if order.status == "cancelled":
        return
    if stage:
        raise TooLate(id=str(order_id), status=stage)
    await withdraw(session, shipments)
    await orders.cancel(session, order_id, why=why)


async def readdress(session: AsyncSession, order_id: UUID, place: Address, *, version: int | None) -> None:
    """The order and its shipments go to this address.

    Refuses once goods of it are packed, and an order that changed since ``version``. Records OrderChanged and
    ShipmentReaddressed.
    """
    order, shipments, stage = await with_goods(session, order_id)
    if stage:
        raise TooLate(id=str(order_id), status=stage)
    place = await orders.readdress(session, order_id, place, version=version)
    await outbound.readdress(
        session, [view.id for view in shipments], ship_to=ship_to(place), requested_date=order.requested_date,
        requested_slot=order.requested_slot,
    )  # fmt: skip
    await mirror_hold(session, order_id)
