"""Hearing that this process is to stop before its server waits for the answers that are still under way.

Apart because servers tell an application only when everything has ended, and a stream of hints ends only when told.
"""

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def told_to_stop(tell: Callable[[], None]) -> Iterator[None]:
    """Within the block ``tell`` is called, in the running loop, when a signal asks this process to stop.

    Whoever handled the signal before still does. Outside the main thread, which alone hears signals, does nothing.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()
    former = {number: signal.getsignal(number) for number in SIGNALS}

    def hear(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(tell)
        before = former[signal.Signals(number)]
        if callable(before):
            before(number, frame)

    for number in SIGNALS:
        signal.signal(number, hear)
    try:
        yield
    finally:
        for number, before in former.items():
            signal.signal(number, before)
