"""Indexes for the screens: tracking numbers without their carrier, open holds by reason."""

from alembic import op

revision = "0015"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_labels_tracking", "labels", ["operator_id", "tracking_number"], unique=False)
    op.create_index(
        "ix_holds_reason",
        "holds",
        ["operator_id", "merchant_id", "reason", "order_id"],
        unique=False,
        postgresql_where="released_at is null",
    )


def downgrade() -> None:
    op.drop_index("ix_holds_reason", table_name="holds")
    op.drop_index("ix_labels_tracking", table_name="labels")
