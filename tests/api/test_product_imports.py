"""Products from files over HTTP."""

import logging
import time
from collections.abc import Sequence
from typing import Any

import asyncpg
import httpx2
import pytest
from sqlalchemy import event, text
from tests.make.jobs import step
from tests.world import World, open_world

from portal.kit.config import Config
from portal.kit.db import Database
from portal.kit.scope import RelayScope

HEADER = "商品コード,商品名,価格,長さ(mm),幅(mm),高さ(mm),重量(g),税区分,JANコード,備考"
TEA = "TEA-1,深蒸し煎茶,1080,120,80,30,115,軽減,4901234567894,人気"
CUP = 'CUP-1,"湯呑, 大","¥1,200",９０,90,95,310,標準,,'
COLUMNS = {
    "sku": "商品コード", "name": "商品名", "price": "価格", "length_mm": "長さ(mm)", "width_mm": "幅(mm)",
    "height_mm": "高さ(mm)", "weight_g": "重量(g)", "tax_class": "税区分", "barcode": "JANコード",
}  # fmt: skip
URL = "/api/v1/product-imports"


def lines(*rows: str) -> str:
    return "\r\n".join((HEADER, *rows)) + "\r\n"


async def send(http: httpx2.AsyncClient, content: str | bytes, name: str = "products.csv") -> httpx2.Response:
    body = content.encode() if isinstance(content, str) else content
    return await http.post(URL, files={"file": (name, body, "text/csv")})


async def checked(world: World, http: httpx2.AsyncClient, content: str | bytes) -> str:
    """A file whose rows were looked at."""
    sent = await send(http, content)
    assert sent.status_code == 201, sent.text
    import_id: str = sent.json()["file"]["id"]
    mapped = await http.put(f"{URL}/{import_id}/mapping", json={"columns": COLUMNS})
    assert mapped.status_code == 200, mapped.text
    await world.settle()
    return import_id


async def imported(world: World, http: httpx2.AsyncClient, content: str | bytes) -> dict[str, Any]:
    """A file whose good rows are in the catalogue."""
    import_id = await checked(world, http, content)
    assert (await http.post(f"{URL}/{import_id}/start")).status_code == 201
    await world.settle()
    page: dict[str, Any] = (await http.get(f"{URL}/{import_id}")).json()
    return page


async def problems(http: httpx2.AsyncClient, import_id: str) -> list[tuple[Any, ...]]:
    rows = (await http.get(f"{URL}/{import_id}/rows", params={"outcome": "error"})).json()["items"]
    return [(row["line"], p["field"], p["code"], p["data"]) for row in rows for p in row["problems"]]


async def products(http: httpx2.AsyncClient) -> dict[str, dict[str, Any]]:
    return {item["sku"]: item for item in (await http.get("/api/v1/products")).json()["items"]}


async def test_a_file_is_read_and_its_columns_are_recognised(world: World) -> None:
    async with world.http() as http:
        sent = (await send(http, lines(TEA, CUP))).json()
    assert (sent["file"]["encoding"], sent["file"]["delimiter"], sent["file"]["rows"]) == ("utf-8", ",", 2)
    assert sent["file"]["samples"]["商品名"] == ["深蒸し煎茶", "湯呑, 大"]
    assert sent["suggested"] == COLUMNS
    assert sent["counts"] == {"new": 0, "changed": 0, "unchanged": 0, "error": 0}


@pytest.mark.parametrize(
    ("content", "encoding", "delimiter"),
    [
        (b"\xef\xbb\xbf" + lines(TEA).encode(), "utf-8-sig", ","),
        (lines(TEA).encode("cp932"), "cp932", ","),
        (lines(TEA).replace(",", "\t").encode("utf-16"), "utf-16", "\t"),
        (lines(TEA).replace(",", ";").replace("\r\n", "\n").encode(), "utf-8", ";"),
    ],
)
async def test_encodings_and_delimiters_are_found_out(
    world: World, content: bytes, encoding: str, delimiter: str
) -> None:
    async with world.http() as http:
        sent = (await send(http, content)).json()
    assert (sent["file"]["encoding"], sent["file"]["delimiter"]) == (encoding, delimiter)
    assert sent["suggested"] == COLUMNS
    assert sent["file"]["samples"]["商品名"] == ["深蒸し煎茶"]


@pytest.mark.parametrize("content", [b"", b"a,b\n", b"\x89PNG\x00\x01", b"\x81\xff\xfe", b"a,a\n1,2\n", b"\n1,2\n"])
async def test_what_is_no_table_is_refused_with_what_would_be(world: World, content: bytes) -> None:
    async with world.http() as http:
        sent = await send(http, content)
    assert (sent.status_code, sent.json()["code"]) == (422, "file_unreadable")
    assert list(sent.json()["data"]["fields"]) == ["file"]


