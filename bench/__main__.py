"""`python -m bench [section …]`: all sections, or those that are named; `--quick` for a look rather than figures."""

import argparse
import asyncio
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import uvloop

from bench import machine, pgbench, report
from bench import world as bench_world
from bench.ground import TEMPLATE, Ground
from bench.sections import SECTIONS
from portal.kit import collecting
from portal.launch import CannotStart, embedded

FOLDER = Path(".data/bench")
PRODUCTS = 2_000
STOCK = 300_000


def main() -> int:
    """Measure, show, keep; answers 1 when an aim was missed or something did not run."""
    arguments = _parser().parse_args()
    try:
        pgbench.ensure()
        with embedded(FOLDER, durable=True, what="the bench") as servers:
            ground = Ground(servers, FOLDER.absolute(), _free_port(), 0.1 if arguments.quick else 1.0)
            with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
                told = runner.run(_measure(ground, arguments.sections or list(SECTIONS), arguments.quick))
    except CannotStart as reason:
        print(f"kuramori: {reason}", file=sys.stderr)
        return 1
    missed = [one["name"] for section in told for one in section["figures"] if one["met"] is False]
    print(f"\n{len(missed)} aims missed" + "".join(f"\n  {name}" for name in missed))
    return 1 if missed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="section", help=", ".join(SECTIONS))
    parser.add_argument("--quick", action="store_true", help="a tenth of the size; shown, not written down")
    return parser


async def _measure(ground: Ground, names: list[str], quick: bool) -> list[report.Measured]:
    unknown = [name for name in names if name not in SECTIONS]
    if unknown:
        raise CannotStart(f"no such section: {', '.join(unknown)}; there are {', '.join(SECTIONS)}")
    described = await machine.describe(ground.superuser())
    await ground.make_template()
    await ground.copy(TEMPLATE, bench_world.DATABASE)
    world = await bench_world.make(ground.config(bench_world.DATABASE), products=PRODUCTS, stock=STOCK)
    await ground.forget_events(bench_world.DATABASE)
    told: dict[str, Any] = {}
    for name in names:
        others = machine.busy_cores()
        collecting.start()
        figures = await SECTIONS[name].measure(ground, world)
        told[name] = report.measured(SECTIONS[name].title, figures, commit=_commit(), others=others, scale=ground.scale)
        report.show(told[name])
        if not quick:
            report.keep(described, told, list(SECTIONS))
    return list(told.values())


def _commit() -> str:
    told = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False)
    return told.stdout.strip() or "an unknown commit"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
