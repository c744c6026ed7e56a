"""The contract that every carrier adapter keeps; `tests/domains/shipping/test_carrier_contract.py` holds it to it.

Money is an integer of the currency's minor unit, sizes are mm and g. Whoever calls gives a key per purchase: the same
key buys once, however often it is asked. A call that takes longer than ``timeout`` is given up and asked again.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

import msgspec


class Place(msgspec.Struct, frozen=True):
    """A party of a parcel. ``region``: prefecture or state as written; ``lines``: the address beneath it."""

    name: str
    postal_code: str
    country: str
    region: str
    lines: Sequence[str]
    phone: str = ""


class Box(msgspec.Struct, frozen=True):
    """Outer sizes in mm and weight in g."""

    length_mm: int
    width_mm: int
    height_mm: int
    weight_g: int


class Access(msgspec.Struct, frozen=True):
    """An account as its adapter needs it: its settings, and its secrets in the clear."""

    name: str
    settings: Mapping[str, Any]
    secrets: Mapping[str, str]


class Quote(msgspec.Struct, frozen=True):
    """What one service would cost and how many days it takes."""

    service: str
    cost: int
    currency: str
    size_class: int
    zone: str
    delivery_days: int


class Purchase(msgspec.Struct, frozen=True, kw_only=True):
    """A label to buy. ``position`` of ``count`` parcels; ``service`` None takes the cheapest."""

    parcel_number: str
    shipment_number: str
    position: int
    count: int
    box: Box
    sender: Place
    recipient: Place
    service: str | None = None
    requested_date: date | None = None
    requested_slot: str | None = None


class Bought(msgspec.Struct, frozen=True):
    """A label that the carrier has given; ``document`` is a PDF."""

    tracking_number: str
    quote: Quote
    document: bytes


class TrackingUpdate(msgspec.Struct, frozen=True):
    """What a carrier says about one parcel; ``status`` is one of TRACKING_STATES."""

    tracking_number: str
    status: str
    raw_code: str
    raw_text: str
    place: str
    occurred_at: datetime


class CarrierAdapter(Protocol):
    """One carrier."""

    @property
    def carrier(self) -> str:
        """Its name in accounts and labels, such as ``own_fleet``."""

    @property
    def timeout(self) -> float:
        """Seconds after which a call is given up."""

    def check(self, settings: Mapping[str, Any]) -> None:
        """Refuses settings that the carrier cannot work with (Invalid, with fields)."""

    async def quote(self, box: Box, sender: Place, recipient: Place, access: Access) -> Sequence[Quote]:
        """Every service that takes the parcel there, cheapest first.

        Refuses with ParcelOversize, AddressNotServed or CarrierDown.
        """

    async def buy(self, purchase: Purchase, access: Access, *, key: str) -> Bought:
        """A label; the same one for the same key. Refuses as :meth:`quote`."""

    async def void(self, tracking_number: str, access: Access, *, key: str) -> None:
        """The carrier expects this parcel no more; voiding twice is once. Refuses with CarrierDown."""

    def parse_tracking(self, headers: Mapping[str, str], body: bytes, access: Access) -> Sequence[TrackingUpdate]:
        """Read what the carrier reported; ``headers`` have lower-case names.

        Refuses with SignatureWrong or TrackingUnreadable.
        """
