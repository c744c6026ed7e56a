"""The time, in one place, so that tests can hold it still or move it.

Times are aware datetimes in UTC; a business date is a date in a named zone.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def _system() -> datetime:
    return datetime.now(UTC)


_source: ContextVar[Callable[[], datetime]] = ContextVar("clock", default=_system)


def now() -> datetime:
    """The present moment in UTC."""
    return _source.get()()


def date_in(zone: str, at: datetime | None = None) -> date:
    """The calendar date in an IANA zone at a moment (now, if none is given)."""
    return (at or now()).astimezone(ZoneInfo(zone)).date()


@contextmanager
def running(source: Callable[[], datetime]) -> Iterator[None]:
    """Take the time from ``source`` inside the block."""
    token = _source.set(source)
    try:
        yield
    finally:
        _source.reset(token)
