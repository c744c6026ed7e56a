"""A flash sale: five hundred buyers at once want one of a hundred units."""

import json
from collections import Counter

from bench import buying, client, load
from bench.client import Answer, as_key, request
from bench.figures import Aim, Figure, at_least, at_most
from bench.ground import Ground, connected
from bench.processes import running
from bench.world import DATABASE, World, product_id

STOCK = 100
BUYERS = 500
HOT = 1
_DEADLOCKS = "select deadlocks from pg_stat_database where datname = current_database()"
_BALANCE = "select on_hand, reserved from availability where product_id = $1"


async def measure(ground: Ground, world: World) -> list[Figure]:
    """Each buyer on a connection of its own; the last unit goes once."""
    async with ground.copied(DATABASE, "flash") as database:
        async with connected(ground.superuser(database)) as connection:
            for table, column in (("availability", "on_hand"), ("stock", "quantity")):
                await connection.execute(
                    f"update {table} set {column} = $1 where product_id = $2", STOCK, product_id(HOT)
                )
            await connection.execute(
                "update stock_movements set quantity = $1 where product_id = $2", STOCK, product_id(HOT)
            )
        async with running(ground.config(database), ["api"]):
            connections = await client.connect(ground.port, BUYERS)
            requests = [_request(world, number) for number in range(BUYERS)]
            await load.flat_out(connections[:16], iter(_others(world)))
            result = await load.flat_out(connections, iter(requests), keep=True)
        async with connected(ground.superuser(database)) as connection:
            balance = await connection.fetchrow(_BALANCE, product_id(HOT))
            deadlocks = await connection.fetchval(_DEADLOCKS)
    outcomes = Counter(_outcome(answer) for answer in result.answers)
    if balance["reserved"] != outcomes["reserved"]:
        raise RuntimeError(f"answers say {outcomes}, the balance says {dict(balance)}")
    return _figures(outcomes, deadlocks, result)


def _request(world: World, number: int) -> bytes:
    body = json.dumps(buying.order(7_000_000 + number, [HOT]), ensure_ascii=False).encode()
    return request("POST", "/api/v1/orders", as_key(world.key), body)


def _others(world: World) -> list[bytes]:
    # Both workers have then prepared their statements, as in a shop that has been open for a while.
    bodies = [buying.order(6_000_000 + number, [2 + number % 50]) for number in range(200)]
    return [request("POST", "/api/v1/orders", as_key(world.key), json.dumps(body).encode()) for body in bodies]


def _outcome(answer: Answer) -> str:
    if answer.status != 201:
        return f"error {answer.status}"
    told = answer.json()
    return "reserved" if told["reserved"] else "short" if told["short"] else "neither"


def _figures(outcomes: Counter[str], deadlocks: int, result: load.Result) -> list[Figure]:
    reserved, short = outcomes["reserved"], outcomes["short"]

    def counted(what: str, value: int, aim: Aim, unit: str = "orders", note: str = "") -> Figure:
        name = f"{BUYERS} orders at once for {STOCK} units: {what}"
        return Figure(name=name, value=value, unit=unit, aim=aim, note=note)

    took = f"all answered in {result.seconds:.2f} s, {BUYERS / result.seconds:.0f} orders/s"
    return [
        counted("reserved", reserved, at_least(STOCK, of="value"), note=took),
        counted("oversold", max(0, reserved - STOCK), at_most(0, of="value")),
        counted("told that they wait", short, at_least(BUYERS - STOCK, of="value")),
        counted("errors", BUYERS - reserved - short, at_most(0, of="value"), "answers"),
        counted("deadlocks", deadlocks, at_most(0, of="value"), "deadlocks"),
    ]
