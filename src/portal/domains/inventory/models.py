"""Places, lots, stock as a double-entry ledger, and what of it is promised."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.domains.inventory.rules import ALLOCATION_STATES, BUCKETS, CONDITIONS, PURPOSES, RESERVATION_STATES
from portal.kit.tables import Base, OfMerchant, OfOperator, Stamped, merchant_itself, of_merchant, of_operator, one_of


def _in_same_warehouse(column: str, to: str) -> ForeignKeyConstraint:
    """The zone or location is one of the row's own warehouse."""
    return ForeignKeyConstraint(
        ["operator_id", column, "warehouse_id"], [f"{to}.operator_id", f"{to}.id", f"{to}.warehouse_id"]
    )


def _lot_of_product() -> ForeignKeyConstraint:
    """The lot, if there is one, is a lot of the row's own product."""
    return ForeignKeyConstraint(
        ["operator_id", "lot_id", "merchant_id", "product_id"],
        ["lots.operator_id", "lots.id", "lots.merchant_id", "lots.product_id"],
    )


class Warehouse(Stamped, OfOperator, Base):
    """A building of the operator, shared by its merchants. ``cut_off`` is local time of the same-day promise."""

    __tablename__ = "warehouses"
    code: Mapped[str]
    name: Mapped[str]
    time_zone: Mapped[str]
    cut_off: Mapped[time]
    postal_code: Mapped[str]
    region: Mapped[str]
    address: Mapped[str]
    phone: Mapped[str]
    priority: Mapped[int] = mapped_column(default=100)
    __table_args__ = (of_operator(to="operators"), UniqueConstraint("operator_id", "code"))


class Zone(OfOperator, Base):
    """A part of a warehouse of one temperature."""

    __tablename__ = "zones"
    warehouse_id: Mapped[UUID]
    code: Mapped[str]
    name: Mapped[str]
    temperature: Mapped[str] = mapped_column(default="ambient")
    __table_args__ = (
        of_operator("warehouse_id", to="warehouses"),
        UniqueConstraint("operator_id", "warehouse_id", "code"),
        UniqueConstraint("operator_id", "id", "warehouse_id"),
    )


class Location(OfOperator, Base):
    """A place that can hold stock, with its barcode, coordinates and place in the walk."""

    __tablename__ = "locations"
    warehouse_id: Mapped[UUID]
    zone_id: Mapped[UUID]
    code: Mapped[str]
    barcode: Mapped[str]
    purpose: Mapped[str]
    aisle: Mapped[int]
    bay: Mapped[int]
    level: Mapped[int]
    walk_sequence: Mapped[int]
    __table_args__ = (
        of_operator("warehouse_id", to="warehouses"),
        _in_same_warehouse("zone_id", "zones"),
        UniqueConstraint("operator_id", "warehouse_id", "code"),
        UniqueConstraint("operator_id", "barcode"),
        UniqueConstraint("operator_id", "id", "warehouse_id"),
        one_of("purpose", PURPOSES),
    )


class Lot(Stamped, OfMerchant, Base):
    """A batch of a product that came together."""

    __tablename__ = "lots"
    product_id: Mapped[UUID]
    lot_code: Mapped[str]
    expires_on: Mapped[date | None]
    received_on: Mapped[date]
    __table_args__ = (
        of_merchant("product_id", "products"),
        UniqueConstraint("operator_id", "merchant_id", "product_id", "lot_code"),
        UniqueConstraint("operator_id", "id", "merchant_id", "product_id"),
    )


class Stock(OfMerchant, Base):
    """Quantity of (product, lot, condition) at a location; ``allocated`` of it is pinned for picks."""

    __tablename__ = "stock"
    warehouse_id: Mapped[UUID]
    location_id: Mapped[UUID]
    product_id: Mapped[UUID]
    lot_id: Mapped[UUID | None]
    condition: Mapped[str]
    quantity: Mapped[int]
    allocated: Mapped[int] = mapped_column(default=0)
    received_on: Mapped[date]
    __table_args__ = (
        _in_same_warehouse("location_id", "locations"),
        of_merchant("product_id", "products"),
        _lot_of_product(),
        UniqueConstraint(
            "operator_id", "product_id", "location_id", "lot_id", "condition", "merchant_id",
            name="uq_stock_bucket", postgresql_nulls_not_distinct=True,
        ),
        Index("ix_stock_location", "operator_id", "location_id"),
        CheckConstraint("quantity >= 0", name="quantity"),
        CheckConstraint("allocated >= 0 and allocated <= quantity", name="allocated"),
        one_of("condition", CONDITIONS),
        {"postgresql_with": {"fillfactor": 70}},
    )  # fmt: skip


