"""The product's own processes: how each is started, and what each is told through its environment.

Apart because the same commands serve `portal run` and a machine that runs one process per container.
"""

import json
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from portal.kit.config import Config
from portal.launch.child import Child

SOURCES = Path(__file__).resolve().parents[2]
ROOT = SOURCES.parent
SHOP_CONFIG = "demoshop.json"


def command(name: str, config: Config) -> list[str]:
    """The command of one process: api, worker, relay or shop."""
    if name == "api":
        return [
            *(sys.executable, "-m", "granian", "--interface", "asgi", "--factory", "--loop", "uvloop", "--no-ws"),
            *("--host", config.host, "--port", str(config.port)),
            *("--workers", str(config.api_workers), "--respawn-failed-workers"),
            # A worker that is asked to stop while it still starts misses it and would keep everyone waiting.
            *("--workers-kill-timeout", "5"),
            "portal.app:from_environment",
        ]
    module = {"worker": "worker", "relay": "worker.relay", "shop": "demoshop"}[name]
    return [sys.executable, "-m", module]


def environment(name: str, config: Config, given: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What one process is told. Only migrations know the owner's login: these processes get the application's."""
    shared = {
        "PYTHONPATH": os.pathsep.join([str(SOURCES), *filter(None, [given.get("PYTHONPATH")])]),
        "PYTHONUNBUFFERED": "1",
        "PORTAL_SHOP_PORT": str(config.shop_port),
    }
    kept = {key: value for key, value in given.items() if key not in ("PORTAL_DATABASE_URL", "PORTAL_MASTER_KEY")}
    if name == "shop":
        # The shop plays somebody else: it knows neither our database nor our keys.
        strange = {key: value for key, value in kept.items() if not key.startswith("PORTAL_")}
        return strange | shared | {"DEMOSHOP_CONFIG": _shop_config(config.data_dir)}
    # Read by dramatiq when it is imported; more than its default keeps eight threads busy.
    speed = {"dramatiq_queue_prefetch": "64"} if name == "worker" else {}
    counted = {"PROMETHEUS_MULTIPROC_DIR": str(_fresh_metrics(config.data_dir))} if name == "api" else {}
    secret = {"PORTAL_MASTER_KEY": given["PORTAL_MASTER_KEY"]} if "PORTAL_MASTER_KEY" in given else {}
    return (
        kept
        | shared
        | secret
        | speed
        | counted
        | {
            "PORTAL_APP_DATABASE_URL": config.app_database_url,
            "PORTAL_REDIS_URL": config.redis_url,
            "PORTAL_DATA_DIR": str(config.data_dir),
            "PORTAL_PORT": str(config.port),
            "PORTAL_HOST": config.host,
            "PORTAL_PUBLIC_URL": config.public_url,
            # The demo shop answers on loopback, which a real shop may not.
            "PORTAL_ALLOW_PRIVATE_ADDRESSES": "1" if config.allow_private_addresses else "",
        }
    )


def _fresh_metrics(data_dir: Path) -> Path:
    """The folder in which the API's processes count together; numbers of an earlier run would be added to today's."""
    folder = data_dir / "metrics"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _shop_config(data_dir: Path) -> str:
    """The file that the demo world wrote; without one the shop opens empty, on a file of its own."""
    written = data_dir / SHOP_CONFIG
    return str(written) if written.exists() else json.dumps({"data_file": str(data_dir / "demoshop.sqlite")})


def child(name: str, config: Config) -> Child:
    """One process, ready to be started by `portal run`."""
    return Child(
        name=name,
        command=command(name, config),
        log=config.data_dir / "log" / f"{name}.log",
        environment=environment(name, config),
        grace=15,
        cwd=ROOT,
    )


def become(name: str, config: Config) -> None:
    """Turn this process into the named one, for a supervisor that is not ours."""
    told = environment(name, config)
    program = command(name, config)
    os.execve(program[0], program, told)
