"""One process at a time holds a data folder; whoever comes second is told who does and where it answers.

A lock of the operating system, not a pid file: it cannot be left behind by a crash.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from portal.launch.errors import CannotStart, Held

FILE = "holder.json"


@dataclass(frozen=True)
class Holder:
    """The holder's own end: `tell` adds facts that others may read with `facts`."""

    file: IO[str]

    def tell(self, **facts: object) -> None:
        self.file.seek(0)
        known = json.loads(self.file.read() or "{}")
        self.file.truncate(0)
        self.file.write(json.dumps(known | facts))
        self.file.flush()


@contextmanager
def held(data_dir: Path, what: str) -> Iterator[Holder]:
    """Hold the folder while inside; `what` says to others what we are.

    Raises:
        Held: another process has it, named in the text.
        CannotStart: the folder cannot be written.
    """
    with _opened(data_dir) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Held(_who(data_dir)) from None
        file.truncate(0)
        holder = Holder(file)
        holder.tell(pid=os.getpid(), what=what)
        yield holder


def facts(data_dir: Path) -> dict[str, str]:
    """What the present holder told; empty when nobody holds the folder."""
    path = data_dir / FILE
    if not path.exists():
        return {}
    with path.open(encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            told: dict[str, str] = json.loads(file.read() or "{}")
            return told
    return {}


def _opened(data_dir: Path) -> IO[str]:
    path = data_dir / FILE
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="utf-8")
        path.chmod(0o600)
    except OSError as error:
        raise CannotStart(
            f"cannot write to {data_dir} ({error.strerror}): make it yours, or set PORTAL_DATA_DIR to another"
        ) from error
    return file


def _who(data_dir: Path) -> str:
    told = facts(data_dir)
    pid, what = told.get("pid", "?"), told.get("what", "another process")
    at = f" at {told['url']}" if "url" in told else ""
    return (
        f"{what} (process {pid}) already uses {data_dir}{at}: "
        f"stop it with `kill {pid}`, or set PORTAL_DATA_DIR to another folder"
    )
