"""Indexes for home and the day: when shipments left, and messages of shops that were refused."""

from alembic import op

revision = "0016"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_shipments_left",
        "shipments",
        ["operator_id", "merchant_id", "handed_over_at"],
        unique=False,
        postgresql_where="handed_over_at is not null",
    )
    op.create_index(
        "ix_inbox_messages_refused",
        "inbox_messages",
        ["operator_id", "merchant_id", "id"],
        unique=False,
        postgresql_where="state = 'refused'",
    )


def downgrade() -> None:
    op.drop_index("ix_inbox_messages_refused", table_name="inbox_messages")
    op.drop_index("ix_shipments_left", table_name="shipments")
