"""What crosses the channels' border: shops and messages as others see them, orders and products as a shop tells them,
and what a shop is told. Frozen; amounts are integers of the minor unit unless they are unit prices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

import msgspec

from portal.kit.scope import Actor, MerchantScope

OrderStatus = Literal["open", "cancelled", "completed"]
PaymentStatus = Literal["paid", "pending", "failed", "refunded", "cash_on_delivery"]


class ShopView(msgspec.Struct, frozen=True):
    """A shop. ``hook_token`` ends the address that the shop delivers to; ``broken_reason`` is set while broken."""

    id: UUID
    merchant_id: UUID
    platform: str
    code: str
    name: str
    url: str
    status: str
    broken_reason: str | None
    hook_token: str
    settings: dict[str, Any]
    last_heard_at: datetime | None
    tells_stock: bool
    created_at: datetime
    version: int


@dataclass(frozen=True)
class ShopAtDoor:
    """A shop that was found by its hook token, before anything it says is believed."""

    id: UUID
    operator_id: UUID
    merchant_id: UUID
    name: str
    platform: str
    status: str
    sealed: bytes | None
    last_heard_at: datetime | None

    def scope(self) -> MerchantScope:
        """The database scope in which its deliveries are kept."""
        return MerchantScope(self.operator_id, self.merchant_id, Actor("shop", self.id, self.name))


@dataclass(frozen=True)
class ShopAccess:
    """What it takes to call a shop: base address, opened credentials, settings; and where it delivers to us."""

    shop_id: UUID
    platform: str
    status: str
    hook_token: str
    url: str
    credentials: Mapping[str, str]
    settings: Mapping[str, Any]


class Received(msgspec.Struct, frozen=True):
    """What became of a delivery: ``message_id`` is None for pings and duplicates."""

    message_id: UUID | None
    duplicate: bool


class Arrival(msgspec.Struct, frozen=True):
    """A delivery as its platform's adapter reads it at the door.

    ``resource`` is ``order``, ``product`` or another word of the platform; ``dedupe_key`` is equal for redeliveries of
    the same thing; ``content_hash`` is equal when nothing changed that we would act on.
    """

    topic: str
    resource: str
    external_id: str
    dedupe_key: str
    content_hash: str


class Address(msgspec.Struct, frozen=True):
    """Where to send, as the shop wrote it: nothing normalised, the country as ISO code."""

    name: str
    postal_code: str
    country: str
    region: str
    city: str
    line1: str
    line2: str
    phone: str


class ShopLine(msgspec.Struct, frozen=True):
    """One line. ``unit_price`` in major units with up to four decimals, after discounts and with tax;
    ``product_external_id`` is the shop's own ``product`` or ``product:variation``."""

    external_id: str
    sku: str
    name: str
    quantity: int
    unit_price: Decimal
    product_external_id: str


class ShopOrder(msgspec.Struct, frozen=True, kw_only=True):
    """An order as a shop tells it. ``source_version`` sorts as text: a greater one is a later state of the order;
    ``source_hash`` is equal when nothing differs that matters here. ``total`` in minor units."""

    external_id: str
    number: str
    ordered_at: datetime
    source_version: str
    source_hash: str
    currency: str
    total: int
    status: OrderStatus
    payment_status: PaymentStatus
    buyer_name: str
    buyer_email: str
    ship_to: Address
    note: str
    requested_date: date | None
    requested_slot: str | None
    lines: Sequence[ShopLine]


class ShopProduct(msgspec.Struct, frozen=True):
    """A product or variation of a shop; ``barcode`` is empty when the shop has none."""

    external_id: str
    sku: str
    name: str
    barcode: str
    source_version: str


class ListingView(msgspec.Struct, frozen=True):
    """A shop's product and what it is here: ``product_id`` None while unmapped, ``quantity`` units per item sold.

    The shop is shown ``buffer`` items less than there are, at most ``cap``; it was last told ``told`` items, and would
    not take ``refused``.
    """

    id: UUID
    shop_id: UUID
    external_id: str
    sku: str
    name: str
    barcode: str
    product_id: UUID | None
    quantity: int
    created_at: datetime
    buffer: int
    cap: int | None
    told: int | None
    told_at: datetime | None
    refused: int | None


class Mapped(msgspec.Struct, frozen=True):
    """What one item of a shop's product is here: a product and how many units of it."""

    product_id: UUID
    quantity: int


class MessageView(msgspec.Struct, frozen=True):
    """A message of a shop without its body, which may name buyers."""

    id: UUID
    shop_id: UUID
    topic: str
    external_id: str
    state: str
    error: str | None
    received_at: datetime
    size: int


class Polled(msgspec.Struct, frozen=True):
    """One order as polling found it: the bytes to keep, and when the shop says it was last changed."""

    body: bytes
    changed_at: datetime


class Fulfilment(msgspec.Struct, frozen=True):
    """What left for one order of a shop. ``lines`` maps the shop's line ids to quantities; ``complete`` when nothing
    of the order remains to be sent; ``note`` opens what the buyer reads before the tracking numbers."""

    order_external_id: str
    tracking: Sequence["Tracking"]
    lines: Mapping[str, int]
    complete: bool
    note: str


class Tracking(msgspec.Struct, frozen=True):
    """How a parcel can be followed; ``url`` is empty when the carrier has no such page."""

    number: str
    carrier: str
    url: str = ""


class StockLevel(msgspec.Struct, frozen=True):
    """How many of a shop's product can be sold."""

    product_external_id: str
    available: int


class StockTelling(msgspec.Struct, frozen=True):
    """How a shop is kept in step. ``behind`` listings show another stock than there is, ``refused`` of them because
    the shop would not take it. ``p50_ms`` and ``p95_ms``: from noticing a change to the shop's answer, over the
    listings told within a day; None when there was none."""

    on: bool
    behind: int
    refused: int
    told: int
    last_told_at: datetime | None
    p50_ms: int | None
    p95_ms: int | None


class ShopName(msgspec.Struct, frozen=True):
    """How a shop is called, and what it runs on."""

    id: UUID
    name: str
    platform: str
