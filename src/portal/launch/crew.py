"""Keeps the product's own processes running, and stops them together.

Apart from the servers: those may not be restarted behind the product's back, these may.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from portal.launch.child import Child, Guard

FIRST_WAIT_SECONDS = 1.0
LONGEST_WAIT_SECONDS = 30.0
SETTLED_SECONDS = 60.0
TROUBLE = ("Error:",)  # in the last line of a Python trace


@dataclass
class _Post:
    child: Child
    started: float = 0.0
    wait: float = FIRST_WAIT_SECONDS
    again_at: float | None = None


@dataclass
class Crew:
    """The processes in the order in which they start. `say` gets one line for every thing a person should know."""

    children: Sequence[Child]
    guard: Guard
    say: Callable[[str], None]
    _posts: list[_Post] = field(default_factory=list, init=False)

    def start(self) -> None:
        self._posts = [_Post(child) for child in self.children]
        for post in self._posts:
            self._begin(post)

    def ended(self) -> Child | None:
        """One that has ended since its start, if any."""
        return next((post.child for post in self._posts if post.child.ended() is not None), None)

    def watch(self) -> None:
        """Start again whom a crash ended, each time after a longer wait. Call it a few times a second."""
        now = time.monotonic()
        for post in self._posts:
            if post.again_at is not None:
                if now >= post.again_at:
                    self._begin(post)
            elif (code := post.child.ended()) is not None:
                if now - post.started > SETTLED_SECONDS:
                    post.wait = FIRST_WAIT_SECONDS
                post.child.collect()
                post.again_at = now + post.wait
                self.say(
                    f"{post.child.name} {how(code)}, starts again in {post.wait:.0f} s: "
                    f"{post.child.last_words(*TROUBLE)} ({post.child.log})"
                )
                post.wait = min(post.wait * 2, LONGEST_WAIT_SECONDS)

    def restart(self) -> None:
        """Stop everyone and start everyone."""
        self.stop()
        self.start()

    def stop(self) -> None:
        """Ask everyone at once, then see each one out."""
        for post in self._posts:
            post.child.ask_to_stop()
        for post in self._posts:
            post.child.stop()
        self._posts = []

    def _begin(self, post: _Post) -> None:
        post.child.start(self.guard)
        post.started = time.monotonic()
        post.again_at = None


def how(code: int) -> str:
    """An exit code in words."""
    return f"was ended by signal {-code}" if code < 0 else f"ended with code {code}"
