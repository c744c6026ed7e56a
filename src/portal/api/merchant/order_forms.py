"""Shapes of orders at the merchant's door, and how they are read into what the business takes and says."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

import msgspec

from portal.domains.orders import Address, NewLine, NewOrder
from portal.flows.order_intake import Taken
from portal.kit.errors import Invalid

Text = Annotated[str, msgspec.Meta(max_length=300)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=300, examples=["山田 花子"])]
Word = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
Items = Annotated[int, msgspec.Meta(ge=1, le=100_000, examples=[2])]
PaymentState = Annotated[str, msgspec.Meta(pattern="^(paid|pending|failed|refunded|cash_on_delivery)$")]
Moment = Annotated[datetime, msgspec.Meta(tz=True, examples=["2026-11-24T09:30:00+09:00"])]


class AddressInput(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Where to and to whom; full-width letters, prefecture codes and phone numbers are brought to one form."""

    name: Name
    postal_code: Annotated[str, msgspec.Meta(max_length=20, examples=["150-0001"])] = ""
    country: Annotated[str, msgspec.Meta(min_length=2, max_length=2, examples=["JP"])] = "JP"
    region: Annotated[str, msgspec.Meta(max_length=100, examples=["東京都"])] = ""
    city: Annotated[str, msgspec.Meta(max_length=200, examples=["渋谷区"])] = ""
    line1: Text = ""
    line2: Text = ""
    phone: Annotated[str, msgspec.Meta(max_length=40, examples=["03-1234-5678"])] = ""


class BuyerInput(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Who ordered; often not who receives."""

    name: Text = ""
    email: Annotated[str, msgspec.Meta(max_length=320)] = ""


class LineInput(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One line. ``unit_price`` in major units of the currency with up to four decimals, as a number or a string."""

    sku: Word
    quantity: Items
    unit_price: Annotated[Decimal, msgspec.Meta(examples=["1080"])] = Decimal(0)
    name: Text = ""
    external_id: Annotated[str, msgspec.Meta(max_length=100)] = ""


class PaymentInput(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Money that has not come holds the order."""

    status: PaymentState = "paid"


class DeliveryInput(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """When the recipient wants it: a day not before today where the operator is, and a time of day."""

    date: "date | None" = None
    slot: Annotated[str, msgspec.Meta(max_length=40, examples=["14-16"])] | None = None


class OrderInput(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """An order. ``external_id`` is the sender's own name for it: sent again, it is the same order."""

    external_id: Word
    ordered_at: Moment
    currency: Annotated[str, msgspec.Meta(min_length=3, max_length=3, examples=["JPY"])]
    ship_to: AddressInput
    lines: Annotated[list[LineInput], msgspec.Meta(min_length=1, max_length=500)]
    buyer: BuyerInput = msgspec.field(default_factory=BuyerInput)
    payment: PaymentInput = msgspec.field(default_factory=PaymentInput)
    requested_delivery: DeliveryInput = msgspec.field(default_factory=DeliveryInput)
    note: Annotated[str, msgspec.Meta(max_length=2000)] = ""


class BatchInput(msgspec.Struct, forbid_unknown_fields=True):
    """Up to 500 orders, each as `POST /api/v1/orders` takes one."""

    orders: Annotated[list[Any], msgspec.Meta(min_length=1, max_length=500)]


class Why(msgspec.Struct, frozen=True, omit_defaults=True):
    """A reason why an order does not go on: a hold with its detail, or ``stock`` with the units that wait."""

    reason: str
    detail: str = ""
    sku: str = ""
    wanted: int = 0
    reserved: int = 0


class ShipmentRef(msgspec.Struct, frozen=True):
    """A shipment of the order."""

    id: UUID
    number: str
    status: str


class TakenOrder(msgspec.Struct, frozen=True):
    """What became of an order: ``reserved`` when all its stock is promised, ``short`` when some is waited for,
    ``held`` when a hold is open; ``why`` gives the reasons. ``adjusted`` names fields brought to their normal form.
    """

    id: UUID
    number: str
    external_id: str
    status: str
    reserved: bool
    short: bool
    held: bool
    why: Sequence[Why]
    shipments: Sequence[ShipmentRef]
    adjusted: Sequence[str]


def as_order(given: OrderInput) -> NewOrder:
    """What was sent as the business takes it. Refuses a price that cannot be kept."""
    return NewOrder(
        external_id=given.external_id, ordered_at=given.ordered_at, currency=given.currency,
        buyer_name=given.buyer.name, buyer_email=given.buyer.email, ship_to=as_address(given.ship_to),
        payment_status=given.payment.status, requested_date=given.requested_delivery.date,
        requested_slot=given.requested_delivery.slot, note=given.note,
        lines=[_line(line, f"lines[{place}]") for place, line in enumerate(given.lines)],
    )  # fmt: skip


def as_address(given: AddressInput) -> Address:
    """An address as the business takes it."""
    return Address(**msgspec.structs.asdict(given))


def _line(given: LineInput, path: str) -> NewLine:
    price = given.unit_price
    if not price.is_finite() or not 0 <= price < 10**12 or price != round(price, 4):
        raise Invalid.field(f"{path}.unit_price", "0 or more, with up to four decimals")
    return NewLine(
        sku=given.sku, quantity=given.quantity, unit_price=price, name=given.name, external_id=given.external_id
    )


def view_of(taken: Taken) -> TakenOrder:
    """What became of an order as its sender is told."""
    placed, sendings = taken.placed, taken.sendings
    short = any(sending.status in ("draft", "awaiting_stock") for sending in sendings)
    why = [Why(hold.reason, hold.detail) for hold in placed.held]
    why += [
        Why("stock", sku=line.sku, wanted=line.wanted, reserved=line.reserved)
        for sending in sendings
        for line in sending.short
    ]
    if short and not any(reason.reason == "stock" for reason in why):
        why.append(Why("stock"))
    return TakenOrder(
        placed.order_id, placed.number, placed.external_id, placed.status, bool(sendings) and not short, short,
        bool(placed.held), why,
        [ShipmentRef(sending.shipment_id, sending.number, sending.status) for sending in sendings], placed.adjusted,
    )  # fmt: skip
