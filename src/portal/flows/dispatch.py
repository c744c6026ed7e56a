"""Labels for packed parcels: bought from the cheapest carrier that goes there, checked on their parcel, voided.

A carrier is asked outside of any transaction. The key of a purchase follows from the event that caused it, so that a
purchase that was begun twice is still one.
"""

import asyncio
from collections.abc import Awaitable, Sequence
from typing import TypeVar
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import inventory, outbound, shipping, tenancy
from portal.domains.outbound import ParcelView, ShipmentDetail, ShipmentPacked
from portal.domains.shipping import (
    Access,
    AddressNotServed,
    Bought,
    CarrierAccountView,
    CarrierAdapter,
    CarrierDown,
    LabelView,
    LabelVoided,
    LabelWanted,
    NewLabel,
    NoCarrier,
    ParcelOversize,
    Place,
    Purchase,
    Quote,
    TrackingNumberTaken,
)
from portal.flows.services import Services
from portal.kit.crypto import Vault
from portal.kit.errors import Refusal
from portal.kit.reactions import Opener
from portal.reads.scanned_parcel import scanned_parcel

T = TypeVar("T")
Accounts = Sequence[tuple[CarrierAccountView, Access]]
_TRIES = 5


class Offer(msgspec.Struct, frozen=True):
    """What one carrier account would take for a parcel."""

    account_id: UUID
    account: str
    carrier: str
    quote: Quote


class LabelOrder(msgspec.Struct, frozen=True):
    """A parcel that needs a label, with everything a carrier asks."""

    parcel: ParcelView
    purchase: Purchase
    accounts: Accounts


async def buy_labels(opener: Opener, event: ShipmentPacked) -> None:
    """Every parcel of the packed shipment carries a label."""
    for parcel_id in event.parcel_ids:
        await _buy(opener, parcel_id)


async def buy_label(opener: Opener, event: LabelWanted) -> None:
    """The parcel that asked for a new label carries one."""
    await _buy(opener, event.parcel_id)


async def _buy(opener: Opener, parcel_id: UUID) -> None:
    """The parcel carries a label; if it carries one already, or has left or been cancelled, nothing happens.

    Refuses, and thereby parks the event, when no enabled carrier takes it (NoCarrier, ParcelOversize,
    AddressNotServed); tries again later when carriers are down.
    """
    services: Services = opener.services
    async with opener.open() as session:
        order = await order_for(session, services.vault, parcel_id)
    if order is None:
        return
    offer, access = await _cheapest(services, order)
    adapter = shipping.adapter_of(services.carriers, offer.carrier)
    for attempt in range(_TRIES):
        key = f"{opener.event_id}:{parcel_id}:{attempt}"
        bought = await _in_time(adapter, adapter.buy(order.purchase, access, key=key))
        try:
            async with opener.open() as session:
                await _record(session, order, offer, bought)
        except TrackingNumberTaken:
            continue
        return
    raise TrackingNumberTaken(parcel_id=str(parcel_id))


async def order_for(session: AsyncSession, vault: Vault, parcel_id: UUID) -> LabelOrder | None:
    """Everything a carrier asks about a parcel, or None when the parcel needs no label (any more)."""
    parcel = await outbound.get_parcel(session, parcel_id)
    if parcel.status != "packed" or await shipping.find_label(session, parcel_id) is not None:
        return None
    detail = await outbound.get_shipment(session, parcel.shipment_id)
    accounts = await shipping.list_accounts(session, enabled=True)
    return LabelOrder(
        parcel,
        await _purchase(session, detail, parcel),
        [(account, await shipping.access(session, vault, account.id)) for account in accounts],
    )


async def _purchase(session: AsyncSession, detail: ShipmentDetail, parcel: ParcelView) -> Purchase:
    going = [each.id for each in detail.parcels if each.status != "cancelled"]
    shipment, to = detail.shipment, detail.ship_to
    return Purchase(
        parcel_number=parcel.number, shipment_number=shipment.number, position=going.index(parcel.id) + 1,
        count=len(going), requested_date=shipment.requested_date, requested_slot=shipment.requested_slot,
        box=shipping.Box(parcel.length_mm, parcel.width_mm, parcel.height_mm, parcel.weight_g),
        sender=await _sender(session, shipment.merchant_id, shipment.warehouse_id),
        recipient=Place(to.name, to.postal_code, to.country, to.region, _lines(to.city + to.line1, to.line2), to.phone),
    )  # fmt: skip