async def test_the_check_says_what_would_happen_and_changes_nothing(world: World) -> None:
    async with world.http() as http:
        import_id = await checked(world, http, lines(TEA, CUP))
        page = (await http.get(f"{URL}/{import_id}")).json()
        assert await products(http) == {}
    assert (page["file"]["status"], page["job"]["status"]) == ("checked", "done")
    assert page["counts"] == {"new": 2, "changed": 0, "unchanged": 0, "error": 0}


async def test_good_rows_become_products_and_the_same_file_again_changes_nothing(world: World) -> None:
    async with world.http() as http:
        first = await imported(world, http, lines(TEA, CUP))
        made = await products(http)
        again = await imported(world, http, lines(TEA, CUP))
        assert await products(http) == made
        found = (await http.get("/api/v1/products", params={"q": "湯呑"})).json()["items"]
    assert (first["file"]["status"], first["counts"]["new"]) == ("imported", 2)
    assert again["counts"] == {"new": 0, "changed": 0, "unchanged": 2, "error": 0}
    assert (made["TEA-1"]["tax_class"], made["TEA-1"]["barcodes"][0]["code"]) == ("reduced", "4901234567894")
    assert (made["CUP-1"]["price"], made["CUP-1"]["length_mm"], made["CUP-1"]["name"]) == (1200, 90, "湯呑, 大")
    assert [item["sku"] for item in found] == ["CUP-1"]


async def test_a_changed_row_revises_its_product_and_finds_it_by_its_new_name(world: World) -> None:
    async with world.http() as http:
        await imported(world, http, lines(TEA, CUP))
        again = await imported(world, http, lines(TEA.replace("1080", "1200").replace("煎茶", "玉露"), CUP))
        now = await products(http)
        found = [(await http.get("/api/v1/products", params={"q": q})).json()["items"] for q in ("玉露", "煎茶")]
    assert again["counts"] == {"new": 0, "changed": 1, "unchanged": 1, "error": 0}
    assert (now["TEA-1"]["price"], now["TEA-1"]["version"], now["CUP-1"]["version"]) == (1200, 2, 1)
    assert [len(items) for items in found] == [1, 0]


async def test_every_bad_row_says_line_field_and_what_would_be_right(world: World) -> None:
    rows = [
        TEA,
        "TEA-2,煎茶,abc,120,80,30,115,軽減,,",
        "TEA-3,煎茶,100,0,80,30,115,謎,,",
        'TEA-4,"二\n行",100,10,80,30,115,,4901234567890,',
        "TEA-5,,100,10,80,30,,,,",
        "TEA-1,また,100,10,80,30,5,,,",
        "TEA-6,茶,100,10,80,30,5,,4901234567894,",
        ",茶,100,10,80,30,5,,,",
    ]
    async with world.http() as http:
        page = await imported(world, http, lines(*rows))
        found = await problems(http, page["file"]["id"])
        file = (await http.get(f"/api/v1/jobs/{page['job']['id']}/result")).content.decode("utf-8-sig")
        assert list(await products(http)) == ["TEA-1"]
    assert page["counts"] == {"new": 1, "changed": 0, "unchanged": 0, "error": 7}
    assert [(line, field, code) for line, field, code, _ in found] == [
        (3, "price", "not_a_whole_number"), (4, "length_mm", "out_of_range"), (4, "tax_class", "not_one_of"),
        (5, "barcode", "barcode_invalid"), (7, "name", "required"), (7, "weight_g", "required"),
        (8, "sku", "twice_in_file"), (9, "barcode", "twice_in_file"), (10, "sku", "required"),
    ]  # fmt: skip
    assert found[1][3] == {"min": 1, "max": 10_000}
    assert found[3][3] == {"expected": "last digit 4 (check digit)"}
    assert found[6][3] == {"line": 2}
    assert file.splitlines()[1].startswith("3,price: 整数で入力してください (not_a_whole_number),TEA-2,煎茶,abc")
    assert page["job"]["failed_rows"] == 7


async def test_a_barcode_of_another_product_and_a_retired_product_are_not_taken(world: World) -> None:
    async with world.http() as http:
        await imported(world, http, lines(TEA, CUP))
        cup = (await products(http))["CUP-1"]["id"]
        await http.delete(f"/api/v1/products/{cup}")
        import_id = await checked(world, http, lines("NEW-1,茶,1,1,1,1,1,,4901234567894,", CUP))
        assert [(p[0], p[2]) for p in await problems(http, import_id)] == [(2, "barcode_taken"), (3, "product_retired")]


async def test_what_changed_between_check_and_import_is_judged_again(world: World) -> None:
    async with world.http() as http:
        first = await checked(world, http, lines(TEA))
        await imported(world, http, lines(TEA.replace("TEA-1", "OTHER-1")))
        await http.post(f"{URL}/{first}/start")
        await world.settle()
        assert [p[2] for p in await problems(http, first)] == ["barcode_taken"]
        assert list(await products(http)) == ["OTHER-1"]
    assert await world.parked() == []


