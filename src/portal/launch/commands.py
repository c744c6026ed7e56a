"""What the words of the `portal` command do; each a few lines that hand on to the part that knows.

Apart from `cli.py` so that reading the command line loads nothing else.
"""

import argparse
import asyncio
import importlib
import json
import shutil
from pathlib import Path

from portal.kit.config import Config
from portal.launch import holder, preflight, processes, welcome
from portal.launch import run as story_of_a_start
from portal.launch.errors import CannotStart
from portal.launch.servers import found, found_or_provided


def run(config: Config, arguments: argparse.Namespace) -> int:
    """Everything, until a signal."""
    story_of_a_start.run(config, reload=arguments.reload, demo=not arguments.no_demo)
    return 0


def migrate(config: Config, arguments: argparse.Namespace) -> int:
    """The database only; an embedded one is started for it. A named one needs no folder and no queue here."""
    if config.database_url:
        preflight.database_works(config.database_url)
        story_of_a_start.migrate(config)
        return 0
    with found_or_provided(config, "A migration") as complete:
        story_of_a_start.migrate(complete)
    return 0


def process(config: Config, arguments: argparse.Namespace) -> int:
    """Become one of the processes."""
    processes.become(arguments.command, found(config))
    return 0


def demo(config: Config, arguments: argparse.Namespace) -> int:
    """One of the demo's own words."""
    words = {"story": _story, "credentials": _credentials, "reset": _reset}
    return words[arguments.what](config, arguments)


def _story(config: Config, arguments: argparse.Namespace) -> int:
    told: int = asyncio.run(importlib.import_module("portal.demo.story").tell(found(config)))
    return told


def _credentials(config: Config, arguments: argparse.Namespace) -> int:
    config = found(config)
    if arguments.json:
        print(json.dumps(welcome.credentials(config), ensure_ascii=False, indent=2))
    else:
        for name, value in welcome.logins(config):
            print(f"{name:<12} {value}")
    return 0


def _reset(config: Config, arguments: argparse.Namespace) -> int:
    if config.database_url or config.redis_url:
        raise CannotStart(
            "the data is on servers of yours, named by PORTAL_DATABASE_URL or PORTAL_REDIS_URL: empty those"
        )
    with holder.held(config.data_dir, "A reset"):
        for path in config.data_dir.iterdir():
            # A folder inside may be held by somebody else, such as the tests.
            if not holder.facts(path):
                _remove(path)
    print(f"{config.data_dir} is empty; the next start makes a new demo world")
    return 0


def _remove(path: Path) -> None:
    if path.is_symlink():
        shutil.rmtree(path.resolve(), ignore_errors=True)
        path.unlink()
    elif path.is_dir():
        shutil.rmtree(path)
    elif path.name != holder.FILE:
        path.unlink()
