"""Sheets of labels: a PDF for those whose things they are, and nothing to print is said."""

from tests.make.life import lived
from tests.world import World


async def test_locations_and_arrivals_have_their_labels(world: World) -> None:
    here = await lived(world)
    sheet = f"/api/operator/v1/warehouses/{here.warehouse_id}/location-labels.pdf"
    async with world.http("operator") as http:
        for query in ({}, {"zone": "Z1"}, {"codes": ["TYO-A-1", "TYO-A-2"]}):
            answer = await http.get(sheet, params=query)
            assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-"), query
        for nothing in ({"zone": "NO"}, {"codes": ["NO"]}):
            assert (await http.get(sheet, params=nothing)).status_code == 404, nothing
    async with world.http() as http:
        plan = (await http.get("/api/v1/inbound")).json()["items"][0]["id"]
        assert (await http.get(f"/api/v1/inbound/{plan}/labels.pdf")).content[:5] == b"%PDF-"
    async with world.http("bob") as http:
        assert (await http.get(f"/api/v1/inbound/{plan}/labels.pdf")).status_code == 404
