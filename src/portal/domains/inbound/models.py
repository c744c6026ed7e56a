"""What merchants said will arrive, and what was counted."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.domains.inbound.rules import COUNTED_CONDITIONS, PLAN_STATES
from portal.kit.tables import Base, OfMerchant, Stamped, Versioned, of_merchant, of_operator, one_of


class InboundPlan(Stamped, Versioned, OfMerchant, Base):
    """An advance shipping notice of a merchant."""

    __tablename__ = "inbound_plans"
    number: Mapped[str]
    warehouse_id: Mapped[UUID]
    status: Mapped[str]
    supplier: Mapped[str] = mapped_column(default="")
    po_number: Mapped[str] = mapped_column(default="")
    expected_on: Mapped[date]
    cartons: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")
    arrived_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    __table_args__ = (
        of_operator("warehouse_id", to="warehouses"),
        UniqueConstraint("operator_id", "merchant_id", "number"),
        Index("ix_inbound_plans_status", "operator_id", "status", "id"),
        Index("ix_inbound_plans_recent", "operator_id", "merchant_id", "id"),
        one_of("status", PLAN_STATES),
    )


class InboundLine(OfMerchant, Base):
    """One product that should arrive, and what of it did."""

    __tablename__ = "inbound_lines"
    plan_id: Mapped[UUID]
    position: Mapped[int]
    product_id: Mapped[UUID]
    sku: Mapped[str]
    name: Mapped[str]
    expected: Mapped[int]
    received: Mapped[int] = mapped_column(default=0)
    damaged: Mapped[int] = mapped_column(default=0)
    __table_args__ = (
        of_merchant("plan_id", "inbound_plans"),
        of_merchant("product_id", "products"),
        Index("ix_inbound_lines_plan", "operator_id", "plan_id"),
        UniqueConstraint("operator_id", "merchant_id", "plan_id", "product_id"),
        CheckConstraint("expected >= 0 and received >= 0 and damaged >= 0 and damaged <= received", name="quantities"),
    )


class Receipt(OfMerchant, Base):
    """One count at the dock: units of a plan line in one condition on a receiving location, until they are put away."""

    __tablename__ = "receipts"
    plan_id: Mapped[UUID]
    line_id: Mapped[UUID]
    product_id: Mapped[UUID]
    lot_id: Mapped[UUID | None]
    quantity: Mapped[int]
    put_away: Mapped[int] = mapped_column(default=0)
    condition: Mapped[str]
    location_id: Mapped[UUID]
    actor_name: Mapped[str]
    received_at: Mapped[datetime]
    __table_args__ = (
        of_merchant("plan_id", "inbound_plans"),
        of_merchant("line_id", "inbound_lines"),
        of_merchant("lot_id", "lots"),
        of_operator("location_id", to="locations"),
        Index("ix_receipts_plan", "operator_id", "plan_id"),
        CheckConstraint("quantity > 0 and put_away >= 0 and put_away <= quantity", name="quantity"),
        one_of("condition", COUNTED_CONDITIONS),
    )
