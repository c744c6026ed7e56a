"""One process at a time holds a data folder; whoever comes second is told who does.

A lock of the operating system, not a pid file: it cannot be left behind by a crash.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.launch.errors import CannotStart, Held


@contextmanager
def held(data_dir: Path, what: str) -> Iterator[None]:
    """Hold the folder while inside; `what` says to others what we are.

    Raises:
        Held: another process has it, named in the text.
        CannotStart: the folder cannot be written.
    """
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        file = (data_dir / "holder.json").open("a+", encoding="utf-8")
    except OSError as error:
        raise CannotStart(
            f"cannot write to {data_dir} ({error.strerror}): make it yours, or set PORTAL_DATA_DIR to another"
        ) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Held(_who(file.name, data_dir)) from None
        file.truncate(0)
        file.write(json.dumps({"pid": os.getpid(), "what": what}))
        file.flush()
        yield


def _who(file: str, data_dir: Path) -> str:
    written = json.loads(Path(file).read_text(encoding="utf-8") or "{}")
    pid, what = written.get("pid", "?"), written.get("what", "another process")
    return (
        f"{what} (process {pid}) already uses {data_dir}: stop it with `kill {pid}`, or set PORTAL_DATA_DIR to another"
    )
