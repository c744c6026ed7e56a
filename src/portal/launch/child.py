"""Child processes that end with us: each in its own process group, logged to a file, known to the guard.

Apart so that servers and the product's own processes are started and stopped by one piece of code.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from portal.launch import guard as guard_module
from portal.launch.user import Account

KEEP_LOG_BYTES = 10_000_000


class Guard:
    """The parent's end of the guard's pipe; see `guard.py`."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", str(Path(guard_module.__file__))],
            stdin=subprocess.PIPE,
            text=True,
            bufsize=1,
            start_new_session=True,
            cwd="/",
        )

    def __enter__(self) -> "Guard":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()

    def add(self, pid: int, polite: signal.Signals) -> None:
        self._tell(f"add {pid} {int(polite)}\n")

    def remove(self, pid: int) -> None:
        self._tell(f"del {pid}\n")

    def _tell(self, line: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(line)
        self._process.stdin.flush()


@dataclass(kw_only=True)
class Child:
    """One program to run. `polite` is the signal that asks it to stop; after `grace` seconds it is killed."""

    name: str
    command: Sequence[str]
    log: Path
    polite: signal.Signals = signal.SIGTERM
    grace: float = 10.0
    account: Account | None = None
    environment: Mapping[str, str] | None = None
    cwd: Path = Path("/")
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _guard: Guard | None = field(default=None, init=False)
    _log_start: int = field(default=0, init=False)

    def start(self, guard: Guard) -> None:
        """Start the program in a process group of its own, its output appended to the log."""
        self._guard = guard
        self.log.parent.mkdir(parents=True, exist_ok=True)
        _keep_short(self.log)
        account = self.account
        with self.log.open("ab") as output:
            self._log_start = output.tell()
            self._process = subprocess.Popen(
                list(self.command),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=None if self.environment is None else dict(self.environment),
                cwd=self.cwd,
                start_new_session=True,
                user=account.uid if account else None,
                group=account.gid if account else None,
                extra_groups=[] if account else None,
            )
        guard.add(self._process.pid, self.polite)

    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    def ended(self) -> int | None:
        """The exit code once the program ended (negative: by which signal), else None."""
        return self._process.poll() if self._process else None

    def ask_to_stop(self) -> None:
        """Send the polite signal and return at once."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(self.polite)

    def stop(self) -> None:
        """Ask, wait, then kill what is left of the group. Stopping twice is fine."""
        if not self._process or not self._guard:
            return
        self.ask_to_stop()
        try:
            self._process.wait(self.grace)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self.collect()

    def collect(self) -> None:
        """Kill what an ended program left in its group, and forget it."""
        assert self._process and self._guard
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            pass
        self._process.wait()
        self._guard.remove(self._process.pid)
        self._process = None

    def last_words(self, *marks: str) -> str:
        """The last line since the start that contains one of the marks, or the last line at all."""
        lines = [line.strip() for line in tail(self.log, self._log_start).splitlines() if line.strip()]
        telling = [line for line in lines if any(mark in line for mark in marks)]
        return (telling or lines or ["it wrote nothing"])[-1]


def tail(path: Path, start: int, size: int = 16_384) -> str:
    """The end of a text file from byte `start` on, at most `size` bytes."""
    with path.open("rb") as file:
        file.seek(max(start, path.stat().st_size - size))
        return file.read().decode(errors="replace")


def _keep_short(log: Path) -> None:
    if log.exists() and log.stat().st_size > KEEP_LOG_BYTES:
        log.replace(log.with_name(log.name + ".1"))
