"""What crosses the border of the orders room: orders as they come in, and frozen views of what became of them."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import msgspec


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """Where and to whom. ``country`` is ISO 3166 alpha-2; ``phone`` is E.164 where it could be read."""

    name: str
    postal_code: str = ""
    country: str = "JP"
    region: str = ""
    city: str = ""
    line1: str = ""
    line2: str = ""
    phone: str = ""


class NewHold(msgspec.Struct, frozen=True):
    """A reason (one of ``HOLD_REASONS``) why an order may not go on."""

    reason: str
    detail: str = ""


class NewLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line as it was sold.

    ``unit_price`` in major units with up to four decimals. ``product_id`` is None while unmapped; one item of the
    line is ``units_per_item`` units of the product. ``product_external_id`` is the shop's own id of what was sold.
    """

    sku: str
    quantity: int
    unit_price: Decimal = Decimal(0)
    name: str = ""
    external_id: str = ""
    product_external_id: str = ""
    product_id: UUID | None = None
    units_per_item: int = 1


class NewOrder(msgspec.Struct, frozen=True, kw_only=True):
    """An order as a shop or a script sends it.

    ``total`` in minor units (None: computed from the lines). ``source_version`` orders a shop's versions of the same
    order as text, ``source_hash`` tells whether two versions say the same. ``holds`` are what the sender knows.
    """

    external_id: str
    ordered_at: datetime
    currency: str
    ship_to: Address
    lines: Sequence[NewLine]
    buyer_name: str = ""
    buyer_email: str = ""
    payment_status: str = "paid"
    requested_date: date | None = None
    requested_slot: str | None = None
    note: str = ""
    total: int | None = None
    source_version: str = ""
    source_hash: str = ""
    holds: Sequence[NewHold] = ()


class NormalOrder(msgspec.Struct, frozen=True):
    """An order in its normal form, and the names of the fields that differ from what was sent."""

    order: NewOrder
    adjusted: Sequence[str]


class ShippableLine(msgspec.Struct, frozen=True):
    """``units`` of a product that an order line still wants sent."""

    order_line_id: UUID
    product_id: UUID
    sku: str
    name: str
    units: int


class Shippable(msgspec.Struct, frozen=True, kw_only=True):
    """What sending an order takes; ``queued_at`` is its place among those who wait for stock."""

    order_id: UUID
    merchant_id: UUID
    number: str
    queued_at: datetime
    held: bool
    ship_to: Address
    requested_date: date | None
    requested_slot: str | None
    note: str
    lines: Sequence[ShippableLine]


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one incoming order.

    ``created``: it is new, and ``shippable`` says what to send (None while a line is unmapped). ``changed``: the order
    was there already and this newer version says something else; nothing was written for it yet. ``adjusted`` names
    the fields that were brought to their normal form.
    """

    order_id: UUID
    number: str
    external_id: str
    status: str
    created: bool
    changed: bool
    held: Sequence[NewHold]
    adjusted: Sequence[str]
    shippable: Shippable | None


class HoldView(msgspec.Struct, frozen=True):
    """A hold and when, by whom and until when."""

    reason: str
    detail: str
    placed_at: datetime
    placed_by: str
    released_at: datetime | None
    released_by: str | None


class OrderLineView(msgspec.Struct, frozen=True):
    """One line; ``quantity`` in items as sold, cancelled and shipped in units of the product."""

    id: UUID
    position: int
    external_id: str
    sku: str
    name: str
    product_id: UUID | None
    product_external_id: str
    units_per_item: int
    quantity: int
    cancelled_units: int
    shipped_units: int
    unit_price: Decimal


class OrderSummary(msgspec.Struct, frozen=True):
    """An order in a list. ``total`` in minor units of ``currency``."""

    id: UUID
    merchant_id: UUID
    shop_id: UUID
    number: str
    external_id: str
    status: str
    held: bool
    payment_status: str
    ordered_at: datetime
    currency: str
    total: int
    recipient: str
    region: str
    requested_date: date | None
    created_at: datetime
    version: int
    buyer_name: str


class OrderView(msgspec.Struct, frozen=True, kw_only=True):
    """One order with its lines and every hold it ever had."""

    id: UUID
    merchant_id: UUID
    shop_id: UUID
    number: str
    external_id: str
    status: str
    held: bool
    payment_status: str
    ordered_at: datetime
    currency: str
    total: int
    buyer_name: str
    buyer_email: str
    ship_to: Address
    note: str
    requested_date: date | None
    requested_slot: str | None
    source_version: str
    created_at: datetime
    cancelled_at: datetime | None
    fulfilled_at: datetime | None
    version: int
    lines: Sequence[OrderLineView]
    holds: Sequence[HoldView]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What a newer version of an order says differently, by field: ``lines``, ``address``, ``payment``, …"""

    order_id: UUID
    fields: frozenset[str]

    @property
    def moves_stock(self) -> bool:
        return "lines" in self.fields


class OrderRecord(msgspec.Struct, frozen=True):
    """An order in full, as it goes into a file; ``total`` in minor units. Personal data."""

    id: UUID
    merchant_id: UUID
    number: str
    external_id: str
    shop_id: UUID
    status: str
    held: bool
    payment_status: str
    ordered_at: datetime
    currency: str
    total: int
    buyer_name: str
    buyer_email: str
    ship_name: str
    ship_postal_code: str
    ship_country: str
    ship_region: str
    ship_city: str
    ship_line1: str
    ship_line2: str
    ship_phone: str
    requested_date: date | None
    requested_slot: str | None
    note: str


class SoldItem(msgspec.Struct, frozen=True):
    """Items of one line as they were sold."""

    sku: str
    name: str
    quantity: int
