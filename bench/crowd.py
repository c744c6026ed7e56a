"""`python -m bench.crowd <merchant> [count]`: very many orders for a merchant of the demo world that is running.

For the figures of the web, which need a list of their size on a screen. What is copied are orders that the product
itself wrote in a transaction that is then undone, so nobody reacts to them; the copies hold no stock.
"""

import argparse
import asyncio
import sys
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from bench import footprint, seeding
from bench.footprint import Footprint
from bench.ground import connected
from portal.api.merchant.order_forms import OrderInput, as_order
from portal.domains import channels
from portal.flows.order_intake import submit
from portal.kit.config import from_environment, with_login
from portal.kit.db import Database
from portal.kit.scope import Actor, MerchantScope
from portal.launch.errors import CannotStart
from portal.launch.postgres import SUPERUSER
from portal.launch.servers import found

ORDERS = 200_000
# Orders with other goods, each of which is copied many times.
_SAMPLES = 20
_FIRST = 810_000_000
# The newest three thousand are on their way through the house, all before them are done.
_OPEN = 3000
_ORDERED = "date_trunc('minute', now()) - make_interval(secs => b.k * 37)"
_LATER = "date_trunc('minute', now()) - make_interval(secs => b.k * 37 - least(b.k * 30, 86400))"
_INSTEAD = {
    "orders": {
        "ordered_at": _ORDERED,
        "created_at": _ORDERED,
        "status": f"case when b.k > {_OPEN} then (array['fulfilled', 'cancelled'])[1 + (b.k % 50 = 0)::int]"
        " else (array['confirmed', 'fulfilling', 'received'])[1 + b.k % 3] end",
        "held": f"(b.k <= {_OPEN} and b.k % 3 = 2)",
        "fulfilled_at": f"case when b.k > {_OPEN} and b.k % 50 > 0 then {_LATER} end",
        "cancelled_at": f"case when b.k > {_OPEN} and b.k % 50 = 0 then {_LATER} end",
    },
    "shipments": {
        "created_at": _ORDERED,
        "queued_at": _ORDERED,
        "status": f"case when b.k > {_OPEN} then (array['delivered', 'cancelled'])[1 + (b.k % 50 = 0)::int]"
        " else (array['reserved', 'picking', 'draft'])[1 + b.k % 3] end",
        "held": f"(b.k <= {_OPEN} and b.k % 3 = 2)",
        "handed_over_at": f"case when b.k > {_OPEN} and b.k % 50 > 0 then {_LATER} end",
        "delivered_at": f"case when b.k > {_OPEN} and b.k % 50 > 0 then {_LATER} end",
    },
    "events": {"occurred_at": _ORDERED},
}
_CROWDED = "select true from orders where merchant_id = $1 and id::text like '0f%' limit 1"


class _Undone(Exception):
    """Ends a transaction whose rows were only looked at."""


def main() -> int:
    """Fill the database of the product that runs on the data folder; answers 1 when none does."""
    parser = argparse.ArgumentParser(prog="python -m bench.crowd", description=__doc__)
    parser.add_argument("merchant", help="the merchant's code")
    parser.add_argument("count", nargs="?", type=int, default=ORDERS, help=f"how many orders; {ORDERS} unless told")
    arguments = parser.parse_args()
    try:
        url = with_login(found(from_environment()).database_url, SUPERUSER, "")
        asyncio.run(_fill(url, arguments.merchant, arguments.count))
    except CannotStart as reason:
        print(f"kuramori: {reason}", file=sys.stderr)
        return 1
    return 0


async def _fill(url: str, code: str, count: int) -> None:
    database = Database(url, pool_size=1)
    try:
        async with connected(url) as owner:
            merchant = await owner.fetchrow("select operator_id, merchant_id from merchants where code = $1", code)
            if merchant is None:
                raise CannotStart(f"there is no merchant {code}")
            if await owner.fetchval(_CROWDED, merchant["merchant_id"]):
                return
            scope = MerchantScope(merchant["operator_id"], merchant["merchant_id"], Actor("system", None, "bench"))
            skus = await _in_stock(owner, scope.merchant_id)
            async with database.transaction(scope) as session:
                shop_id = await channels.api_shop(session)
            each = -(-count // _SAMPLES)
            for number in range(_SAMPLES):
                goods = [skus[(number * 3 + place) % len(skus)] for place in range(1 + number % 3)]
                sample = await _sample(database, owner, scope, shop_id, seeding.bought(_FIRST + number, goods))
                last = min(count, (number + 1) * each)
                numbers = f"select k from generate_series({number * each + 1}, {last}) k"
                await seeding.copy(owner, sample, 0, numbers, _INSTEAD)
            await seeding.analyse(owner)
    finally:
        await database.close()


async def _in_stock(owner: asyncpg.Connection, merchant_id: UUID) -> list[str]:
    rows = await owner.fetch(
        "select p.sku from products p join availability a on a.product_id = p.id"
        " where p.merchant_id = $1 and a.on_hand - a.reserved > 1 group by p.sku order by p.sku limit 60",
        merchant_id,
    )
    return [row["sku"] for row in rows]


async def _sample(
    database: Database, owner: asyncpg.Connection, scope: MerchantScope, shop_id: UUID, body: dict[str, Any]
) -> Footprint:
    """What the product writes for such an order; nothing of it stays."""
    order = as_order(msgspec.convert(body, OrderInput))
    written: list[Footprint] = []
    try:
        async with database.transaction(scope) as session:
            [taken] = await submit(session, shop_id=shop_id, merchant_id=scope.merchant_id, submitted=[order])
            if isinstance(taken, Exception):
                raise taken
            raw = (await (await session.connection()).get_raw_connection()).driver_connection
            assert raw is not None
            await raw.execute("set local role none")
            mine = await raw.fetchval("select pg_current_xact_id()::xid::text")
            written.append(await footprint.read(raw, owner, mine))
            raise _Undone
    except _Undone:
        return written[0]


if __name__ == "__main__":
    sys.exit(main())
