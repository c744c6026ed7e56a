"""Returns and inspections."""

import sqlalchemy as sa
from alembic import op

from portal.kit import ddl

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "returns",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("warehouse_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("wants", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "status in ('requested', 'approved', 'in_transit', 'arrived', 'inspecting', 'resolved', 'rejected', 'cancelled')",
            name=op.f("ck_returns_status"),
        ),
        sa.CheckConstraint("wants in ('refund', 'exchange', 'repair', 'none')", name=op.f("ck_returns_wants")),
        sa.ForeignKeyConstraint(
            ["operator_id", "order_id", "merchant_id"],
            ["orders.operator_id", "orders.id", "orders.merchant_id"],
            name=op.f("fk_returns_operator_id_order_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "warehouse_id"],
            ["warehouses.operator_id", "warehouses.id"],
            name=op.f("fk_returns_operator_id_warehouse_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_returns")),
        sa.UniqueConstraint(
            "operator_id", "merchant_id", "number", name=op.f("uq_returns_operator_id_merchant_id_number")
        ),
    )
    op.create_index("ix_returns_number", "returns", ["operator_id", "number"], unique=False)
    op.create_index("ix_returns_order", "returns", ["operator_id", "order_id"], unique=False)
    op.create_index("ix_returns_recent", "returns", ["operator_id", "merchant_id", "id"], unique=False)
    op.create_index("ix_returns_status", "returns", ["operator_id", "status", "id"], unique=False)
    op.create_table(
        "return_lines",
        sa.Column("return_id", sa.Uuid(), nullable=False),
        sa.Column("order_line_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("inspected", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "quantity > 0 and inspected >= 0 and inspected <= quantity", name=op.f("ck_return_lines_quantity")
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "order_line_id", "merchant_id"],
            ["order_lines.operator_id", "order_lines.id", "order_lines.merchant_id"],
            name=op.f("fk_return_lines_operator_id_order_line_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "product_id", "merchant_id"],
            ["products.operator_id", "products.id", "products.merchant_id"],
            name=op.f("fk_return_lines_operator_id_product_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "return_id", "merchant_id"],
            ["returns.operator_id", "returns.id", "returns.merchant_id"],
            name=op.f("fk_return_lines_operator_id_return_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_return_lines")),
    )
    op.create_index("ix_return_lines_order_line", "return_lines", ["operator_id", "order_line_id"], unique=False)
    op.create_index("ix_return_lines_return", "return_lines", ["operator_id", "return_id"], unique=False)
    op.create_table(
        "inspections",
        sa.Column("return_id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.Column("disposition", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("lot_id", sa.Uuid(), nullable=True),
        sa.Column("location_id", sa.Uuid(), nullable=False),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("inspected_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "disposition in ('restock', 'quarantine', 'repair', 'dispose', 'send_back')",
            name=op.f("ck_inspections_disposition"),
        ),
        sa.CheckConstraint("condition in ('sellable', 'damaged', 'expired')", name=op.f("ck_inspections_condition")),
        sa.CheckConstraint("disposition <> 'restock' or condition = 'sellable'", name=op.f("ck_inspections_restock")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_inspections_quantity")),
        sa.ForeignKeyConstraint(
            ["operator_id", "location_id"],
            ["locations.operator_id", "locations.id"],
            name=op.f("fk_inspections_operator_id_location_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "lot_id", "merchant_id"],
            ["lots.operator_id", "lots.id", "lots.merchant_id"],
            name=op.f("fk_inspections_operator_id_lot_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "line_id", "merchant_id"],
            ["return_lines.operator_id", "return_lines.id", "return_lines.merchant_id"],
            name=op.f("fk_inspections_operator_id_line_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "return_id", "merchant_id"],
            ["returns.operator_id", "returns.id", "returns.merchant_id"],
            name=op.f("fk_inspections_operator_id_return_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_inspections")),
    )
    op.create_index("ix_inspections_return", "inspections", ["operator_id", "return_id"], unique=False)
    ddl.merchant_owned("returns", operator=ddl.EDIT, merchant=ddl.EDIT)
    ddl.merchant_owned("return_lines", operator=ddl.EDIT, merchant=ddl.APPEND)
    ddl.merchant_owned("inspections", operator=ddl.APPEND, merchant=ddl.READ)


def downgrade() -> None:
    op.drop_table("inspections")
    op.drop_table("return_lines")
    op.drop_table("returns")
