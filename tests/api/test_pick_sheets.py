"""Pick lists on paper, read back as a picker reads them."""

from io import BytesIO

from pypdf import PdfReader
from tests.make.fulfilment import station
from tests.world import World

URL = "/api/operator/v1/waves/{}/pick-lists.pdf"


async def _pages(world: World, wave_id: object, language: str) -> list[str]:
    async with world.http("operator") as http:
        answer = await http.get(URL.format(wave_id), params={"language": language})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf"), answer.text
    return [page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages]


async def test_a_walk_on_paper_has_its_stops_in_order_with_what_is_taken_there(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-2", 50)
    await here.stock(1, "A-1", 50)
    await here.shipment(3, 4)
    wave_id = await here.released()
    stops = await here.picks(wave_id)
    at = {id_: f"TYO-{name}" for name, id_ in here.places.at.items()}
    walked = [at[stop.location_id] for stop in stops]
    assert walked == ["TYO-A-1", "TYO-A-2"]
    for language, title, quantity in (("ja", "ピッキングリスト", "数量"), ("en", "Pick list", "Quantity")):
        [text] = await _pages(world, wave_id, language)
        assert title in text and quantity in text
        places = [text.index(code) for code in walked]
        assert places == sorted(places)
        for stop in stops:
            number = here.ground.product_ids.index(stop.product_id)
            assert f"SKU-{number}" in text and f"OWN-{number}" in text
        assert "✓" not in text
    await here.pick(stops[0], stops[0].quantity)
    [text] = await _pages(world, wave_id, "en")
    assert text.count("✓") == 1


async def test_each_walk_of_a_wave_begins_on_a_page_of_its_own(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 50)
    for n in range(3):
        await here.shipment(1, minutes=n)
    wave_id = await here.released("discrete")
    async with world.http("operator") as http:
        lists = (await http.get(f"/api/operator/v1/waves/{wave_id}/pick-lists")).json()
    pages = await _pages(world, wave_id, "ja")
    assert [next(one["number"] for one in lists if one["number"] in page) for page in pages] == [
        one["number"] for one in lists
    ]


async def test_a_wave_without_walks_has_nothing_to_print_and_a_merchant_no_door_to_it(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 50)
    await here.shipment(1)
    planned = await here.wave()
    async with world.http("operator") as http:
        assert (await http.get(URL.format(planned))).status_code == 404
        assert (await http.get(URL.format(planned), params={"language": "fr"})).status_code == 422
    async with world.http() as http:
        assert (await http.get(URL.format(planned))).status_code in (401, 403)
