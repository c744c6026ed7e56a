"""Products, barcodes and the words that find them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from portal.kit import ddl

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "products",
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("tax_class", sa.Text(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("length_mm", sa.Integer(), nullable=False),
        sa.Column("width_mm", sa.Integer(), nullable=False),
        sa.Column("height_mm", sa.Integer(), nullable=False),
        sa.Column("weight_g", sa.Integer(), nullable=False),
        sa.Column("temperature", sa.Text(), nullable=False),
        sa.Column("tracks_lots", sa.Boolean(), nullable=False),
        sa.Column("tracks_expiry", sa.Boolean(), nullable=False),
        sa.Column("attributes", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("status in ('active', 'retired')", name=op.f("ck_products_status")),
        sa.CheckConstraint("tax_class in ('standard', 'reduced')", name=op.f("ck_products_tax_class")),
        sa.CheckConstraint("temperature in ('ambient', 'chilled', 'frozen')", name=op.f("ck_products_temperature")),
        sa.CheckConstraint(
            "length_mm > 0 and width_mm > 0 and height_mm > 0 and weight_g > 0", name=op.f("ck_products_measures")
        ),
        sa.CheckConstraint("price >= 0", name=op.f("ck_products_price")),
        sa.CheckConstraint("tracks_lots or not tracks_expiry", name=op.f("ck_products_expiry_needs_lots")),
        sa.ForeignKeyConstraint(
            ["operator_id", "merchant_id"],
            ["merchants.operator_id", "merchants.merchant_id"],
            name=op.f("fk_products_operator_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_products")),
        sa.UniqueConstraint("operator_id", "merchant_id", "sku", name=op.f("uq_products_operator_id_merchant_id_sku")),
    )
    op.create_table(
        "barcodes",
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind in ('jan', 'ean', 'upc', 'itf', 'own')", name=op.f("ck_barcodes_kind")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_barcodes_quantity")),
        sa.ForeignKeyConstraint(
            ["operator_id", "product_id", "merchant_id"],
            ["products.operator_id", "products.id", "products.merchant_id"],
            name=op.f("fk_barcodes_operator_id_product_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "merchant_id", "code", name=op.f("pk_barcodes")),
    )
    op.create_index("ix_barcodes_product", "barcodes", ["operator_id", "product_id"], unique=False)
    op.create_table(
        "product_tokens",
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id", "product_id", "merchant_id"],
            ["products.operator_id", "products.id", "products.merchant_id"],
            name=op.f("fk_product_tokens_operator_id_product_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "merchant_id", "token", "product_id", name=op.f("pk_product_tokens")),
    )
    op.create_index("ix_product_tokens_product", "product_tokens", ["operator_id", "product_id"], unique=False)
    ddl.merchant_owned("products")
    ddl.merchant_owned("barcodes")
    ddl.merchant_owned("product_tokens")


def downgrade() -> None:
    op.drop_table("product_tokens")
    op.drop_table("barcodes")
    op.drop_table("products")
