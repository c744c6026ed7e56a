"""A place outside the checkout for data whose user cannot enter the checkout (root's own folders are closed to others).

Apart because such a place outlives the checkout, so somebody has to know what may be swept.
"""

import shutil
import uuid
from pathlib import Path

from portal.launch.binaries import SHARED_HOME
from portal.launch.user import Account, give

ORIGIN = "origin"
FLEETING = "test-"


def settle(place: Path, account: Account | None, *, durable: bool) -> None:
    """Make a new folder elsewhere and a link to it at `place`; test data that no checkout links to any more goes."""
    SHARED_HOME.mkdir(parents=True, exist_ok=True)
    SHARED_HOME.chmod(0o755)
    sweep(SHARED_HOME)
    home = SHARED_HOME / f"{'data-' if durable else FLEETING}{uuid.uuid4().hex[:12]}"
    place.unlink(missing_ok=True)
    # The link comes first: a folder that somebody links to is never swept.
    place.symlink_to(home)
    home.mkdir()
    (home / ORIGIN).write_text(str(place), encoding="utf-8")
    give(home, account)


def sweep(shared: Path) -> None:
    """Remove test data whose checkout is gone. Other data is never removed: its checkout may only be unmounted."""
    for folder in shared.glob(f"{FLEETING}*"):
        origin = folder / ORIGIN
        if origin.exists() and Path(origin.read_text(encoding="utf-8")).resolve() != folder.resolve():
            shutil.rmtree(folder)
