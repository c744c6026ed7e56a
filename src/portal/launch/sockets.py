"""Folders for the sockets of the embedded servers, short enough for the system and private to who may connect."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.launch.user import Account, give

# The system allows about a hundred characters in the path of a socket.
LONGEST_PATH = 100


@contextmanager
def folder(usual: Path, longest_name: str, account: Account | None = None) -> Iterator[Path]:
    """The usual folder, or a short temporary one when a socket there could not be named; private to the account."""
    # In a list of hosts a comma ends one.
    if len(str(usual / longest_name)) <= LONGEST_PATH and "," not in str(usual):
        usual.mkdir(exist_ok=True)
        give(usual, account)
        yield usual
        return
    with tempfile.TemporaryDirectory(prefix="kuramori-") as short:
        give(Path(short), account)
        yield Path(short)
