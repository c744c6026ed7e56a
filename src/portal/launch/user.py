"""Which user a server runs as. PostgreSQL refuses to run as root, so root hands it to a user without rights.

Apart because the question reaches into everything a server touches: its binaries, its folder, its socket.
"""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from portal.launch.errors import CannotStart

CANDIDATES = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """A user of the operating system."""

    name: str
    uid: int
    gid: int


def unprivileged(owned: Path) -> Account | None:
    """Who runs PostgreSQL: the owner of an existing folder, else `postgres` or `nobody`; None when we are not root."""
    if os.geteuid() != 0:
        return None
    if owned.exists() and (uid := owned.stat().st_uid) != 0:
        entry = pwd.getpwuid(uid)
        return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    for name in CANDIDATES:
        if name in known:
            return Account(name, known[name].pw_uid, known[name].pw_gid)
    raise CannotStart("PostgreSQL does not run as root and there is no user to hand it to: useradd --system postgres")


def reaches(account: Account | None, path: Path) -> bool:
    """Whether the account may enter (a folder) or run (a file) this path, asked from the operating system itself."""
    if account is None:
        return os.access(path, os.X_OK)
    answer = subprocess.run(
        ["/bin/sh", "-c", 'test -x "$1"', "sh", str(path)],
        user=account.uid,
        group=account.gid,
        extra_groups=[],
        cwd="/",
        check=False,
    )
    return answer.returncode == 0


def give(path: Path, account: Account | None) -> None:
    """Make a folder private to the account."""
    path.chmod(0o700)
    if account:
        os.chown(path, account.uid, account.gid)
