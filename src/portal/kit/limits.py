"""Rate limits, counted in Redis over fixed windows and shared by every process.

When Redis is away requests pass: a limit protects the service, it must not become the reason that orders are refused.
"""

import logging
import time
from dataclasses import dataclass

from redis.asyncio import Redis
from redis.exceptions import RedisError

from portal.kit.errors import TooMany

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Left:
    """What remains of a limit: requests left in the window, and seconds until it starts anew."""

    limit: int
    remaining: int
    reset: int


class Limits:
    """Counters by key."""

    def __init__(self, redis: "Redis") -> None:
        self._redis = redis

    async def hit(self, key: str, limit: int, seconds: int) -> Left:
        """Count one request. Refuses when the window's limit is passed."""
        window, reset = _window(seconds)
        name = f"limit:{key}:{window}"
        try:
            count = await self._redis.incr(name)
            if count == 1:
                await self._redis.expire(name, seconds + 1)
        except (RedisError, OSError):
            log.warning("rate limits are off: redis does not answer")
            return Left(limit, limit, reset)
        if count > limit:
            raise TooMany(retry_after=reset, limit=limit, seconds=seconds)
        return Left(limit, limit - count, reset)


def _window(seconds: int) -> tuple[int, int]:
    now = int(time.time())
    return now // seconds, seconds - now % seconds
