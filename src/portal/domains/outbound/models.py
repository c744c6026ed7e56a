"""Shipments and the work of the floor on them: waves, picks, parcels."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.domains.outbound.rules import PARCEL_STATES, PICK_STATES, SHIPMENT_STATES, WAVE_METHODS, WAVE_STATES
from portal.kit.tables import Base, OfMerchant, OfOperator, Stamped, Versioned, of_merchant, of_operator, one_of


class Shipment(Stamped, Versioned, OfMerchant, Base):
    """The instruction to send lines to one recipient from one warehouse. ``held``: one of its lines is."""

    __tablename__ = "shipments"
    number: Mapped[str]
    warehouse_id: Mapped[UUID]
    wave_id: Mapped[UUID | None]
    status: Mapped[str]
    held: Mapped[bool] = mapped_column(default=False)
    queued_at: Mapped[datetime]
    ship_name: Mapped[str]
    ship_postal_code: Mapped[str]
    ship_country: Mapped[str]
    ship_region: Mapped[str]
    ship_city: Mapped[str]
    ship_line1: Mapped[str]
    ship_line2: Mapped[str]
    ship_phone: Mapped[str]
    requested_date: Mapped[date | None]
    requested_slot: Mapped[str | None]
    note: Mapped[str] = mapped_column(default="")
    line_count: Mapped[int]
    unit_count: Mapped[int]
    handed_over_at: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None]
    __table_args__ = (
        of_operator("warehouse_id", to="warehouses"),
        of_operator("wave_id", to="waves"),
        UniqueConstraint("operator_id", "merchant_id", "number"),
        Index("ix_shipments_queue", "operator_id", "warehouse_id", "status", "queued_at", "id"),
        Index("ix_shipments_status", "operator_id", "status", "id"),
        Index("ix_shipments_held", "operator_id", "id", postgresql_where="held"),
        Index("ix_shipments_wave", "operator_id", "wave_id"),
        Index("ix_shipments_number", "operator_id", "number"),
        Index("ix_shipments_recent", "operator_id", "merchant_id", "id"),
        Index(
            "ix_shipments_left", "operator_id", "merchant_id", "handed_over_at",
            postgresql_where="handed_over_at is not null",
        ),
        one_of("status", SHIPMENT_STATES),
    )  # fmt: skip


class ShipmentLine(OfMerchant, Base):
    """Units of one product for one order line. ``held``: its order is; a shipment may carry lines of several."""

    __tablename__ = "shipment_lines"
    shipment_id: Mapped[UUID]
    order_id: Mapped[UUID]
    order_line_id: Mapped[UUID]
    product_id: Mapped[UUID]
    sku: Mapped[str]
    name: Mapped[str]
    quantity: Mapped[int]
    picked: Mapped[int] = mapped_column(default=0)
    packed: Mapped[int] = mapped_column(default=0)
    held: Mapped[bool] = mapped_column(default=False)
    __table_args__ = (
        of_merchant("shipment_id", "shipments"),
        of_merchant("order_id", "orders"),
        of_merchant("order_line_id", "order_lines"),
        of_merchant("product_id", "products"),
        Index("ix_shipment_lines_shipment", "operator_id", "shipment_id"),
        Index("ix_shipment_lines_order", "operator_id", "order_id"),
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("packed >= 0 and packed <= picked and picked <= quantity", name="progress"),
    )


class Wave(Stamped, Versioned, OfOperator, Base):
    """Shipments released together to the floor."""

    __tablename__ = "waves"
    number: Mapped[str]
    warehouse_id: Mapped[UUID]
    method: Mapped[str]
    status: Mapped[str]
    planned_by: Mapped[str]
    released_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    __table_args__ = (
        of_operator("warehouse_id", to="warehouses"),
        UniqueConstraint("operator_id", "number"),
        Index("ix_waves_recent", "operator_id", "warehouse_id", "id"),
        one_of("method", WAVE_METHODS),
        one_of("status", WAVE_STATES),
    )


class PickList(Stamped, OfOperator, Base):
    """An ordered walk of picks for one picker."""

    __tablename__ = "pick_lists"
    wave_id: Mapped[UUID]
    number: Mapped[str]
    picker: Mapped[str | None]
    __table_args__ = (
        of_operator("wave_id", to="waves"),
        UniqueConstraint("operator_id", "number"),
        Index("ix_pick_lists_wave", "operator_id", "wave_id"),
    )


class Pick(OfMerchant, Base):
    """Take ``quantity`` of a product from a location into a tote; ``position`` is its place in the walk."""

    __tablename__ = "picks"
    pick_list_id: Mapped[UUID]
    shipment_id: Mapped[UUID]
    shipment_line_id: Mapped[UUID]
    allocation_id: Mapped[UUID]
    product_id: Mapped[UUID]
    location_id: Mapped[UUID]
    lot_id: Mapped[UUID | None]
    quantity: Mapped[int]
    picked: Mapped[int] = mapped_column(default=0)
    status: Mapped[str] = mapped_column(default="open")
    position: Mapped[int]
    tote: Mapped[int] = mapped_column(default=1)
    __table_args__ = (
        of_operator("pick_list_id", to="pick_lists"),
        of_merchant("shipment_id", "shipments"),
        of_merchant("shipment_line_id", "shipment_lines"),
        of_merchant("allocation_id", "allocations"),
        of_operator("location_id", to="locations"),
        Index("ix_picks_list", "operator_id", "pick_list_id", "position"),
        Index("ix_picks_shipment", "operator_id", "shipment_id"),
        CheckConstraint("quantity > 0 and picked >= 0 and picked <= quantity", name="quantity"),
        one_of("status", PICK_STATES),
    )


class Parcel(Stamped, OfMerchant, Base):
    """One physical box of a shipment. Sizes in mm, weight in g."""

    __tablename__ = "parcels"
    shipment_id: Mapped[UUID]
    number: Mapped[str]
    status: Mapped[str]
    box_code: Mapped[str]
    length_mm: Mapped[int]
    width_mm: Mapped[int]
    height_mm: Mapped[int]
    weight_g: Mapped[int]
    packed_by: Mapped[str]
    __table_args__ = (
        of_merchant("shipment_id", "shipments"),
        UniqueConstraint("operator_id", "merchant_id", "number"),
        Index("ix_parcels_shipment", "operator_id", "shipment_id"),
        Index("ix_parcels_number", "operator_id", "number"),
        CheckConstraint("length_mm > 0 and width_mm > 0 and height_mm > 0 and weight_g > 0", name="measures"),
        one_of("status", PARCEL_STATES),
    )


class ParcelItem(OfMerchant, Base):
    """Units of a shipment line that were scanned into a parcel."""

    __tablename__ = "parcel_items"
    parcel_id: Mapped[UUID]
    shipment_line_id: Mapped[UUID]
    product_id: Mapped[UUID]
    quantity: Mapped[int]
    __table_args__ = (
        of_merchant("parcel_id", "parcels"),
        of_merchant("shipment_line_id", "shipment_lines"),
        Index("ix_parcel_items_parcel", "operator_id", "parcel_id"),
        CheckConstraint("quantity > 0", name="quantity"),
    )
