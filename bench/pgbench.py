"""Drives floors with pgbench, from the same installation as the server: no Python stands between script and server."""

import asyncio
import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from portal.launch import CannotStart
from portal.launch.binaries import find_postgres
from portal.launch.user import unprivileged

_RATE = re.compile(r"^tps = ([0-9.]+) \(without", re.MULTILINE)
_FAILED = re.compile(r"^number of failed transactions: ([1-9]\d*)", re.MULTILINE)


@dataclass(frozen=True)
class Script:
    """A pgbench script. ``:k`` differs in every transaction; ``step`` is how many numbers one transaction uses up."""

    path: Path
    step: int = 1

    @classmethod
    def written(cls, path: Path, statements: list[str], step: int = 1) -> "Script":
        head = [f"\\set n :n + {step}", "\\set k :client_id * 1000000000 + :n"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join([*head, "begin;", *(f"{one};" for one in statements), "commit;\n"]))
        return cls(path, step)


async def transactions_per_second(
    script: Script, superuser_url: str, *, clients: int, seconds: int, first: int = 0
) -> float:
    """Run a script for a while; ``first`` keeps the numbers of one run apart from another's.

    Raises:
        RuntimeError: a transaction failed, so the floor would not be one.
    """
    where = urlsplit(superuser_url)
    query = parse_qs(where.query)
    command = [
        find_postgres(unprivileged(Path("."))).program("pgbench"), "-n", "-M", "prepared", "-c", str(clients),
        "-j", "2", "-T", str(seconds), "-D", f"n={first}", "-f", str(script.path), where.path.lstrip("/"),
    ]  # fmt: skip
    environment = os.environ | {
        # Planning a script once per connection is enough: its numbers do not change its plans.
        "PGOPTIONS": "-c plan_cache_mode=force_generic_plan",
        "PGHOST": query["host"][0], "PGPORT": query.get("port", ["5432"])[0], "PGUSER": unquote(where.username or ""),
    }  # fmt: skip
    process = await asyncio.create_subprocess_exec(
        *command, env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    out, problems = (text.decode() for text in await process.communicate())
    rate = _RATE.search(out)
    if process.returncode or not rate or _FAILED.search(out):
        raise RuntimeError(f"the floor {script.path} does not run: {problems.strip()[-2000:] or out}")
    return float(rate.group(1))


def ensure() -> None:
    """Raises CannotStart where the PostgreSQL that is used brings no pgbench."""
    program = find_postgres(unprivileged(Path("."))).program("pgbench")
    if not Path(program).exists():
        raise CannotStart(f"there is no {program}: the floors need the pgbench of the same PostgreSQL")
