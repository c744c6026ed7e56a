"""The way from a contract to the first parcel: each step knows by itself whether it was taken."""

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import catalogue, channels, inbound, orders, outbound, tenancy
from portal.domains.orders import OrderFilter
from portal.domains.outbound import ShipmentFilter
from portal.kit.paging import MAX_LIMIT, Window

_LEFT = ("handed_over", "delivered", "delivery_failed", "returned")
_ONE = Window(1)


class Step(msgspec.Struct, frozen=True):
    """``name`` is shop, products, inbound, order, shipment or colleague."""

    name: str
    done: bool


async def onboarding(session: AsyncSession) -> list[Step]:
    """The steps in the order in which they are taken."""
    shops = await channels.list_shops(session, Window(MAX_LIMIT))
    left = await outbound.list_shipments(session, _ONE, ShipmentFilter(statuses=_LEFT))
    return [
        Step("shop", any(shop.platform != "api" and shop.status == "active" for shop in shops)),
        Step("products", bool(await catalogue.list_products(session, _ONE))),
        Step("inbound", bool(await inbound.list_plans(session, _ONE))),
        Step("order", bool(await orders.list_orders(session, _ONE, OrderFilter()))),
        Step("shipment", bool(left)),
        Step("colleague", len(await tenancy.list_members(session)) > 1),
    ]
