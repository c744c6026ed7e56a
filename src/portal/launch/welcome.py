"""The demo world before the processes start, and what a person reads once they run: addresses, logins, a key.

Apart because the demo is the only business that a start knows, and it knows it by two names only: the demo stands
beside the launcher, neither imports the other.
"""

import asyncio
import importlib
from pathlib import Path
from typing import Any

from portal.kit.config import Config

WORLD = "portal.demo.world"  # ensure(config): make the world unless there is one, and write data_dir/demoshop.json
CREDENTIALS = "portal.demo.credentials"  # read(config): the shape that `portal demo credentials --json` prints


def prepare(config: Config) -> None:
    """Make the demo world if there is none."""
    asyncio.run(importlib.import_module(WORLD).ensure(config))


def announce(config: Config, seconds: float, *, demo: bool) -> None:
    """Print where everything is and who may come in; last the line that scripts wait for."""
    rows = [("web", f"{config.public_url}/"), ("API", f"{config.public_url}/docs")]
    if demo:
        rows += [("demo shop", f"http://127.0.0.1:{config.shop_port}"), *logins(config)]
    rows += [("data, logs", f"{_short(config.data_dir)}, {_short(config.data_dir / 'log')}")]
    for name, value in rows:
        print(f"  {name:<12} {value}")
    print(f"ready: {config.public_url}", flush=True)
    print(f"({seconds:.1f} s; Ctrl-C stops everything)", flush=True)


def credentials(config: Config) -> dict[str, Any]:
    """Logins, keys and hook addresses of the demo world, in the shape that `portal demo credentials --json` prints."""
    told: dict[str, Any] = importlib.import_module(CREDENTIALS).read(config)
    return told


def logins(config: Config) -> list[tuple[str, str]]:
    """The same as lines for a person: who, and with what."""
    told = credentials(config)
    rows = [("operator", f"{told['operator']['email']}  {told['operator']['password']}")]
    for merchant in told["merchants"]:
        rows.append((merchant["code"], f"{merchant['email']}  {merchant['password']}"))
        rows.append(("", f"API key {merchant['api_key']}"))
    return rows


def _short(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
