"""A small process that outlives its parent by a moment and ends the parent's children.

Apart because it runs alone (standard library only, no import of the product): a parent that is killed cannot clean up,
and neither macOS nor a child that changed its user offers a signal for that. The parent holds a pipe and writes
`add PID SIGNAL` and `del PID` lines; the end of the pipe without a word means that the parent died.
"""

import os
import signal
import sys
import time
from collections.abc import Iterable

GRACE_SECONDS = 10.0
POLL_SECONDS = 0.02


def follow(lines: Iterable[str]) -> dict[int, int]:
    """Read the parent's lines until its end and answer with the children that it left: pid to polite signal."""
    left: dict[int, int] = {}
    for line in lines:
        word, *numbers = line.split()
        if word == "add":
            left[int(numbers[0])] = int(numbers[1])
        elif word == "del":
            left.pop(int(numbers[0]), None)
    return left


def end(pid: int, polite: int) -> None:
    """Ask one child to end, wait, then kill what is left of its process group."""
    deadline = time.monotonic() + GRACE_SECONDS
    try:
        os.kill(pid, polite)
        while alive(pid) and time.monotonic() < deadline:
            time.sleep(POLL_SECONDS)
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    except PermissionError:
        # macOS answers so for a group of zombies only.
        return


def alive(pid: int) -> bool:
    """Whether a process runs; one that ended and that nobody collects counts as ended."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return True


def main() -> None:
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)
    left = follow(sys.stdin)
    # Last started, first stopped: the servers go after those who write to them.
    for pid, polite in reversed(left.items()):
        end(pid, polite)


if __name__ == "__main__":
    main()
