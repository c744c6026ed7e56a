"""Orders, their lines and holds, and the keys by which they are found."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Numeric, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.domains.orders.rules import HOLD_REASONS, ORDER_STATES, PAYMENT_STATES
from portal.kit.tables import Amount, Base, OfMerchant, Stamped, Versioned, of_merchant, one_of


class Order(Stamped, Versioned, OfMerchant, Base):
    """What a buyer bought in a shop. ``source_version`` orders the shop's versions; amounts in minor units."""

    __tablename__ = "orders"
    shop_id: Mapped[UUID]
    external_id: Mapped[str]
    number: Mapped[str]
    status: Mapped[str]
    held: Mapped[bool] = mapped_column(default=False)
    ordered_at: Mapped[datetime]
    currency: Mapped[str]
    total: Mapped[Amount]
    buyer_name: Mapped[str]
    buyer_email: Mapped[str]
    ship_name: Mapped[str]
    ship_postal_code: Mapped[str]
    ship_country: Mapped[str]
    ship_region: Mapped[str]
    ship_city: Mapped[str]
    ship_line1: Mapped[str]
    ship_line2: Mapped[str]
    ship_phone: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    payment_status: Mapped[str]
    requested_date: Mapped[date | None]
    requested_slot: Mapped[str | None]
    source_version: Mapped[str]
    source_hash: Mapped[str]
    cancelled_at: Mapped[datetime | None]
    fulfilled_at: Mapped[datetime | None]
    __table_args__ = (
        of_merchant("shop_id", "shops"),
        UniqueConstraint("operator_id", "merchant_id", "shop_id", "external_id"),
        UniqueConstraint("operator_id", "merchant_id", "number"),
        Index("ix_orders_recent", "operator_id", "merchant_id", "ordered_at", "id"),
        Index("ix_orders_status", "operator_id", "merchant_id", "status", "ordered_at", "id"),
        Index("ix_orders_held", "operator_id", "merchant_id", "ordered_at", "id", postgresql_where="held"),
        Index("ix_orders_of_operator", "operator_id", "ordered_at", "id"),
        one_of("status", ORDER_STATES),
        one_of("payment_status", PAYMENT_STATES),
    )


class OrderLine(OfMerchant, Base):
    """One line as the shop sent it, mapped to ``product_id`` (None while unmapped). Unit price up to four decimals.

    ``quantity`` counts items as sold, ``cancelled_units`` and ``shipped_units`` count units of the product.
    """

    __tablename__ = "order_lines"
    order_id: Mapped[UUID]
    position: Mapped[int]
    external_id: Mapped[str]
    sku: Mapped[str]
    name: Mapped[str]
    product_external_id: Mapped[str] = mapped_column(default="")
    product_id: Mapped[UUID | None]
    units_per_item: Mapped[int] = mapped_column(default=1)
    quantity: Mapped[int]
    cancelled_units: Mapped[int] = mapped_column(default=0)
    shipped_units: Mapped[int] = mapped_column(default=0)
    unit_price: Mapped[Decimal] = mapped_column(Numeric(16, 4))
    __table_args__ = (
        of_merchant("order_id", "orders"),
        of_merchant("product_id", "products"),
        Index("ix_order_lines_order", "operator_id", "order_id"),
        Index("ix_order_lines_unmapped", "operator_id", "merchant_id", "sku", postgresql_where="product_id is null"),
        CheckConstraint("quantity > 0 and units_per_item > 0", name="quantity"),
        CheckConstraint("cancelled_units + shipped_units <= quantity * units_per_item", name="parts"),
        CheckConstraint("cancelled_units >= 0 and shipped_units >= 0", name="not_negative"),
    )


class Hold(OfMerchant, Base):
    """Why an order may not go on; open while ``released_at`` is None."""

    __tablename__ = "holds"
    order_id: Mapped[UUID]
    reason: Mapped[str]
    detail: Mapped[str]
    placed_at: Mapped[datetime]
    placed_by: Mapped[str]
    released_at: Mapped[datetime | None]
    released_by: Mapped[str | None]
    __table_args__ = (
        of_merchant("order_id", "orders"),
        Index(
            "uq_holds_open", "operator_id", "order_id", "reason", unique=True, postgresql_where="released_at is null"
        ),
        Index(
            "ix_holds_reason", "operator_id", "merchant_id", "reason", "order_id",
            postgresql_where="released_at is null",
        ),
        one_of("reason", HOLD_REASONS),
    )  # fmt: skip


class OrderKey(Base):
    """A normalised word by which an order is found (number, shop's number, name, mail, phone, sku)."""

    __tablename__ = "order_keys"
    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID] = mapped_column(primary_key=True)
    # Prefix search is a range of code points, whatever the database's own collation is.
    key: Mapped[str] = mapped_column(Text(collation="C"), primary_key=True)
    order_id: Mapped[UUID] = mapped_column(primary_key=True)
    __table_args__ = (
        of_merchant("order_id", "orders"),
        Index("ix_order_keys_order", "operator_id", "order_id"),
    )
