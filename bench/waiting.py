"""Waiting for the product to have done something, and how long that took."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def until(ask: Callable[[], Awaitable[T]], enough: Callable[[T], bool], *, patience: float) -> tuple[T, float]:
    """Ask until the answer is enough; answers it and the seconds from the first question to the last.

    Raises:
        TimeoutError: it never was.
    """
    began = time.perf_counter()
    while True:
        answer = await ask()
        passed = time.perf_counter() - began
        if enough(answer):
            return answer, passed
        if passed > patience:
            raise TimeoutError(f"not enough after {patience:.0f} s: {str(answer)[:200]}")
        await asyncio.sleep(0.1)
