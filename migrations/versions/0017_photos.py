"""Photos of products."""

import sqlalchemy as sa
from alembic import op

from portal.kit import ddl

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "product_photos",
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "size between 1 and 5242880 and width > 0 and height > 0", name=op.f("ck_product_photos_size")
        ),
        sa.CheckConstraint(
            "media_type in ('image/png', 'image/jpeg', 'image/webp')", name=op.f("ck_product_photos_media_type")
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "product_id", "merchant_id"],
            ["products.operator_id", "products.id", "products.merchant_id"],
            name=op.f("fk_product_photos_operator_id_product_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_product_photos")),
        sa.UniqueConstraint(
            "operator_id",
            "merchant_id",
            "product_id",
            "digest",
            name=op.f("uq_product_photos_operator_id_merchant_id_product_id_digest"),
        ),
    )
    op.create_index(
        "ix_product_photos_product", "product_photos", ["operator_id", "product_id", "position"], unique=False
    )
    ddl.merchant_owned("product_photos", operator=ddl.READ)


def downgrade() -> None:
    op.drop_table("product_photos")
