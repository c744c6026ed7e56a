"""The time, behind one name, so that tests can stand still at the second of the recording."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def now() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC)
