"""The product's processes, started by its own commands as `portal run` starts them, and their memory."""

import asyncio
import http.client
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from portal.kit.config import Config
from portal.launch import CannotStart, processes
from portal.launch.child import Child, Guard
from portal.launch.crew import Crew

READY_SECONDS = 60


@dataclass(frozen=True)
class Running:
    """Processes by name."""

    children: dict[str, Child]

    def memory_mb(self, name: str) -> float | None:
        """Proportional memory of a process and its children: shared pages count once. None where unknown."""
        sizes = [_proportional_kb(pid) for pid in _family(self.children[name].pid)]
        known = [size for size in sizes if size is not None]
        return sum(known) / 1024 if known else None


@asynccontextmanager
async def running(config: Config, names: Sequence[str]) -> AsyncIterator[Running]:
    """``api``, ``worker`` or ``relay`` run while inside.

    Raises:
        CannotStart: one ended at its start, or the API was not ready in time.
    """
    children = {name: processes.child(name, config) for name in names}
    with Guard() as guard:
        crew = Crew(list(children.values()), guard, print)
        crew.start()
        try:
            await _ready(crew, config, "api" in names)
            yield Running(children)
            if ended := crew.ended():
                raise RuntimeError(f"{ended.name} ended while it was measured: {ended.last_words('Error:')}")
        finally:
            await asyncio.to_thread(crew.stop)


async def _ready(crew: Crew, config: Config, has_api: bool) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        if child := crew.ended():
            raise CannotStart(f"{child.name} ended at its start: {child.last_words('Error:')}")
        if not has_api:
            await asyncio.sleep(1.5)
            return
        if await asyncio.to_thread(_answers, config.port):
            # Both workers of the API: the second one is often a little later than the first.
            await asyncio.sleep(1.0)
            return
        await asyncio.sleep(0.1)
    raise CannotStart(f"not ready after {READY_SECONDS} s: see {config.data_dir / 'log'}")


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/health/ready")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _family(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    if not listed.exists():
        return [pid]
    return [pid, *(found for child in listed.read_text().split() for found in _family(int(child)))]


def _proportional_kb(pid: int) -> int | None:
    rollup = Path(f"/proc/{pid}/smaps_rollup")
    try:
        lines = rollup.read_text().splitlines()
    except OSError:
        return None
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
