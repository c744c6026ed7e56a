"""What people keep for themselves: a way back in, preferences, saved views; and an audit trail that is sealed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from portal.kit import ddl

revision = "0013"
down_revision = "0015"
branch_labels = None
depends_on = None

_DOOR = "email = current_setting('app.door_key') or id::text = current_setting('app.door_key')"
_DOOR_WITH_RESET = _DOOR + " or reset_hash = current_setting('app.door_key')"


def _open_door(rule: str) -> None:
    op.execute(f"alter policy r_door on users using ({rule}) with check ({rule})")


def _extend_users() -> None:
    op.add_column("users", sa.Column("theme", sa.Text(), nullable=False, server_default="auto"))
    op.add_column("users", sa.Column("time_zone", sa.Text(), nullable=True))
    op.add_column(
        "users", sa.Column("tables", postgresql.JSONB(astext_type=sa.Text()), nullable=False, server_default="{}")
    )
    op.alter_column("users", "theme", server_default=None)
    op.alter_column("users", "tables", server_default=None)
    op.add_column("users", sa.Column("reset_hash", sa.Text(), nullable=True))
    op.add_column("users", sa.Column("reset_expires_at", sa.DateTime(timezone=True), nullable=True))
    op.create_unique_constraint(op.f("uq_users_reset_hash"), "users", ["reset_hash"])
    op.create_check_constraint(op.f("ck_users_theme"), "users", "theme in ('light', 'dark', 'auto')")
    _open_door(_DOOR_WITH_RESET)


def _create_views() -> None:
    op.create_table(
        "saved_views",
        sa.Column("merchant_id", sa.Uuid(), nullable=True),
        sa.Column("screen", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("author_name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("scope in ('mine', 'team')", name=op.f("ck_saved_views_scope")),
        sa.ForeignKeyConstraint(
            ["operator_id", "merchant_id"],
            ["merchants.operator_id", "merchants.merchant_id"],
            name=op.f("fk_saved_views_operator_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(["operator_id"], ["operators.operator_id"], name=op.f("fk_saved_views_operator_id")),
        sa.PrimaryKeyConstraint("operator_id", "id", name=op.f("pk_saved_views")),
    )
    op.create_index("ix_saved_views_screen", "saved_views", ["operator_id", "merchant_id", "screen"], unique=False)
    ddl.merchant_owned("saved_views")


def _extend_audit() -> None:
    op.add_column("audit_entries", sa.Column("address", sa.Text(), nullable=True))
    for column in ("merchant_id", "actor_id", "subject_id", "action"):
        op.create_index(f"ix_audit_entries_{column}", "audit_entries", ["operator_id", column, "id"], unique=False)
    op.create_table(
        "audit_seals",
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id", "entry_id"],
            ["audit_entries.operator_id", "audit_entries.id"],
            name=op.f("fk_audit_seals_operator_id_entry_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "number", name=op.f("pk_audit_seals")),
        sa.UniqueConstraint("operator_id", "entry_id", name=op.f("uq_audit_seals_operator_id_entry_id")),
    )
    ddl.operator_owned("audit_seals", operator=ddl.APPEND)


def _extend_merchants() -> None:
    op.add_column("merchants", sa.Column("suspended_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("merchants", sa.Column("suspension_reason", sa.Text(), nullable=True))


def upgrade() -> None:
    _extend_users()
    _create_views()
    _extend_audit()
    _extend_merchants()


def downgrade() -> None:
    op.drop_column("merchants", "suspension_reason")
    op.drop_column("merchants", "suspended_at")
    op.drop_table("audit_seals")
    for column in ("merchant_id", "actor_id", "subject_id", "action"):
        op.drop_index(f"ix_audit_entries_{column}", "audit_entries")
    op.drop_column("audit_entries", "address")
    op.drop_table("saved_views")
    _open_door(_DOOR)
    for column in ("reset_expires_at", "reset_hash", "tables", "time_zone", "theme"):
        op.drop_column("users", column)
