"""Many orders and products at once, for measuring how they are read: copies of one that the product itself wrote.

Written by the superuser with set-based SQL, because making them one by one would take longer than all measuring.
"""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import asyncpg

from bench import buying, client, writing
from bench.footprint import Footprint
from bench.ground import Ground, connected
from bench.sampling import written_by
from bench.world import DATABASE, World, product_id, sku
from portal.domains.catalogue.rules import normalised, tokens

_SAMPLE = 800_000_000
_NAME, _MAIL = "xqaaaaaaaa", "xqbbbbbbbb"
# What the pages under measurement read; the rest of an order's rows would only fill the disk.
_READ = ("events", "orders", "order_keys", "order_lines", "shipments", "shipment_lines")
_FAMILIES = "array['佐藤','鈴木','高橋','田中','伊藤','渡辺','山本','中村','小林','加藤']"
_INSTEAD = {
    "ordered_at": "'2026-11-20 00:00+00'::timestamptz - make_interval(secs => b.k * 37)",
    "status": "(array['fulfilled','fulfilled','fulfilled','fulfilled','fulfilled','fulfilled','fulfilling',"
    "'confirmed','received','cancelled'])[1 + b.k % 10]",
    "held": "(b.k % 10 = 8)",
}
_PLACES = ("宇治", "静岡", "鹿児島", "京都", "能登", "信州", "博多", "函館", "讃岐", "高知", "有田", "今治")
_GOODS = (
    "深蒸し煎茶",
    "ほうじ茶",
    "抹茶",
    "塩昆布",
    "味噌",
    "醤油",
    "うどん",
    "タオル",
    "湯呑",
    "急須",
    "靴下",
    "手拭い",
)


async def orders(ground: Ground, world: World, database: str, connection: client.Connection, count: int) -> None:
    """``count`` orders of the merchant, spread over time, states, buyers and products."""
    body = bought(_SAMPLE, [sku(1), sku(2)])
    answer = await connection.send(
        client.request("POST", "/api/v1/orders", client.as_key(world.key), json.dumps(body).encode())
    )
    if answer.status != 201:
        raise RuntimeError(f"the sample was answered {answer.status}: {answer.body[:500]!r}")
    find = "select xmin::text from orders where external_id = $1"
    sample = await written_by(ground, database, DATABASE, find, buying.external_id(_SAMPLE))
    numbers = f"select k from generate_series(1, {count}) k"
    async with connected(ground.superuser(database)) as owner:
        await copy(owner, sample, world.products, numbers, {"orders": _INSTEAD})


def bought(number: int, products: Sequence[str]) -> dict[str, Any]:
    """The body of an order whose buyer gets another name and mail in each of its copies."""
    body = buying.order(number, [1] * len(products))
    body["buyer"] = {"name": _NAME, "email": f"{_MAIL}@example.jp"}
    body["ship_to"] |= {"name": _NAME, "phone": ""}
    for line, product in zip(body["lines"], products, strict=True):
        line["sku"] = product
    return body


async def copy(
    owner: asyncpg.Connection,
    sample: Footprint,
    products: int,
    numbers: str,
    instead: Mapping[str, Mapping[str, str]],
) -> None:
    """One more order like the sample for every ``k`` of ``numbers``, written by a superuser.

    ``instead`` gives, by table, columns whose value is another expression of ``b.k``.
    """
    renaming = writing.Renaming.of(sample, products)
    renaming.names[_NAME] = f"(({_FAMILIES})[1 + b.k % 10] || '様' || (b.k % 20000))"
    renaming.names[_MAIL] = "('buyer' || (b.k % 50000))"
    await owner.execute("set session_replication_role = replica; set synchronous_commit = off")
    for table in sample.tables:
        if table.name in _READ:
            rows = sample.new[table.name]
            await owner.execute(writing.insert(table, rows, renaming, numbers, instead.get(table.name)))


async def products(ground: Ground, world: World, database: str, count: int) -> None:
    """More products of the merchant, ``count`` in all, each with a name of its own and what finds it."""
    named = [(number, _name(number)) for number in range(world.products + 1, count + 1)]
    async with connected(ground.superuser(database)) as owner:
        await owner.execute("set session_replication_role = replica; set synchronous_commit = off")
        first = await owner.fetchrow("select * from products where id = $1", product_id(1))
        columns = list(first.keys())
        rows = [
            {**dict(first), "id": product_id(number), "sku": sku(number), "name": name, "category": name[:2],
             "search_text": normalised(f"{sku(number)} {name} ")}
            for number, name in named
        ]  # fmt: skip
        await owner.copy_records_to_table("products", columns=columns, records=[tuple(r.values()) for r in rows])
        await owner.copy_records_to_table(
            "product_tokens",
            columns=["operator_id", "merchant_id", "token", "product_id"],
            records=_pieces(world, rows),
        )


def _name(number: int) -> str:
    chance = random.Random(number)
    return f"{chance.choice(_PLACES)}{chance.choice(_GOODS)} {chance.randint(1, 40) * 25}g 第{number}号"


def _pieces(world: World, rows: list[dict[str, object]]) -> Iterator[tuple[object, ...]]:
    for row in rows:
        for token in sorted(tokens(str(row["search_text"]))):
            yield world.operator_id, world.merchant_id, token, row["id"]


async def analyse(connection: asyncpg.Connection) -> None:
    """As after a night in production: statistics are there, old row versions are gone."""
    await connection.execute("vacuum analyze")
