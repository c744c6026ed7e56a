"""Orders coming in: singly, in batches, by a shop's hook. Only the API runs, so that two cores measure it alone.

Floors repeat what one request wrote, with as many connections as the load has.
"""

import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import buying, client, load, pgbench, writing
from bench.client import Connection
from bench.figures import Figure, at_least, quantile
from bench.footprint import Footprint
from bench.ground import Ground, connected
from bench.load import Result
from bench.processes import running
from bench.sampling import written_by
from bench.world import DATABASE, World

SECONDS = 12
CLIENTS = 16
BATCH = 100
BATCH_CLIENTS = 4
_RECORDED = Path(__file__).resolve().parents[2] / "tests" / "data" / "woocommerce" / "order.json"
_OF_ORDER = "select xmin::text from orders where external_id = $1"
_OF_MESSAGE = "select xmin::text from inbox_messages limit 1"


@dataclass(frozen=True)
class Way:
    """One way in: its requests, how many connections use it, how many orders one request brings."""

    name: str
    clients: int
    orders: int
    find_row: str
    aim: float | None

    def requests(self, world: World, numbers: Iterator[int]) -> Iterator[bytes]:
        if self.name == "hook":
            return buying.by_hook(world, recorded(), numbers)
        if self.name == "batch":
            return buying.in_batches(world, numbers, self.orders)
        return buying.singly(world, numbers)


WAYS = (
    Way("single", CLIENTS, 1, _OF_ORDER, 0.25),
    Way("batch", BATCH_CLIENTS, BATCH, _OF_ORDER, 0.5),
    Way("hook", CLIENTS, 1, _OF_MESSAGE, None),
)


def recorded() -> dict[str, Any]:
    """An order as a real shop sent it."""
    found: dict[str, Any] = json.loads(_RECORDED.read_text(encoding="utf-8"))
    return found


async def measure(ground: Ground, world: World) -> list[Figure]:
    """Every way in, floor and product in turns."""
    return [await _way(ground, world, way) for way in WAYS]


async def _way(ground: Ground, world: World, way: Way) -> Figure:
    async with (
        ground.copied(DATABASE, f"{way.name}_product") as product,
        ground.copied(DATABASE, f"{way.name}_floor") as floor,
    ):
        async with running(ground.config(product), ["api"]):
            connections = await client.connect(ground.port, way.clients)
            sample = await _sampled(ground, world, way, connections[0], product, floor)
            script = pgbench.Script.written(
                ground.folder / "floors" / f"{way.name}.sql", writing.statements(sample, world.products)
            )
            floors, results = [], []
            seconds = ground.sized(SECONDS) // 2 + 1
            for turn in range(3):
                length = seconds if turn else 1
                floors.append(await _floor(ground, floor, script, way, length, turn))
                results.append(await _product(ground, world, way, connections, length, turn))
                if turn == 0:
                    # Where nobody knows yet what lies in a table, checks of foreign keys may take an index that begins
                    # with the operator alone and read all of its rows: a cost of the first minute, until autovacuum
                    # has looked, and not of the days after it.
                    await ground.analyse(product)
                    await ground.analyse(floor)
            for connection in connections:
                connection.close()
        await _check_equal_work(ground, way, sample, product, floor)
    return _figure(way, sample, floors[1:], results[1:])


async def _sampled(
    ground: Ground, world: World, way: Way, connection: Connection, product: str, floor: str
) -> Footprint:
    first = 900_000_000
    answer = await connection.send(next(way.requests(world, itertools.count(first))))
    if answer.status not in (200, 201):
        raise RuntimeError(f"{way.name}: the sample was answered {answer.status}: {answer.body[:500]!r}")
    values = [buying.external_id(first)] if way.find_row is _OF_ORDER else []
    return await written_by(ground, product, floor, way.find_row, *values)


async def _floor(ground: Ground, floor: str, script: pgbench.Script, way: Way, seconds: int, turn: int) -> float:
    await ground.settle()
    rate = await pgbench.transactions_per_second(
        script, ground.superuser(floor), clients=way.clients, seconds=seconds, first=turn * 100_000_000
    )
    return rate * way.orders


async def _product(
    ground: Ground, world: World, way: Way, connections: list[Connection], seconds: int, turn: int
) -> Result:
    await ground.settle()
    # Made beforehand: writing a request costs the generator as much as sending it.
    ready = list(
        itertools.islice(way.requests(world, itertools.count(turn * 100_000_000)), 400 if way.orders > 1 else 12_000)
    )
    result = await load.flat_out(connections, iter(ready), seconds=seconds)
    wrong = {status: count for status, count in result.statuses.items() if status not in (200, 201)}
    if wrong:
        raise RuntimeError(f"{way.name}: unexpected answers {wrong}")
    return result


async def _check_equal_work(ground: Ground, way: Way, sample: Footprint, product: str, floor: str) -> None:
    """Refuse a comparison in which the two sides did not write the same tables in the same proportion."""
    async with connected(ground.superuser(product)) as ours, connected(ground.superuser(floor)) as theirs:
        for table, rows in sample.new.items():
            if rows and table != "reaction_runs":
                key = "orders" if sample.new.get("orders") else "inbox_messages"
                wanted = len(rows) / len(sample.new[key])
                for name, connection in (("product", ours), ("floor", theirs)):
                    before = await _before(ground, table), await _before(ground, key)
                    found = (await _count(connection, table)) - before[0]
                    per = found / ((await _count(connection, key)) - before[1])
                    if abs(per - wanted) > 0.05 * wanted:
                        raise RuntimeError(
                            f"{way.name}: the {name} wrote {per:.2f} {table} per order, not {wanted:.2f}"
                        )


async def _count(connection: Any, table: str) -> int:
    counted: int = await connection.fetchval(f'select count(*) from "{table}"')
    return counted


async def _before(ground: Ground, table: str) -> int:
    async with connected(ground.superuser(DATABASE)) as connection:
        return await _count(connection, table)


def _figure(way: Way, sample: Footprint, floors: list[float], results: list[Result]) -> Figure:
    rates = [result.per_second(200, 201) * way.orders for result in results]
    slow = [ms for result in results for ms in result.milliseconds]
    told = {
        "single": "API, one order a request",
        "batch": f"API, {BATCH} orders a request",
        "hook": "shop's hook, raw and kept",
    }
    return Figure(
        name=told[way.name], value=sum(rates) / len(rates), unit="orders/s", floor=sum(floors) / len(floors),
        aim=at_least(way.aim) if way.aim else None,
        note=f"{way.clients} connections; {sum(sample.counts().values()) / way.orders:.0f} rows an order; "
        f"a request takes p50 {quantile(slow, 0.5):.0f} ms, p99 {quantile(slow, 0.99):.0f} ms",
    )  # fmt: skip
