"""Files of orders, stock and charges over HTTP."""

import csv
import io
from typing import Any

import httpx2
from tests.make.ground import ground
from tests.make.jobs import many_orders
from tests.make.orders import SOMEWHERE
from tests.world import World

from portal.domains import tenancy


async def _file(http: httpx2.AsyncClient, job: dict[str, Any], encoding: str = "utf-8-sig") -> list[list[str]]:
    answer = await http.get(f"/api/v1/jobs/{job['id']}/result")
    assert answer.status_code == 200, answer.text
    return list(csv.reader(io.StringIO(answer.content.decode(encoding), newline="")))


async def _begin(http: httpx2.AsyncClient, what: str, **body: Any) -> dict[str, Any]:
    answer = await http.post(f"/api/v1/{what}-exports", json=body)
    assert answer.status_code == 201, answer.text
    job: dict[str, Any] = answer.json()["job"]
    return job


async def test_every_order_is_in_the_file_once_whatever_the_number_of_slices(world: World) -> None:
    await many_orders(world, 1203)
    async with world.http() as http:
        job = await _begin(http, "order", columns=["external_id", "items", "ship_postal_code"])
        assert (job["status"], job["total"]) == ("queued", 1203)
        await world.settle()
        ended = (await http.get(f"/api/v1/jobs/{job['id']}")).json()
        rows = await _file(http, job)
    assert (ended["status"], ended["done"], ended["failed_rows"]) == ("done", 1203, 0)
    assert rows[0] == ["店舗の注文番号", "商品", "郵便番号"]
    assert rows[1] == ["E-1202", "TEA-5 x 1", "150-0001"]
    assert sorted(row[0] for row in rows[1:]) == sorted(f"E-{n}" for n in range(1203))


async def test_a_filter_narrows_the_file_as_it_narrows_the_list(world: World) -> None:
    await many_orders(world, 10)
    wanted = {"from": "2026-11-20T03:02:00Z", "to": "2026-11-20T03:05:00Z"}
    async with world.http() as http:
        listed = (await http.get("/api/v1/orders", params=wanted)).json()["items"]
        job = await _begin(http, "order", filter=wanted, columns=["external_id"], language="en")
        await world.settle()
        rows = await _file(http, job)
    assert [row[0] for row in rows] == ["Shop's order number", "E-4", "E-3", "E-2"]
    assert [item["external_id"] for item in listed] == ["E-4", "E-3", "E-2"]


async def test_no_cell_is_a_formula_and_zeros_in_front_stay(world: World) -> None:
    trap = '=HYPERLINK("http://x.example","x")'
    await many_orders(world, 1, buyer_name=trap, note="0123", ship_to=SOMEWHERE)
    async with world.http() as http:
        job = await _begin(http, "order", columns=["buyer_name", "note", "ship_phone", "total"])
        await world.settle()
        [_, row] = await _file(http, job)
    assert row == ["'" + trap, "0123", "'+81312345678", "1200"]


async def test_old_excel_gets_its_letters(world: World) -> None:
    await many_orders(world, 1, buyer_name="髙橋〜😀")
    async with world.http() as http:
        job = await _begin(http, "order", columns=["buyer_name"], encoding="cp932")
        await world.settle()
        rows = await _file(http, job, "cp932")
    assert rows == [["注文者名"], ["髙橋～?"]]


async def test_an_unknown_column_or_encoding_is_refused(world: World) -> None:
    async with world.http() as http:
        column = await http.post("/api/v1/order-exports", json={"columns": ["number", "password"]})
        encoding = await http.post("/api/v1/order-exports", json={"encoding": "latin-1"})
    assert (column.status_code, list(column.json()["data"]["fields"])) == (422, ["columns[1]"])
    assert encoding.status_code == 422


async def test_a_warehouse_gets_only_what_it_sends(world: World) -> None:
    await many_orders(world, 3)
    here = await ground(world, "EAST", "WEST")
    async with world.http("operator") as http:
        url = "/api/operator/v1/order-exports"
        body = {"filter": {"warehouse_id": str(here.warehouses["WEST"])}, "columns": ["number"]}
        job = (await http.post(url, json=body)).json()["job"]
        await world.settle()
        rows = (await http.get(f"/api/operator/v1/jobs/{job['id']}/result")).content.decode("utf-8-sig")
    assert rows == "受注番号\r\n"


async def test_stock_and_charges_are_files_too(world: World) -> None:
    await ground(world, TEA_1=5)
    async with world.http() as http:
        stock = await _begin(http, "stock", language="en")
        charges = await _begin(http, "charge", month="2026-11")
        await world.settle()
        assert await _file(http, stock) == [
            ["SKU", "Name", "Warehouse", "On hand", "Reserved", "Safety", "Available", "Inbound"],
            ["TEA-1", "品物 TEA-1", "EAST", "5", "0", "0", "5", "0"],
        ]
        assert len(await _file(http, charges)) == 1


async def test_who_may_not_read_charges_sees_no_file_of_them(world: World) -> None:
    async with world.operator() as session:
        _, world.keys["clerk"] = await tenancy.issue_key(
            session, world.services.vault, name="clerk", scopes=["orders:read", "jobs:read", "jobs:write"],
            environment="test", merchant_id=world.alice,
        )  # fmt: skip
    async with world.http() as http, world.http("clerk") as clerk, world.http("bob") as bob:
        charges, mine = await _begin(http, "charge"), await _begin(http, "order")
        await world.settle()
        for other in (clerk, bob):
            for path in ("", "/result"):
                assert (await other.get(f"/api/v1/jobs/{charges['id']}{path}")).status_code == 404
            assert (await other.put(f"/api/v1/jobs/{charges['id']}/stop")).status_code == 404
        listed = (await clerk.get("/api/v1/jobs")).json()["items"]
        assert [job["id"] for job in listed] == [mine["id"]]
        assert (await bob.get("/api/v1/jobs")).json()["items"] == []
        assert [job["id"] for job in (await http.get("/api/v1/jobs", params={"status": "done"})).json()["items"]] == [
            mine["id"], charges["id"],
        ]  # fmt: skip


async def test_the_operator_sees_the_jobs_of_its_merchants(world: World) -> None:
    async with world.http() as http, world.http("operator") as operator:
        job = await _begin(http, "order")
        listed = (await operator.get("/api/operator/v1/jobs", params={"merchant": str(world.alice)})).json()["items"]
        others = (await operator.get("/api/operator/v1/jobs", params={"merchant": str(world.bob)})).json()["items"]
    assert [found["id"] for found in listed] == [job["id"]]
    assert others == []