async def _sender(session: AsyncSession, merchant_id: UUID, warehouse_id: UUID) -> Place:
    """The merchant's name at the warehouse's address: what cannot be delivered comes back to where it was packed."""
    merchant = await tenancy.get_merchant(session, merchant_id)
    house = await inventory.get_warehouse(session, warehouse_id)
    phone = house.phone or merchant.phone
    return Place(merchant.name, house.postal_code, "JP", house.region, _lines(house.address), phone)


def _lines(*lines: str) -> list[str]:
    return [line for line in lines if line]


async def offers(
    services: Services, purchase: Purchase, accounts: Sequence[tuple[CarrierAccountView, Access]]
) -> list[Offer]:
    """What every account would take for the parcel, cheapest first; an account that cannot is left out.

    Refuses with the reason when none can.
    """
    found: list[Offer] = []
    refused: list[Refusal] = []
    for account, access in accounts:
        adapter = shipping.adapter_of(services.carriers, account.carrier)
        asked = adapter.quote(purchase.box, purchase.sender, purchase.recipient, access)
        try:
            quotes = await _in_time(adapter, asked)
        except (CarrierDown, ParcelOversize, AddressNotServed) as refusal:
            refused.append(refusal)
        else:
            found += [Offer(account.id, account.code, account.carrier, quote) for quote in quotes]
    if not found:
        # One that is down may take the parcel later; the others never will.
        raise min(refused, key=lambda refusal: not isinstance(refusal, CarrierDown), default=NoCarrier())
    return sorted(found, key=lambda offer: (offer.quote.cost, offer.account, offer.quote.service))


async def _cheapest(services: Services, order: LabelOrder) -> tuple[Offer, Access]:
    offer = (await offers(services, order.purchase, order.accounts))[0]
    return offer, next(access for account, access in order.accounts if account.id == offer.account_id)


async def _in_time(adapter: CarrierAdapter, answer: Awaitable[T]) -> T:
    try:
        async with asyncio.timeout(adapter.timeout):
            return await answer
    except TimeoutError as problem:
        raise CarrierDown(carrier=adapter.carrier) from problem


async def _record(session: AsyncSession, order: LabelOrder, offer: Offer, bought: Bought) -> None:
    parcel, quote = order.parcel, bought.quote
    label = await shipping.record_label(
        session,
        NewLabel(
            merchant_id=parcel.merchant_id, parcel_id=parcel.id, shipment_id=parcel.shipment_id,
            carrier_account_id=offer.account_id, carrier=offer.carrier, service=quote.service,
            carrier_name=next(account.name for account, _ in order.accounts if account.id == offer.account_id),
            size_class=quote.size_class, zone=quote.zone, tracking_number=bought.tracking_number, cost=quote.cost,
            currency=quote.currency, document=bought.document,
        ),
    )  # fmt: skip
    if label.verified_at is None:
        await outbound.mark_labelled(session, [parcel.id])


async def want_label(session: AsyncSession, parcel_number: str) -> None:
    """A label will be bought for the parcel, within seconds. Refuses an unknown parcel and one that carries a label."""
    parcel = await scanned_parcel(session, parcel_number)
    await shipping.want_label(
        session, merchant_id=parcel.merchant_id, parcel_id=parcel.id, shipment_id=parcel.shipment_id
    )


async def check_label(session: AsyncSession, parcel_number: str, scan: str) -> LabelView:
    """The label that was scanned belongs to the parcel that was scanned; checking twice is once.

    Refuses an unknown parcel, one without a label, and another parcel's label with the number that was expected.
    """
    parcel = await scanned_parcel(session, parcel_number)
    label = await shipping.verify_label(session, parcel.id, scan)
    if label.verified_at is None:
        await outbound.mark_verified(session, [parcel.id])
    return await shipping.get_label(session, parcel.id)


async def void_label(session: AsyncSession, parcel_number: str) -> LabelView:
    """The parcel carries no label any more, and the carrier will be told.

    Refuses an unknown parcel, one without a label, and one that was scanned for a handover.
    """
    parcel = await scanned_parcel(session, parcel_number)
    label = await shipping.void_label(session, parcel.id)
    await outbound.mark_unlabelled(session, [parcel.id])
    return await shipping.get_label_by_id(session, label.id)


async def tell_carrier_void(opener: Opener, event: LabelVoided) -> None:
    """The carrier does not expect the parcel of a voided label. Tries again later when it is down."""
    services: Services = opener.services
    async with opener.open() as session:
        label = await shipping.get_label_by_id(session, event.label_id)
        access = await shipping.access(session, services.vault, label.carrier_account_id)
    adapter = shipping.adapter_of(services.carriers, label.carrier)
    await _in_time(adapter, adapter.void(label.tracking_number, access, key=str(opener.event_id)))
