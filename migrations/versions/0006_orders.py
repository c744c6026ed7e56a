"""Orders, holds and the keys that find them."""

import sqlalchemy as sa
from alembic import op

from portal.kit import ddl

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "orders",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("ordered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("buyer_name", sa.Text(), nullable=False),
        sa.Column("buyer_email", sa.Text(), nullable=False),
        sa.Column("ship_name", sa.Text(), nullable=False),
        sa.Column("ship_postal_code", sa.Text(), nullable=False),
        sa.Column("ship_country", sa.Text(), nullable=False),
        sa.Column("ship_region", sa.Text(), nullable=False),
        sa.Column("ship_city", sa.Text(), nullable=False),
        sa.Column("ship_line1", sa.Text(), nullable=False),
        sa.Column("ship_line2", sa.Text(), nullable=False),
        sa.Column("ship_phone", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("payment_status", sa.Text(), nullable=False),
        sa.Column("requested_date", sa.Date(), nullable=True),
        sa.Column("requested_slot", sa.Text(), nullable=True),
        sa.Column("source_version", sa.Text(), nullable=False),
        sa.Column("source_hash", sa.Text(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fulfilled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "payment_status in ('paid', 'pending', 'failed', 'refunded', 'cash_on_delivery')",
            name=op.f("ck_orders_payment_status"),
        ),
        sa.CheckConstraint(
            "status in ('received', 'confirmed', 'fulfilling', 'fulfilled', 'cancelled')", name=op.f("ck_orders_status")
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "shop_id", "merchant_id"],
            ["shops.operator_id", "shops.id", "shops.merchant_id"],
            name=op.f("fk_orders_operator_id_shop_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_orders")),
        sa.UniqueConstraint(
            "operator_id", "merchant_id", "number", name=op.f("uq_orders_operator_id_merchant_id_number")
        ),
        sa.UniqueConstraint(
            "operator_id",
            "merchant_id",
            "shop_id",
            "external_id",
            name=op.f("uq_orders_operator_id_merchant_id_shop_id_external_id"),
        ),
    )
    op.create_index("ix_orders_recent", "orders", ["operator_id", "merchant_id", "ordered_at", "id"], unique=False)
    op.create_index(
        "ix_orders_status", "orders", ["operator_id", "merchant_id", "status", "ordered_at", "id"], unique=False
    )
    op.create_index(
        "ix_orders_held",
        "orders",
        ["operator_id", "merchant_id", "ordered_at", "id"],
        unique=False,
        postgresql_where="held",
    )
    op.create_index("ix_orders_of_operator", "orders", ["operator_id", "ordered_at", "id"], unique=False)
    op.create_table(
        "order_lines",
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("product_external_id", sa.Text(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=True),
        sa.Column("units_per_item", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("cancelled_units", sa.Integer(), nullable=False),
        sa.Column("shipped_units", sa.Integer(), nullable=False),
        sa.Column("unit_price", sa.Numeric(precision=16, scale=4), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "cancelled_units + shipped_units <= quantity * units_per_item", name=op.f("ck_order_lines_parts")
        ),
        sa.CheckConstraint("cancelled_units >= 0 and shipped_units >= 0", name=op.f("ck_order_lines_not_negative")),
        sa.CheckConstraint("quantity > 0 and units_per_item > 0", name=op.f("ck_order_lines_quantity")),
        sa.ForeignKeyConstraint(
            ["operator_id", "order_id", "merchant_id"],
            ["orders.operator_id", "orders.id", "orders.merchant_id"],
            name=op.f("fk_order_lines_operator_id_order_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "product_id", "merchant_id"],
            ["products.operator_id", "products.id", "products.merchant_id"],
            name=op.f("fk_order_lines_operator_id_product_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_order_lines")),
    )
    op.create_index("ix_order_lines_order", "order_lines", ["operator_id", "order_id"], unique=False)
    op.create_index(
        "ix_order_lines_unmapped",
        "order_lines",
        ["operator_id", "merchant_id", "sku"],
        unique=False,
        postgresql_where="product_id is null",
    )
    op.create_table(
        "holds",
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("placed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("placed_by", sa.Text(), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("released_by", sa.Text(), nullable=True),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "reason in ('payment', 'address', 'stock', 'product_unmapped', 'duplicate_suspect', 'fraud', 'manual', 'cutoff_window', 'merchant_suspended')",
            name=op.f("ck_holds_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "order_id", "merchant_id"],
            ["orders.operator_id", "orders.id", "orders.merchant_id"],
            name=op.f("fk_holds_operator_id_order_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_holds")),
    )
    op.create_index(
        "uq_holds_open",
        "holds",
        ["operator_id", "order_id", "reason"],
        unique=True,
        postgresql_where="released_at is null",
    )
    op.create_table(
        "order_keys",
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(collation="C"), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id", "order_id", "merchant_id"],
            ["orders.operator_id", "orders.id", "orders.merchant_id"],
            name=op.f("fk_order_keys_operator_id_order_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "merchant_id", "key", "order_id", name=op.f("pk_order_keys")),
    )
    op.create_index("ix_order_keys_order", "order_keys", ["operator_id", "order_id"], unique=False)
    ddl.merchant_owned("orders")
    ddl.merchant_owned("order_lines")
    ddl.merchant_owned("holds")
    ddl.merchant_owned("order_keys")


def downgrade() -> None:
    op.drop_table("order_keys")
    op.drop_table("holds")
    op.drop_table("order_lines")
    op.drop_table("orders")
