"""Identifiers: UUIDv7 made by the application, and the short numbers that people read aloud.

A UUIDv7 sorts by its making, so primary keys grow at one end; a number is a date and random letters, so that
no counter row has to be locked to make one.
"""

import os
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta

# Crockford's base 32: no I, L, O, U, so that nothing is misread from paper.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def _uuid7() -> uuid.UUID:
    # The 12 bits after the version hold the fraction of the millisecond, so that what one process makes in a row sorts
    # in that row: cause before effect in timelines and feeds.
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    random = int.from_bytes(os.urandom(8), "big") >> 2
    value = (milliseconds << 80) | (0x7 << 76) | ((rest * 4096 // 1_000_000) << 64) | (0x2 << 62) | random
    return uuid.UUID(int=value)


_maker: ContextVar[Callable[[], uuid.UUID]] = ContextVar("id_maker", default=_uuid7)


def new_id() -> uuid.UUID:
    """A new UUIDv7."""
    return _maker.get()()


def first_id_at(moment: datetime) -> uuid.UUID:
    """The smallest UUIDv7 of this moment, in UTC if it names no zone: what sorts before it was made before."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    # Before 1970 nothing was made.
    milliseconds = max(0, (aware - _BEGINNING) // timedelta(milliseconds=1))
    return uuid.UUID(int=(milliseconds << 80) | (0x7 << 76) | (0x2 << 62))


def new_number(prefix: str, day: date) -> str:
    """A number for people, such as ``S261124-7Q4X9M2F``: prefix, business date, 40 random bits."""
    bits = int.from_bytes(os.urandom(5), "big")
    tail = "".join(_LETTERS[bits >> shift & 31] for shift in range(0, 40, 5))
    return f"{prefix}{day:%y%m%d}-{tail}"


@contextmanager
def made_by(maker: Callable[[], uuid.UUID]) -> Iterator[None]:
    """Take ids from ``maker`` inside the block."""
    token = _maker.set(maker)
    try:
        yield
    finally:
        _maker.reset(token)
