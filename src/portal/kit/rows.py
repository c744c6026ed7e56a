"""Rows of a query as the frozen values that leave a domain, column by field in the same order."""

from collections.abc import Iterable
from typing import Any, TypeVar

T = TypeVar("T")


def all_as(kind: type[T], rows: Iterable[Any]) -> list[T]:
    """Every row as a ``kind``."""
    return [kind(*row) for row in rows]


def one_as(kind: type[T], row: Any | None) -> T | None:
    """The row as a ``kind``, or None when there is none."""
    return None if row is None else kind(*row)
