"""What happened, who reacts, and which answers were given."""

import sqlalchemy as sa
from alembic import context, op
from sqlalchemy.dialects import postgresql

from portal.kit import ddl
from portal.kit.config import APP_ROLE

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


_ROLES = ("r_merchant", "r_operator", "r_door", "r_relay", "r_platform")


def _create_roles() -> None:
    """The login role owns nothing and inherits nothing: it sees only what `SET LOCAL ROLE` opens."""
    password = context.config.attributes["app_password"]
    for role in _ROLES:
        _create_role(role, "nologin")
    _create_role(APP_ROLE, "login noinherit")
    op.execute(f"alter role {APP_ROLE} password '{password}'")
    op.execute(f"grant {', '.join(_ROLES)} to {APP_ROLE}")
    op.execute(f"grant usage on schema public to {', '.join(_ROLES)}")


def _create_role(role: str, how: str) -> None:
    # Roles belong to the server, not to the database: another database of the same server may have made them,
    # and may be making them right now.
    op.execute(
        f"do $$ begin create role {role} {how}; exception when duplicate_object or unique_violation then null; end $$"
    )


def _wake_relay() -> None:
    op.execute(
        "create function wake_relay() returns trigger language plpgsql as"
        " $$ begin perform pg_notify('outbox', ''); return null; end $$"
    )
    op.execute("create trigger wake_relay after insert on outbox for each statement execute function wake_relay()")


def upgrade() -> None:
    _create_roles()
    op.create_table(
        "events",
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("subject_type", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("actor_kind", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("feed_seq", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("operator_id", "id", name=op.f("pk_events")),
    )
    op.create_index("ix_events_feed", "events", ["operator_id", "merchant_id", "feed_seq"], unique=False)
    op.create_index("ix_events_subject", "events", ["operator_id", "subject_id", "id"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_outbox")),
    )
    op.create_table(
        "reaction_runs",
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("reaction", sa.Text(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=True),
        sa.Column("event_name", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("held_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.CheckConstraint("state in ('due', 'done', 'parked')", name=op.f("ck_reaction_runs_state")),
        sa.PrimaryKeyConstraint("operator_id", "event_id", "reaction", name=op.f("pk_reaction_runs")),
    )
    op.create_index("ix_reaction_runs_due", "reaction_runs", ["due_at"], unique=False, postgresql_where="state = 'due'")
    op.create_index(
        "ix_reaction_runs_finished", "reaction_runs", ["finished_at"], unique=False, postgresql_where="state = 'done'"
    )
    op.create_index(
        "ix_reaction_runs_parked",
        "reaction_runs",
        ["operator_id", "created_at", "event_id"],
        unique=False,
        postgresql_where="state = 'parked'",
    )
    op.create_table(
        "feed_counters",
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.Column("last_seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("operator_id", "merchant_id", name=op.f("pk_feed_counters")),
    )
    op.create_table(
        "schedule_ticks",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", "at", name=op.f("pk_schedule_ticks")),
    )
    op.create_table(
        "idempotency_keys",
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("principal_id", sa.Uuid(), nullable=False),
        sa.Column("endpoint", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=True),
        sa.Column("request_hash", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("operator_id", "principal_id", "endpoint", "key", name=op.f("pk_idempotency_keys")),
    )
    op.create_index(op.f("ix_idempotency_keys_created_at"), "idempotency_keys", ["created_at"], unique=False)
    ddl.merchant_owned("events", operator=ddl.APPEND, merchant=ddl.APPEND)
    ddl.relay("events", ("select", "update"))
    ddl.forced("outbox")
    ddl.allow("outbox", "r_operator", ddl.OPERATOR, ("insert",))
    ddl.allow("outbox", "r_merchant", ddl.MERCHANT, ("insert",))
    ddl.relay("outbox")
    ddl.merchant_owned("reaction_runs", operator=ddl.READ_UPDATE, merchant=ddl.READ_UPDATE)
    ddl.relay("reaction_runs")
    ddl.forced("feed_counters")
    ddl.relay("feed_counters")
    op.execute("grant select, insert, delete on schedule_ticks to r_relay")
    ddl.merchant_owned("idempotency_keys", operator=ddl.APPEND, merchant=ddl.APPEND)
    ddl.relay("idempotency_keys", ("select", "delete"))
    _wake_relay()


def downgrade() -> None:
    op.drop_table("idempotency_keys")
    op.drop_table("schedule_ticks")
    op.drop_table("feed_counters")
    op.drop_table("reaction_runs")
    op.drop_table("outbox")
    op.drop_table("events")
    op.execute("drop function wake_relay()")
