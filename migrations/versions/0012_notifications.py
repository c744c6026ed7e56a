"""Mails."""

import sqlalchemy as sa
from alembic import op

from portal.kit import ddl

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mails",
        sa.Column("merchant_id", sa.Uuid(), nullable=True),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("source_key", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("via", sa.Text(), nullable=True),
        sa.Column("document_type", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("status in ('queued', 'sent', 'failed')", name=op.f("ck_mails_status")),
        sa.ForeignKeyConstraint(["operator_id"], ["operators.operator_id"], name=op.f("fk_mails_operator_id")),
        sa.PrimaryKeyConstraint("operator_id", "id", name=op.f("pk_mails")),
        sa.UniqueConstraint("operator_id", "source_key", name=op.f("uq_mails_operator_id_source_key")),
    )
    op.create_index("ix_mails_document", "mails", ["operator_id", "document_id"], unique=False)
    op.create_index("ix_mails_recent", "mails", ["operator_id", "merchant_id", "id"], unique=False)
    ddl.merchant_owned("mails", operator=ddl.EDIT, merchant=ddl.APPEND)


def downgrade() -> None:
    op.drop_table("mails")
