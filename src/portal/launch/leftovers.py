"""What a crashed run left behind: a server that still runs on our folder, or only its pid file.

Apart because it must never end a process that is not ours: a number in a pid file may belong to somebody else by now.
"""

import os
import signal
import subprocess
import time
from pathlib import Path

from portal.launch.errors import CannotStart
from portal.launch.guard import alive

WAIT_SECONDS = 15.0


def end(pid_file: Path, folder: Path, polite: signal.Signals) -> None:
    """Stop the server that `pid_file` names if it really works on `folder`, and remove a stale file.

    The caller holds the data folder, so such a server has no living parent. Its guard may be stopping it already.

    Raises:
        CannotStart: it runs and does not stop.
    """
    try:
        pid = int(pid_file.read_text(encoding="utf-8").split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        pid_file.unlink(missing_ok=True)
        return
    deadline = time.monotonic() + WAIT_SECONDS
    asked = False
    while _ours(pid, folder):
        if not asked:
            os.kill(pid, polite)
            asked = True
        if time.monotonic() > deadline:
            raise CannotStart(f"process {pid} of an earlier run still uses {folder}: stop it with `kill {pid}`")
        time.sleep(0.05)
    pid_file.unlink(missing_ok=True)


def _ours(pid: int, folder: Path) -> bool:
    return pid > 0 and alive(pid) and str(folder) in _command(pid)


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        pass
    if Path("/proc/self").exists():
        return ""
    return subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
