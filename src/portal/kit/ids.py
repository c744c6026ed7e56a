"""Identifiers: UUIDv7 made by the application, and the short numbers that people read aloud.

A UUIDv7 sorts by its making, so primary keys grow at one end; a number is a date and random letters, so that
no counter row has to be locked to make one.
"""

import os
import secrets
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

# Crockford's base 32: no I, L, O, U, so that nothing is misread from paper.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def _uuid7() -> uuid.UUID:
    milliseconds = time.time_ns() // 1_000_000
    value = int.from_bytes(milliseconds.to_bytes(6, "big") + os.urandom(10), "big")
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    return uuid.UUID(int=(value & ~(0x3 << 62)) | (0x2 << 62))


_maker: ContextVar[Callable[[], uuid.UUID]] = ContextVar("id_maker", default=_uuid7)


def new_id() -> uuid.UUID:
    """A new UUIDv7."""
    return _maker.get()()


def new_number(prefix: str, day: date) -> str:
    """A number for people, such as ``S261124-7Q4X9M2F``: prefix, business date, 40 random bits."""
    tail = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{prefix}{day:%y%m%d}-{tail}"


@contextmanager
def made_by(maker: Callable[[], uuid.UUID]) -> Iterator[None]:
    """Take ids from ``maker`` inside the block."""
    token = _maker.set(maker)
    try:
        yield
    finally:
        _maker.reset(token)
