"""Shops are told what left, so that their buyers can follow it and nobody sends it again."""

from uuid import UUID

from portal.domains import channels, tenancy
from portal.domains.orders import OrderFulfilled
from portal.domains.outbound import ShipmentHandedOver
from portal.kit.reactions import Opener
from portal.kit.scope import merchant_of
from portal.reads import shop_fulfilment

_NOTES = {
    "ja": "商品を発送いたしました。お荷物の番号は次のとおりです。",
    "en": "Your order is on its way. You can follow it with these numbers.",
}


async def tell_of_shipment(opener: Opener, event: ShipmentHandedOver) -> None:
    """The shops of a shipment's orders know what left, for those orders of which something is still to come."""
    for order_id in event.order_ids:
        await _tell(opener, order_id, everything=False)


async def tell_of_order(opener: Opener, event: OrderFulfilled) -> None:
    """The order's shop knows that all of it left, and with which numbers."""
    await _tell(opener, event.order_id, everything=True)


async def _tell(opener: Opener, order_id: UUID, *, everything: bool) -> None:
    async with opener.open() as session:
        merchant = await tenancy.get_merchant(session, merchant_of(session))
        note = _NOTES.get(merchant.locale, _NOTES["en"])
        told = await shop_fulfilment.what_left(session, order_id, note=note)
        access = await channels.find_access(session, opener.services.vault, told.shop_id) if told else None
    # An order of which all left is about to be fulfilled, which tells the same: two at once would write to the buyer
    # twice.
    if told is not None and access is not None and told.fulfilment.complete == everything:
        adapter = channels.adapter_of(access.platform)
        await adapter.push_fulfilment(opener.services.http, access, told.fulfilment)
