"""What shops are told of stock."""

import sqlalchemy as sa
from alembic import op

from portal.kit import ddl

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("shops", sa.Column("tells_stock", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.alter_column("shops", "tells_stock", server_default=None)
    op.add_column("listings", sa.Column("buffer", sa.Integer(), server_default="0", nullable=False))
    op.alter_column("listings", "buffer", server_default=None)
    op.add_column("listings", sa.Column("cap", sa.Integer(), nullable=True))
    op.create_check_constraint(op.f("ck_listings_level"), "listings", "buffer >= 0 and (cap is null or cap >= 0)")
    _of_shop(
        "listing_levels",
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("waited_ms", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=True),
        key=["external_id"],
    )
    _of_shop("stock_calls", sa.Column("due_at", sa.DateTime(timezone=True), nullable=True), key=[])


def _of_shop(table: str, *columns: sa.Column[object], key: list[str]) -> None:
    op.create_table(
        table,
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["operator_id", "shop_id", "merchant_id"],
            ["shops.operator_id", "shops.id", "shops.merchant_id"],
            name=op.f(f"fk_{table}_operator_id_shop_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "merchant_id", "shop_id", *key, name=op.f(f"pk_{table}")),
    )
    ddl.merchant_owned(table)


def downgrade() -> None:
    op.drop_table("stock_calls")
    op.drop_table("listing_levels")
    op.drop_constraint(op.f("ck_listings_level"), "listings")
    op.drop_column("listings", "cap")
    op.drop_column("listings", "buffer")
    op.drop_column("shops", "tells_stock")
