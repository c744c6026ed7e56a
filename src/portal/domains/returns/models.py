"""Returns of shipped lines and what inspection found."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.domains.returns.rules import DISPOSITIONS, FOUND_CONDITIONS, RETURN_STATES, WANTS
from portal.kit.tables import Base, OfMerchant, Stamped, Versioned, of_merchant, of_operator, one_of


class Return(Stamped, Versioned, OfMerchant, Base):
    """A return of lines of one order to one warehouse."""

    __tablename__ = "returns"
    number: Mapped[str]
    order_id: Mapped[UUID]
    warehouse_id: Mapped[UUID]
    status: Mapped[str]
    wants: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    arrived_at: Mapped[datetime | None]
    resolved_at: Mapped[datetime | None]
    __table_args__ = (
        of_merchant("order_id", "orders"),
        of_operator("warehouse_id", to="warehouses"),
        UniqueConstraint("operator_id", "merchant_id", "number"),
        Index("ix_returns_status", "operator_id", "status", "id"),
        Index("ix_returns_recent", "operator_id", "merchant_id", "id"),
        Index("ix_returns_number", "operator_id", "number"),
        Index("ix_returns_order", "operator_id", "order_id"),
        one_of("status", RETURN_STATES),
        one_of("wants", WANTS),
    )


class ReturnLine(OfMerchant, Base):
    """Units of one order line that come back, and why."""

    __tablename__ = "return_lines"
    return_id: Mapped[UUID]
    order_line_id: Mapped[UUID]
    product_id: Mapped[UUID]
    sku: Mapped[str]
    name: Mapped[str]
    quantity: Mapped[int]
    inspected: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str]
    __table_args__ = (
        of_merchant("return_id", "returns"),
        of_merchant("order_line_id", "order_lines"),
        of_merchant("product_id", "products"),
        Index("ix_return_lines_order_line", "operator_id", "order_line_id"),
        Index("ix_return_lines_return", "operator_id", "return_id"),
        CheckConstraint("quantity > 0 and inspected >= 0 and inspected <= quantity", name="quantity"),
    )


class Inspection(OfMerchant, Base):
    """What was found of some units of a return line, what becomes of them, and where they were put."""

    __tablename__ = "inspections"
    return_id: Mapped[UUID]
    line_id: Mapped[UUID]
    quantity: Mapped[int]
    condition: Mapped[str]
    disposition: Mapped[str]
    note: Mapped[str]
    lot_id: Mapped[UUID | None]
    location_id: Mapped[UUID]
    actor_name: Mapped[str]
    inspected_at: Mapped[datetime]
    __table_args__ = (
        of_merchant("return_id", "returns"),
        of_merchant("line_id", "return_lines"),
        of_merchant("lot_id", "lots"),
        of_operator("location_id", to="locations"),
        Index("ix_inspections_return", "operator_id", "return_id"),
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("disposition <> 'restock' or condition = 'sellable'", name="restock"),
        one_of("condition", FOUND_CONDITIONS),
        one_of("disposition", DISPOSITIONS),
    )
