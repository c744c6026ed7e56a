"""The shapes in which either side asks for files of orders, stock and charges."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec

from portal.domains import billing
from portal.domains.orders import HOLD_REASONS, ORDER_STATES, OrderFilter
from portal.domains.outbound import SHIPMENT_STATES
from portal.flows.exporting import Form
from portal.kit.errors import Invalid
from portal.reads.order_list import OrderChoice
from portal.reads.order_sheet import COLUMNS

Encoding = Annotated[str, msgspec.Meta(pattern="^(utf-8-bom|cp932)$", description="cp932 is what old Excel expects")]
Language = Annotated[str, msgspec.Meta(pattern="^(ja|en)$", description="Of the headings")]
Month = Annotated[str, msgspec.Meta(pattern="^20[0-9]{2}-(0[1-9]|1[0-2])$", examples=["2026-11"])]


OrderState = Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(ORDER_STATES)})$")]
ShipmentState = Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(SHIPMENT_STATES)})$")]


class OrderFilterInput(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """As the parameters of the list of orders; nothing given is every order."""

    status: Annotated[list[OrderState], msgspec.Meta(max_length=20)] = []
    held: bool | None = None
    hold_reason: Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(HOLD_REASONS)})$")] | None = None
    warehouse_id: UUID | None = None
    shipment_status: Annotated[list[ShipmentState], msgspec.Meta(max_length=20)] = []
    shop: UUID | None = None
    since: datetime | None = msgspec.field(name="from", default=None)
    until: datetime | None = msgspec.field(name="to", default=None)
    q: Annotated[str, msgspec.Meta(max_length=100)] | None = None

    def chosen(self, merchant_id: UUID | None = None) -> OrderChoice:
        """What the list of orders would show."""
        narrowed = OrderFilter(
            merchant_id=merchant_id, statuses=self.status, held=self.held, hold_reason=self.hold_reason,
            shop_id=self.shop, since=self.since, until=self.until, query=self.q,
        )  # fmt: skip
        return OrderChoice(filter=narrowed, shipment_statuses=self.shipment_status, warehouse_id=self.warehouse_id)


class FileForm(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """How the file is to be written."""

    encoding: Encoding = "utf-8-bom"
    language: Language = "ja"

    def form(self) -> Form:
        """The form that the export knows."""
        return Form(encoding="cp932" if self.encoding == "cp932" else "utf-8-sig", language=self.language)


class OrderExportInput(FileForm, kw_only=True):
    """Which orders and which columns; no columns are all of them, in this order."""

    filter: OrderFilterInput = msgspec.field(default_factory=OrderFilterInput)
    columns: Annotated[list[str], msgspec.Meta(max_length=60, examples=[["number", "ship_name", "tracking"]])] = []

    def known_columns(self) -> list[str]:
        """The columns. Refuses one that there is not."""
        for place, name in enumerate(self.columns):
            if name not in COLUMNS:
                raise Invalid.field(f"columns[{place}]", "one of " + ", ".join(COLUMNS))
        return self.columns


class ChargeExportInput(FileForm, kw_only=True):
    """Charges of a month, of all time if none is given."""

    month: Month | None = None

    def days(self) -> tuple[date | None, date | None]:
        """First and last day."""
        return billing.month_of(self.month) if self.month else (None, None)
