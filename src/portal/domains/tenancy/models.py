"""Operators, their merchants, and who may act for whom."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, ForeignKeyConstraint, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.domains.tenancy.rules import MERCHANT_ROLES, MERCHANT_STATUSES, OPERATOR_ROLES, THEMES, VIEW_SCOPES
from portal.kit.ids import new_id
from portal.kit.tables import Base, OfOperator, Stamped, Versioned, merchant_itself, of_operator, one_of

_ROLES = sorted({*OPERATOR_ROLES, *MERCHANT_ROLES})


class Operator(Stamped, Base):
    """A fulfilment company."""

    __tablename__ = "operators"
    operator_id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    time_zone: Mapped[str]
    currency: Mapped[str]
    locale: Mapped[str]
    registration_number: Mapped[str | None]
    postal_code: Mapped[str]
    address: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]


class Merchant(Stamped, Versioned, Base):
    """A client of an operator: the tenant."""

    __tablename__ = "merchants"
    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str]
    name: Mapped[str]
    status: Mapped[str] = mapped_column(default="active")
    reservation_policy: Mapped[str] = mapped_column(default="all_or_nothing")
    locale: Mapped[str] = mapped_column(default="ja")
    registration_number: Mapped[str | None]
    postal_code: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    suspended_at: Mapped[datetime | None]
    suspension_reason: Mapped[str | None]
    __table_args__ = (
        of_operator(to="operators"),
        UniqueConstraint("operator_id", "code"),
        one_of("status", MERCHANT_STATUSES),
        one_of("reservation_policy", ("all_or_nothing", "partial")),
    )


class User(Stamped, Base):
    """A person, of no tenant: memberships tie a person to operators and merchants.

    ``tables`` keeps column layouts by table; ``time_zone`` None means the operator's. ``reset_hash`` stands for the
    one open link that sets a new password.
    """

    __tablename__ = "users"
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    locale: Mapped[str] = mapped_column(default="ja")
    theme: Mapped[str] = mapped_column(default="auto")
    time_zone: Mapped[str | None]
    tables: Mapped[dict[str, Any]] = mapped_column(default=dict)
    password_hash: Mapped[str]
    reset_hash: Mapped[str | None] = mapped_column(unique=True)
    reset_expires_at: Mapped[datetime | None]
    disabled_at: Mapped[datetime | None]
    __table_args__ = (one_of("theme", THEMES),)


class Membership(Stamped, OfOperator, Base):
    """One role of one user at one operator (``merchant_id`` None) or one merchant."""

    __tablename__ = "memberships"
    merchant_id: Mapped[UUID | None]
    user_id: Mapped[UUID]
    user_name: Mapped[str]
    user_email: Mapped[str]
    tenant_name: Mapped[str]
    tenant_code: Mapped[str]
    role: Mapped[str]
    revoked_at: Mapped[datetime | None]
    __table_args__ = (
        of_operator(to="operators"),
        merchant_itself(),
        UniqueConstraint(
            "operator_id", "merchant_id", "user_id", name="uq_memberships_user", postgresql_nulls_not_distinct=True
        ),
        Index("ix_memberships_user", "user_id"),
        one_of("role", _ROLES),
    )


class Invitation(Stamped, OfOperator, Base):
    """A mail link that makes its reader a member."""

    __tablename__ = "invitations"
    merchant_id: Mapped[UUID | None]
    email: Mapped[str]
    role: Mapped[str]
    tenant_name: Mapped[str]
    tenant_code: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    invited_by: Mapped[str]
    expires_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    __table_args__ = (of_operator(to="operators"), merchant_itself(), one_of("role", _ROLES))


class SignInSession(Stamped, Base):
    """A signed-in browser. The cookie holds a token whose hash is here; rotation replaces the token."""

    __tablename__ = "sign_in_sessions"
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    token_hash: Mapped[str] = mapped_column(unique=True)
    user_id: Mapped[UUID] = mapped_column(index=True)
    membership_id: Mapped[UUID | None]
    last_seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    address: Mapped[str]
    user_agent: Mapped[str]


class ApiKey(Stamped, OfOperator, Base):
    """A machine's credential. The key itself is shown once and never stored."""

    __tablename__ = "api_keys"
    merchant_id: Mapped[UUID | None]
    name: Mapped[str]
    prefix: Mapped[str] = mapped_column(unique=True)
    key_hash: Mapped[str]
    scopes: Mapped[list[str]] = mapped_column(ARRAY(Text))
    created_by: Mapped[str]
    last_used_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    __table_args__ = (of_operator(to="operators"), merchant_itself())


class SavedView(Stamped, Versioned, OfOperator, Base):
    """A list's filters and order under a name, of one person or of everybody at the operator or merchant."""

    __tablename__ = "saved_views"
    merchant_id: Mapped[UUID | None]
    screen: Mapped[str]
    name: Mapped[str]
    query: Mapped[str]
    scope: Mapped[str]
    author_id: Mapped[UUID]
    author_name: Mapped[str]
    __table_args__ = (
        of_operator(to="operators"),
        merchant_itself(),
        Index("ix_saved_views_screen", "operator_id", "merchant_id", "screen"),
        one_of("scope", VIEW_SCOPES),
    )


class AuditEntry(OfOperator, Base):
    """Who did or read what, and from which network address; append-only."""

    __tablename__ = "audit_entries"
    merchant_id: Mapped[UUID | None]
    actor_kind: Mapped[str]
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str]
    action: Mapped[str]
    subject_type: Mapped[str]
    subject_id: Mapped[UUID | None]
    data: Mapped[dict[str, Any]]
    occurred_at: Mapped[datetime]
    address: Mapped[str | None]
    __table_args__ = (
        of_operator(to="operators"),
        Index("ix_audit_entries_merchant_id", "operator_id", "merchant_id", "id"),
        Index("ix_audit_entries_actor_id", "operator_id", "actor_id", "id"),
        Index("ix_audit_entries_subject_id", "operator_id", "subject_id", "id"),
        Index("ix_audit_entries_action", "operator_id", "action", "id"),
    )


class AuditSeal(Base):
    """One link of an operator's chain: ``seal`` is made of the entry and of the seal before it; append-only."""

    __tablename__ = "audit_seals"
    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    entry_id: Mapped[UUID]
    seal: Mapped[str]
    __table_args__ = (
        ForeignKeyConstraint(["operator_id", "entry_id"], ["audit_entries.operator_id", "audit_entries.id"]),
        UniqueConstraint("operator_id", "entry_id"),
    )