class StockMovement(OfMerchant, Base):
    """Immutable double entry: ``quantity`` left one bucket and entered another."""

    __tablename__ = "stock_movements"
    product_id: Mapped[UUID]
    lot_id: Mapped[UUID | None]
    warehouse_id: Mapped[UUID]
    quantity: Mapped[int]
    from_bucket: Mapped[str]
    from_location_id: Mapped[UUID | None]
    from_condition: Mapped[str | None]
    to_bucket: Mapped[str]
    to_location_id: Mapped[UUID | None]
    to_condition: Mapped[str | None]
    reason: Mapped[str]
    document_type: Mapped[str]
    document_id: Mapped[UUID | None]
    actor_name: Mapped[str]
    moved_at: Mapped[datetime]
    __table_args__ = (
        of_merchant("product_id", "products"),
        _lot_of_product(),
        of_operator("from_location_id", to="locations"),
        of_operator("to_location_id", to="locations"),
        Index("ix_stock_movements_product", "operator_id", "product_id", "id"),
        Index("ix_stock_movements_moved", "operator_id", "moved_at"),
        Index("ix_stock_movements_document", "operator_id", "document_id"),
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("(from_bucket = 'location') = (from_location_id is not null)", name="from_place"),
        CheckConstraint("(to_bucket = 'location') = (to_location_id is not null)", name="to_place"),
        CheckConstraint("(from_location_id is null) = (from_condition is null)", name="from_condition_given"),
        CheckConstraint("(to_location_id is null) = (to_condition is null)", name="to_condition_given"),
        one_of("from_bucket", BUCKETS),
        one_of("to_bucket", BUCKETS),
    )


class Availability(Base):
    """What of a product at a warehouse may still be promised: ``on_hand - reserved - safety``, sellable units only."""

    __tablename__ = "availability"
    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    product_id: Mapped[UUID] = mapped_column(primary_key=True)
    warehouse_id: Mapped[UUID] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID] = mapped_column(primary_key=True)
    on_hand: Mapped[int] = mapped_column(default=0)
    reserved: Mapped[int] = mapped_column(default=0)
    safety: Mapped[int] = mapped_column(default=0)
    inbound: Mapped[int] = mapped_column(default=0)
    __table_args__ = (
        of_merchant("product_id", "products"),
        of_operator("warehouse_id", to="warehouses"),
        CheckConstraint("reserved >= 0 and reserved <= on_hand", name="reserved"),
        CheckConstraint("safety >= 0 and inbound >= 0", name="not_negative"),
        # A hot product's row is rewritten all day; free space on its page keeps those updates in place.
        {"postgresql_with": {"fillfactor": 45}},
    )


class Reservation(OfMerchant, Base):
    """``wanted`` units asked for by one shipment line, of which ``reserved`` were promised and ``issued`` have left.

    ``reserved - issued`` of every live row is what availability counts as reserved. Waiting rows are the queue of
    backorders: ``queued_at`` orders them, ``document_id`` (the shipment) binds the lines that get all or nothing
    unless ``partial_ok``.
    """

    __tablename__ = "reservations"
    document_id: Mapped[UUID]
    line_id: Mapped[UUID]
    product_id: Mapped[UUID]
    warehouse_id: Mapped[UUID]
    wanted: Mapped[int]
    reserved: Mapped[int] = mapped_column(default=0)
    issued: Mapped[int] = mapped_column(default=0)
    status: Mapped[str]
    partial_ok: Mapped[bool] = mapped_column(default=False)
    queued_at: Mapped[datetime]
    __table_args__ = (
        of_merchant("product_id", "products"),
        of_operator("warehouse_id", to="warehouses"),
        UniqueConstraint("operator_id", "merchant_id", "line_id"),
        Index("ix_reservations_document", "operator_id", "document_id"),
        Index(
            "ix_reservations_waiting", "operator_id", "product_id", "warehouse_id", "queued_at",
            postgresql_where="status = 'waiting'",
        ),
        CheckConstraint("wanted > 0 and reserved <= wanted and issued >= 0 and issued <= reserved", name="reserved"),
        one_of("status", RESERVATION_STATES),
        {"postgresql_with": {"fillfactor": 70}},
    )  # fmt: skip


class Allocation(OfMerchant, Base):
    """Units of a reservation pinned to one stock row: open on the shelf, then picked in a packing location."""

    __tablename__ = "allocations"
    reservation_id: Mapped[UUID]
    document_id: Mapped[UUID]
    stock_id: Mapped[UUID]
    quantity: Mapped[int]
    status: Mapped[str] = mapped_column(default="open")
    __table_args__ = (
        of_merchant("reservation_id", "reservations"),
        of_merchant("stock_id", "stock"),
        Index("ix_allocations_document", "operator_id", "document_id"),
        Index("ix_allocations_stock", "operator_id", "stock_id"),
        CheckConstraint("quantity > 0", name="quantity"),
        one_of("status", ALLOCATION_STATES),
    )


class StockCount(OfMerchant, Base):
    """What a person counted of one product at one location, and the variance that it showed."""

    __tablename__ = "stock_counts"
    location_id: Mapped[UUID]
    product_id: Mapped[UUID]
    lot_id: Mapped[UUID | None]
    condition: Mapped[str]
    expected: Mapped[int]
    counted: Mapped[int]
    actor_name: Mapped[str]
    counted_at: Mapped[datetime]
    __table_args__ = (
        merchant_itself(),
        of_operator("location_id", to="locations"),
        of_merchant("product_id", "products"),
        _lot_of_product(),
        CheckConstraint("counted >= 0 and expected >= 0", name="counted"),
    )
