"""Notices that Python code changed, for `make dev`.

By looking at dates, not through the system's notifications: a few hundred files are looked at in milliseconds, and it
works the same on every machine and mounted folder.
"""

from pathlib import Path


class Sources:
    """The Python files below a folder, as they were when last looked at."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen = self._look()

    def changed(self) -> str:
        """The name of a file that came, went or changed since the last look; empty if none did."""
        now = self._look()
        different = sorted(str(path.relative_to(self._folder)) for path, _ in now.items() ^ self._seen.items())
        self._seen = now
        return different[0] if different else ""

    def _look(self) -> dict[Path, int]:
        found = {}
        for path in self._folder.rglob("*.py"):
            try:
                found[path] = path.stat().st_mtime_ns
            except FileNotFoundError:  # an editor replaced it in this moment
                continue
        return found
