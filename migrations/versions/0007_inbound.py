"""Inbound plans and receipts."""

import sqlalchemy as sa
from alembic import op

from portal.kit import ddl

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "inbound_plans",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("warehouse_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("supplier", sa.Text(), nullable=False),
        sa.Column("po_number", sa.Text(), nullable=False),
        sa.Column("expected_on", sa.Date(), nullable=False),
        sa.Column("cartons", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "status in ('draft', 'announced', 'arrived', 'receiving', 'received', 'closed', 'cancelled')",
            name=op.f("ck_inbound_plans_status"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "warehouse_id"],
            ["warehouses.operator_id", "warehouses.id"],
            name=op.f("fk_inbound_plans_operator_id_warehouse_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_inbound_plans")),
        sa.UniqueConstraint(
            "operator_id", "merchant_id", "number", name=op.f("uq_inbound_plans_operator_id_merchant_id_number")
        ),
    )
    op.create_index("ix_inbound_plans_recent", "inbound_plans", ["operator_id", "merchant_id", "id"], unique=False)
    op.create_index("ix_inbound_plans_status", "inbound_plans", ["operator_id", "status", "id"], unique=False)
    op.create_table(
        "inbound_lines",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("damaged", sa.Integer(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "expected >= 0 and received >= 0 and damaged >= 0 and damaged <= received",
            name=op.f("ck_inbound_lines_quantities"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "plan_id", "merchant_id"],
            ["inbound_plans.operator_id", "inbound_plans.id", "inbound_plans.merchant_id"],
            name=op.f("fk_inbound_lines_operator_id_plan_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "product_id", "merchant_id"],
            ["products.operator_id", "products.id", "products.merchant_id"],
            name=op.f("fk_inbound_lines_operator_id_product_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_inbound_lines")),
        sa.UniqueConstraint(
            "operator_id",
            "merchant_id",
            "plan_id",
            "product_id",
            name=op.f("uq_inbound_lines_operator_id_merchant_id_plan_id_product_id"),
        ),
    )
    op.create_index("ix_inbound_lines_plan", "inbound_lines", ["operator_id", "plan_id"], unique=False)
    op.create_table(
        "receipts",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("lot_id", sa.Uuid(), nullable=True),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("put_away", sa.Integer(), nullable=False),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.Column("location_id", sa.Uuid(), nullable=False),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("condition in ('sellable', 'damaged')", name=op.f("ck_receipts_condition")),
        sa.CheckConstraint(
            "quantity > 0 and put_away >= 0 and put_away <= quantity", name=op.f("ck_receipts_quantity")
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "line_id", "merchant_id"],
            ["inbound_lines.operator_id", "inbound_lines.id", "inbound_lines.merchant_id"],
            name=op.f("fk_receipts_operator_id_line_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "location_id"],
            ["locations.operator_id", "locations.id"],
            name=op.f("fk_receipts_operator_id_location_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "lot_id", "merchant_id"],
            ["lots.operator_id", "lots.id", "lots.merchant_id"],
            name=op.f("fk_receipts_operator_id_lot_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "plan_id", "merchant_id"],
            ["inbound_plans.operator_id", "inbound_plans.id", "inbound_plans.merchant_id"],
            name=op.f("fk_receipts_operator_id_plan_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_receipts")),
    )
    op.create_index("ix_receipts_plan", "receipts", ["operator_id", "plan_id"], unique=False)
    ddl.merchant_owned("inbound_plans", operator=ddl.EDIT, merchant=ddl.EDIT)
    ddl.merchant_owned("inbound_lines", operator=ddl.EDIT, merchant=ddl.APPEND)
    ddl.merchant_owned("receipts", operator=ddl.EDIT, merchant=ddl.READ)


def downgrade() -> None:
    op.drop_table("receipts")
    op.drop_table("inbound_lines")
    op.drop_table("inbound_plans")
