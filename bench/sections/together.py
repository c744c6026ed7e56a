"""Everything at work on one machine: API, worker and relay share its cores while shops deliver and scripts order."""

import itertools

from bench import buying, client, load
from bench.client import Connection
from bench.figures import Figure, at_most, quantile
from bench.ground import Ground, connected
from bench.processes import Running, running
from bench.sections.intake import CLIENTS, recorded
from bench.waiting import until
from bench.world import DATABASE, World

HOOKS_PER_SECOND = 100
SECONDS = 12
BURST = 1000
_UNTIL_RESERVED = """
    select extract(epoch from min(reserved.occurred_at) - min(message.received_at)) * 1000 as ms
      from inbox_messages message
      join orders on orders.operator_id = message.operator_id and orders.shop_id = message.shop_id
           and orders.external_id = message.external_id
      join shipment_lines line on line.operator_id = orders.operator_id and line.order_id = orders.id
      join events reserved on reserved.operator_id = line.operator_id and reserved.subject_id = line.shipment_id
           and reserved.name = 'ShipmentReserved'
     group by orders.id
"""


async def measure(ground: Ground, world: World) -> list[Figure]:
    """Memory at rest, hooks at a pace, a burst of hooks, single orders flat out, memory under that load."""
    async with (
        ground.copied(DATABASE, "together") as database,
        running(ground.config(database), ["api", "worker", "relay"]) as product,
    ):
        at_rest = _memory(product)
        # New connections for every load: the server closes those that were idle while the worker caught up.
        figures = await _hooks_at_pace(ground, world, await client.connect(ground.port, CLIENTS), database)
        figures.append(await _burst(ground, world, await client.connect(ground.port, CLIENTS), database))
        figures.append(await _singles(ground, world, await client.connect(ground.port, CLIENTS)))
        return figures + _grown(at_rest, _memory(product))


async def _hooks_at_pace(ground: Ground, world: World, connections: list[Connection], database: str) -> list[Figure]:
    count = HOOKS_PER_SECOND * ground.sized(SECONDS)
    ready = buying.by_hook(world, recorded(), itertools.count(1))
    await load.at_pace(connections, iter(list(itertools.islice(ready, 100))), per_second=50, seconds=2)
    result = await load.at_pace(
        connections,
        iter(list(itertools.islice(ready, count))),
        per_second=HOOKS_PER_SECOND,
        seconds=count / HOOKS_PER_SECOND,
    )
    _only(result, 200)
    waits, _ = await _reserved(ground, database, count + 100)
    return [
        Figure(
            name=f"hook at {HOOKS_PER_SECOND}/s until acknowledged, p99", value=result.ms(0.99), unit="ms",
            aim=at_most(50, of="value"), note=f"p50 {result.ms(0.5):.1f} ms",
        ),
        Figure(
            name=f"hook at {HOOKS_PER_SECOND}/s until stock is promised, p50", value=quantile(waits, 0.5), unit="ms",
            note=f"p99 {quantile(waits, 0.99):.0f} ms; {len(waits)} of {len(waits)} orders reserved",
        ),
    ]  # fmt: skip


async def _burst(ground: Ground, world: World, connections: list[Connection], database: str) -> Figure:
    count = ground.sized(BURST)
    before, _ = await _reserved(ground, database, 0)
    ready = list(itertools.islice(buying.by_hook(world, recorded(), itertools.count(1_000_000)), count))
    result = await load.flat_out(connections, iter(ready))
    _only(result, 200)
    _, seconds = await _reserved(ground, database, len(before) + count)
    return Figure(
        name=f"burst of {count} hooks until all is promised", value=count / (result.seconds + seconds), unit="orders/s",
        note=f"acknowledged at {count / result.seconds:.0f}/s; the queue is empty {seconds:.1f} s later",
    )  # fmt: skip


async def _singles(ground: Ground, world: World, connections: list[Connection]) -> Figure:
    ready = list(itertools.islice(buying.singly(world, itertools.count(5_000_000)), 8000))
    result = await load.flat_out(connections, iter(ready), seconds=ground.sized(SECONDS))
    _only(result, 201)
    return Figure(
        name="API, one order a request, while worker and relay follow", value=result.per_second(201), unit="orders/s",
        note=f"a request takes p50 {result.ms(0.5):.0f} ms, p99 {result.ms(0.99):.0f} ms",
    )  # fmt: skip


def _only(result: load.Result, status: int) -> None:
    if set(result.statuses) != {status}:
        raise RuntimeError(f"unexpected answers: {dict(result.statuses)}")


async def _reserved(ground: Ground, database: str, count: int) -> tuple[list[float], float]:
    """Wait until ``count`` orders of the hook are reserved; each one's milliseconds, and how long we waited."""
    async with connected(ground.superuser(database)) as connection:

        async def waits() -> list[float]:
            return [float(row["ms"]) for row in await connection.fetch(_UNTIL_RESERVED)]

        found, seconds = await until(waits, lambda got: len(got) >= count, patience=120)
    return found, seconds


def _memory(product: Running) -> dict[str, float]:
    sizes = {name: product.memory_mb(name) for name in product.children}
    return {name: size for name, size in sizes.items() if size is not None}


def _grown(at_rest: dict[str, float], loaded: dict[str, float]) -> list[Figure]:
    told = {"api": "memory of the API (2 workers)", "worker": "memory of the worker", "relay": "memory of the relay"}
    return [
        Figure(name=f"{told[name]}, after the load", value=loaded[name], unit="MB", note=f"at rest {size:.0f} MB")
        for name, size in at_rest.items()
    ]
