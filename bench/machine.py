"""Names the machine that measured, and how busy others kept it: a figure without that says little."""

import os
import platform
import time
from pathlib import Path
from typing import Any

import asyncpg


async def describe(superuser_url: str) -> dict[str, Any]:
    """The machine, its system and the database server."""
    connection = await asyncpg.connect(superuser_url)
    try:
        version = await connection.fetchval("show server_version")
        settings = await connection.fetch(
            "select name, current_setting(name) as value from pg_settings"
            " where name in ('shared_buffers', 'synchronous_commit', 'fsync', 'max_wal_size', 'jit') order by name"
        )
    finally:
        await connection.close()
    return {
        "cpu": _cpu(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_gb": round(_memory_bytes() / 2**30, 1),
        "system": _system(),
        "python": platform.python_version(),
        "postgresql": version,
        "postgresql_settings": {row["name"]: row["value"] for row in settings},
    }


def busy_cores(seconds: float = 1.0) -> float | None:
    """How many cores worked during this time, whoever kept them busy; None where the system does not say."""
    before = _cpu_times()
    if before is None:
        return None
    time.sleep(seconds)
    after = _cpu_times()
    assert after is not None
    return round((after - before) / seconds / os.sysconf("SC_CLK_TCK"), 2)


def _cpu_times() -> int | None:
    stat = Path("/proc/stat")
    if not stat.exists():
        return None
    user, nice, system, _idle, _iowait, irq, soft = map(int, stat.read_text().splitlines()[0].split()[1:8])
    return user + nice + system + irq + soft


def _cpu() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _memory_bytes() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def _system() -> str:
    release = Path("/etc/os-release")
    name = platform.system()
    if release.exists():
        for line in release.read_text().splitlines():
            if line.startswith("PRETTY_NAME="):
                name = line.partition("=")[2].strip('"')
    return f"{name}, kernel {platform.release()}"