async def test_columns_are_remembered_for_the_next_file_with_the_same_header(world: World) -> None:
    odd = "ID,What,Yen\nA-1,Tea,100\n"
    columns = {"sku": "ID", "name": "What", "price": "Yen"}
    async with world.http() as http, world.http("bob") as bob:
        first = (await send(http, odd)).json()
        await http.put(f"{URL}/{first['file']['id']}/mapping", json={"columns": columns})
        assert (await send(http, odd.replace("Tea", "Cup"))).json()["suggested"] == columns
        assert (await send(bob, odd)).json()["suggested"] == {}


async def test_a_mapping_without_sku_or_with_unknown_names_is_refused(world: World) -> None:
    async with world.http() as http:
        import_id = (await send(http, lines(TEA))).json()["file"]["id"]
        url = f"{URL}/{import_id}/mapping"
        wrong = (
            {"name": "商品名"}, {"sku": "ない"}, {"sku": "商品名", "colour": "備考"}, {"sku": "備考", "name": "備考"},
        )  # fmt: skip
        answers = [await http.put(url, json={"columns": columns}) for columns in wrong]
    assert [list(answer.json()["data"]["fields"]) for answer in answers] == [
        ["columns.sku"], ["columns.sku"], ["columns.colour"], ["columns.sku", "columns.name"],
    ]  # fmt: skip


async def test_an_import_waits_for_its_check_and_happens_once(world: World) -> None:
    async with world.http() as http:
        import_id = (await send(http, lines(TEA))).json()["file"]["id"]
        start = f"{URL}/{import_id}/start"
        unchecked = await http.post(start)
        await http.put(f"{URL}/{import_id}/mapping", json={"columns": COLUMNS})
        busy = [await http.post(start), await http.put(f"{URL}/{import_id}/mapping", json={"columns": COLUMNS})]
        await world.settle()
        started = await http.post(start)
        await world.settle()
        over = [await http.post(start), await http.put(f"{URL}/{import_id}/mapping", json={"columns": COLUMNS})]
    assert (unchecked.status_code, unchecked.json()["code"]) == (409, "import_unchecked")
    assert [answer.json()["code"] for answer in busy] == ["import_busy", "import_busy"]
    assert started.status_code == 201
    assert [answer.json()["code"] for answer in over] == ["import_over", "import_over"]


def _rows(count: int, price: int) -> Sequence[str]:
    return [f"SKU-{n:05},商品 {n},{price},120,80,30,115,標準,B{n:06},{n}" for n in range(count)]


async def test_ten_thousand_rows_are_imported_set_by_set(committed: Config) -> None:
    count, statements = 10_000, 0

    def counted(*_: Any) -> None:
        nonlocal statements
        statements += 1

    database = Database(committed.app_database_url, pool_size=2)
    world = await open_world(database, committed)
    async with world.http() as http:
        import_id = (await send(http, lines(*_rows(count, 100)))).json()["file"]["id"]
        await http.put(f"{URL}/{import_id}/mapping", json={"columns": COLUMNS})
        event.listen(database.engine.sync_engine, "before_cursor_execute", counted)
        began = time.perf_counter()
        slices = await _alone(world)
        checked_in, per_check, statements = time.perf_counter() - began, statements / slices, 0
        await http.post(f"{URL}/{import_id}/start")
        began = time.perf_counter()
        slices = await _alone(world)
        imported_in, per_import = time.perf_counter() - began, statements / slices
        page = (await http.get(f"{URL}/{import_id}")).json()
    logging.getLogger(__name__).warning(
        "rows a second: check %.0f, import %.0f; statements a slice: %.0f, %.0f",
        count / checked_in, count / imported_in, per_check, per_import,
    )  # fmt: skip
    assert page["counts"] == {"new": count, "changed": 0, "unchanged": 0, "error": 0}
    assert per_check < 40 and per_import < 60
    async with world.merchant() as session:
        assert await session.scalar(text("select count(*) from products")) == count
        assert await session.scalar(text("select count(*) from barcodes")) == count
    await database.close()


async def _alone(world: World) -> int:
    """Do the job that is due to its end, and nothing of what follows from its products; answers its slices."""
    slices = 0
    while True:
        async with world.database.transaction(RelayScope()) as session:
            await session.execute(text("delete from outbox where name not in ('JobDue', 'JobDone')"))
        if not await step(world):
            return slices
        slices += 1
        if slices == 1:
            await _analyze(world.config)


async def _analyze(config: Config) -> None:
    """What the server does by itself within a minute."""
    owner = await asyncpg.connect(config.database_url)
    await owner.execute("analyze")
    await owner.close()
