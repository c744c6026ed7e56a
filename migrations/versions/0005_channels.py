"""Shops and what they sent."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from portal.kit import ddl

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shops",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("broken_reason", sa.Text(), nullable=True),
        sa.Column("credentials", sa.LargeBinary(), nullable=True),
        sa.Column("hook_token", sa.Text(), nullable=False),
        sa.Column("settings", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("last_heard_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("platform in ('woocommerce', 'api')", name=op.f("ck_shops_platform")),
        sa.CheckConstraint(
            "status in ('connecting', 'active', 'paused', 'disconnected', 'broken')", name=op.f("ck_shops_status")
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "merchant_id"],
            ["merchants.operator_id", "merchants.merchant_id"],
            name=op.f("fk_shops_operator_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_shops")),
        sa.UniqueConstraint("hook_token", name=op.f("uq_shops_hook_token")),
        sa.UniqueConstraint("operator_id", "merchant_id", "code", name=op.f("uq_shops_operator_id_merchant_id_code")),
    )
    op.create_table(
        "listings",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("barcode", sa.Text(), nullable=False),
        sa.Column("source_version", sa.Text(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=True),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_listings_quantity")),
        sa.ForeignKeyConstraint(
            ["operator_id", "product_id", "merchant_id"],
            ["products.operator_id", "products.id", "products.merchant_id"],
            name=op.f("fk_listings_operator_id_product_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "shop_id", "merchant_id"],
            ["shops.operator_id", "shops.id", "shops.merchant_id"],
            name=op.f("fk_listings_operator_id_shop_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_listings")),
        sa.UniqueConstraint(
            "operator_id",
            "merchant_id",
            "shop_id",
            "external_id",
            name=op.f("uq_listings_operator_id_merchant_id_shop_id_external_id"),
        ),
    )
    op.create_index("ix_listings_product", "listings", ["operator_id", "product_id"], unique=False)
    op.create_index(
        "ix_listings_unmapped",
        "listings",
        ["operator_id", "merchant_id", "sku"],
        unique=False,
        postgresql_where="product_id is null",
    )
    op.create_table(
        "inbox_messages",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("resource", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("dedupe_key", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("headers", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "state in ('received', 'waiting', 'translated', 'ignored', 'refused')", name=op.f("ck_inbox_messages_state")
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "shop_id", "merchant_id"],
            ["shops.operator_id", "shops.id", "shops.merchant_id"],
            name=op.f("fk_inbox_messages_operator_id_shop_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_inbox_messages")),
        sa.UniqueConstraint(
            "operator_id",
            "merchant_id",
            "shop_id",
            "dedupe_key",
            name=op.f("uq_inbox_messages_operator_id_merchant_id_shop_id_dedupe_key"),
        ),
    )
    op.create_index(
        "ix_inbox_messages_thing",
        "inbox_messages",
        ["operator_id", "merchant_id", "shop_id", "resource", "external_id", "id"],
        unique=False,
    )
    op.create_index(
        "ix_inbox_messages_recent", "inbox_messages", ["operator_id", "merchant_id", "shop_id", "id"], unique=False
    )
    op.create_table(
        "sync_cursors",
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id", "shop_id", "merchant_id"],
            ["shops.operator_id", "shops.id", "shops.merchant_id"],
            name=op.f("fk_sync_cursors_operator_id_shop_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "merchant_id", "shop_id", "kind", name=op.f("pk_sync_cursors")),
    )
    ddl.merchant_owned("shops")
    ddl.door("shops", "hook_token = KEY")
    ddl.merchant_owned("listings")
    ddl.merchant_owned("inbox_messages")
    ddl.merchant_owned("sync_cursors")


def downgrade() -> None:
    op.drop_table("sync_cursors")
    op.drop_table("inbox_messages")
    op.drop_table("listings")
    op.drop_table("shops")
