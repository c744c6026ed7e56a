"""What every table shares: the declarative base, constraint names, and columns that carry the tenant.

The tenant stands first in every key: ``primary key (operator_id, id[, merchant_id])``. The merchant is part of a
merchant's key so that the same index finds a row by id for the operator and serves as target of foreign keys that
carry the merchant.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKeyConstraint, MetaData, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from portal.kit import clock
from portal.kit.ids import new_id

NAMES = {
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}

Amount = Annotated[int, mapped_column(BigInteger)]


class Base(DeclarativeBase):
    """Base of every mapped table."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: DateTime(timezone=True),
        str: Text(),
        dict[str, Any]: JSONB(),
        list[Any]: JSONB(),
    }


class OfOperator:
    """A row of one operator."""

    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)


class OfMerchant:
    """A row of one merchant of an operator."""

    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID] = mapped_column(primary_key=True)


class Stamped:
    """Knows when it was made."""

    created_at: Mapped[datetime] = mapped_column(default=clock.now)


class Versioned:
    """Counts its changes, for `ETag` and `If-Match`; actions raise it themselves."""

    version: Mapped[int] = mapped_column(default=1)


def of_operator(*columns: str, to: str, name: str | None = None) -> ForeignKeyConstraint:
    """Foreign key from ``(operator_id, column)`` to an operator's table ``to``."""
    target = "operator_id" if to == "operators" else "id"
    if to == "operators":
        return ForeignKeyConstraint(["operator_id"], ["operators.operator_id"], name=name)
    return ForeignKeyConstraint(["operator_id", *columns], [f"{to}.operator_id", f"{to}.{target}"], name=name)


def of_merchant(column: str, to: str, name: str | None = None) -> ForeignKeyConstraint:
    """Foreign key from ``(operator_id, column, merchant_id)`` to a merchant's table ``to``."""
    return ForeignKeyConstraint(
        ["operator_id", column, "merchant_id"],
        [f"{to}.operator_id", f"{to}.id", f"{to}.merchant_id"],
        name=name,
    )


def merchant_itself(name: str | None = None) -> ForeignKeyConstraint:
    """Foreign key that says: this merchant exists at this operator."""
    return ForeignKeyConstraint(
        ["operator_id", "merchant_id"], ["merchants.operator_id", "merchants.merchant_id"], name=name
    )


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """The column holds one of these words."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} in ({listed})", name=column)
