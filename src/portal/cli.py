"""The `portal` command: which word does what.

Only this table lives here. A command's module is loaded when the command is given, so that `portal help` is instant and
a process that runs one command carries one command.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from portal.kit.config import Config, from_environment
from portal.launch.errors import CannotStart


@dataclass(frozen=True)
class Command:
    """One command: `module:function` takes the configuration and the parsed arguments, answers with an exit code."""

    name: str
    about: str
    function: str
    arguments: Callable[[argparse.ArgumentParser], object] = lambda parser: None


def _run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reload", action="store_true", help="restart the processes when Python code changes")
    parser.add_argument("--no-demo", action="store_true", help="an empty product: no demo world and no demo shop")


def _migration(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="what the migration does, such as add_gift_note")


def _demo(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True, metavar="story|credentials|reset")
    what.add_parser("story", help="walk one order through every station and print the stations")
    shown = what.add_parser("credentials", help="print logins, API keys and hook addresses of the demo world")
    shown.add_argument("--json", action="store_true", help="as JSON, for scripts")
    what.add_parser("reset", help="throw this folder's data away; the next start makes a new demo world")


def _operator(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--code", required=True, help="a short name, in addresses and documents; unique")
    parser.add_argument("--name", required=True, help="the company's name")
    parser.add_argument("--email", required=True, help="the first owner's mail address")


COMMANDS = (
    Command("run", "run everything in this folder: servers, migrations, demo world, processes", "commands:run", _run),
    Command("migrate", "bring the database to the shape of this code", "commands:migrate"),
    Command("api", "run the HTTP process only", "commands:process"),
    Command("worker", "run the worker process only", "commands:process"),
    Command("relay", "run the relay process only", "commands:process"),
    Command("shop", "run the demo shop only", "commands:process"),
    Command("demo", "the demo world: its story, its logins, its end", "commands:demo", _demo),
    Command("create-operator", "open an operator and invite its first owner", "opening:create_operator", _operator),
    Command("docs", "write docs/openapi.json", "development:docs"),
    Command("migration", "write a migration from what the models say", "development:migration", _migration),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and answer with its exit code; what cannot start is said in one line."""
    arguments = _parser().parse_args(argv)
    if arguments.command in (None, "help"):
        _parser().print_help()
        return 0
    chosen = next(command for command in COMMANDS if command.name == arguments.command)
    try:
        config = _configuration()
        module, function = chosen.function.split(":")
        code: int = getattr(importlib.import_module(f"portal.launch.{module}"), function)(config, arguments)
    except CannotStart as reason:
        print(f"kuramori: {reason}", file=sys.stderr)
        return 1
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="portal", description="Kuramori, a portal for outsourced fulfilment.")
    words = parser.add_subparsers(dest="command", metavar="command")
    for command in COMMANDS:
        command.arguments(words.add_parser(command.name, help=command.about, description=command.about))
    words.add_parser("help", help="this text")
    return parser


def _configuration() -> Config:
    try:
        return from_environment()
    except ValueError as error:
        raise CannotStart(f"a PORTAL_ setting is not what it should be: {error}") from error
    except OSError as error:
        folder = os.environ.get("PORTAL_DATA_DIR", ".data")
        raise CannotStart(
            f"cannot write to {folder} ({error.strerror}): make it yours, or set PORTAL_DATA_DIR to another folder"
        ) from error


if __name__ == "__main__":
    sys.exit(main())
