"""The operator's own vans: prices by table, numbers and labels made here, positions reported by drivers' devices."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Annotated, Any

import msgspec

from portal.domains.shipping.carriers.base import Access, Bought, Box, Place, Purchase, Quote, TrackingUpdate
from portal.domains.shipping.carriers.japan import area_of
from portal.domains.shipping.carriers.tariff import ZONES, size_class, tariff_in, zone_between
from portal.domains.shipping.errors import AddressNotServed, TrackingUnreadable
from portal.domains.shipping.rules import TRACKING_STATES
from portal.kit import barcodes, signatures, typeset

# The words that Japanese drivers and carriers use; our own words are understood as well.
_WORDS = {
    "荷物受付": "picked_up", "集荷": "picked_up", "発送済み": "in_transit", "輸送中": "in_transit",
    "配達中": "out_for_delivery", "持戻": "delivery_attempted", "持戻(ご不在)": "delivery_attempted",
    "保管中": "available_for_pickup", "配達完了": "delivered", "配達完了(宅配ボックス)": "delivered",
    "投函完了": "delivered", "調査中": "exception", "返品": "returned_to_sender", "紛失": "lost",
}  # fmt: skip


class _Report(msgspec.Struct):
    tracking_number: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    code: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    occurred_at: Annotated[datetime, msgspec.Meta(tz=True)]
    text: Annotated[str, msgspec.Meta(max_length=500)] = ""
    place: Annotated[str, msgspec.Meta(max_length=200)] = ""


class _Message(msgspec.Struct):
    events: Annotated[list[_Report], msgspec.Meta(max_length=500)]


class OwnFleet:
    """Asks nobody outside, so it is never down."""

    carrier = "own_fleet"
    timeout = 20.0

    def check(self, settings: Mapping[str, Any]) -> None:
        """Refuses a tariff with gaps."""
        tariff_in(settings)

    async def quote(self, box: Box, sender: Place, recipient: Place, access: Access) -> Sequence[Quote]:
        """The one service there is. Refuses with ParcelOversize or AddressNotServed."""
        tariff = tariff_in(access.settings)
        size = size_class(box, tariff)
        zone = zone_between(_area("sender", sender), _area("recipient", recipient))
        at = ZONES.index(zone)
        cost = tariff.rates[str(size)][at]
        return [Quote(tariff.service, cost, tariff.currency, size, zone, tariff.delivery_days[at])]

    async def buy(self, purchase: Purchase, access: Access, *, key: str) -> Bought:
        """A number that follows from the key alone, so that asking twice gives the same label."""
        (quote,) = await self.quote(purchase.box, purchase.sender, purchase.recipient, access)
        number = tracking_number(key)
        return Bought(number, quote, await typeset.pdf("label", label_face(purchase, quote, number, access.name)))

    async def void(self, tracking_number: str, access: Access, *, key: str) -> None:
        """Nobody outside expects the parcel."""

    def parse_tracking(self, headers: Mapping[str, str], body: bytes, access: Access) -> Sequence[TrackingUpdate]:
        """A signed JSON message ``{"events": [{tracking_number, code, text, place, occurred_at}]}``, 500 at most."""
        signatures.check(access.secrets["hook_secret"], headers, body)
        try:
            message = msgspec.json.decode(body, type=_Message)
        except msgspec.MsgspecError as problem:
            raise TrackingUnreadable(fields={"body": str(problem)}) from problem
        return [_update(at, report) for at, report in enumerate(message.events)]


def tracking_number(key: str) -> str:
    """Twelve digits, the last of which is the first eleven modulo 7.

    Two keys in 10^11 meet by chance; whoever records the label notices and buys with another key.
    """
    first = int.from_bytes(sha256(key.encode()).digest()[:8], "big") % 10**11
    return f"{first:011d}{first % 7}"


def _area(party: str, place: Place) -> str:
    area = area_of(place.region, place.postal_code) if place.country == "JP" else None
    if area is None:
        raise AddressNotServed(party=party, country=place.country, region=place.region, postal_code=place.postal_code)
    return area


def _update(at: int, report: _Report) -> TrackingUpdate:
    status = report.code if report.code in TRACKING_STATES else _WORDS.get(report.code)
    if status is None:
        raise TrackingUnreadable(fields={f"events[{at}].code": "one of " + ", ".join(TRACKING_STATES)})
    when = report.occurred_at.astimezone(UTC)
    return TrackingUpdate(report.tracking_number, status, report.code, report.text, report.place, when)


def label_face(purchase: Purchase, quote: Quote, number: str, carrier_name: str) -> dict[str, Any]:
    """What the template of the label prints."""
    return {
        "locale": "ja", "carrier": carrier_name, "service": quote.service, "size_class": quote.size_class,
        "area": _area("recipient", purchase.recipient), "recipient": purchase.recipient, "sender": purchase.sender,
        "parcel_number": purchase.parcel_number, "shipment_number": purchase.shipment_number,
        "position": purchase.position, "count": purchase.count, "weight_g": purchase.box.weight_g,
        "requested_date": purchase.requested_date.isoformat() if purchase.requested_date else "",
        "requested_slot": purchase.requested_slot or "", "tracking_number": f"{number[:4]}-{number[4:8]}-{number[8:]}",
        "tracking_barcode": barcodes.nw7(number), "parcel_barcode": barcodes.code128(purchase.parcel_number),
    }  # fmt: skip
