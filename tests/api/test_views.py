"""Saved views over HTTP: one's own, the team's, and everybody else's."""

from tests.make.people import browser
from tests.world import World

URL = "/api/operator/v1/views"
HELD = {"screen": "orders", "name": "保留", "query": "held=true&sort=-ordered_at", "scope": "mine"}


async def test_a_view_of_ones_own_is_seen_by_nobody_else(world: World) -> None:
    async with browser(world, "ann@north.example") as ann, browser(world, "ben@north.example") as ben:
        saved = await ann.post(URL, json=HELD)
        assert saved.status_code == 201, saved.text
        url = f"{URL}/{saved.json()['id']}"
        assert [view["name"] for view in (await ann.get(URL, params={"screen": "orders"})).json()] == ["保留"]
        assert (await ann.get(URL, params={"screen": "stock"})).json() == []
        assert (await ben.get(URL, params={"screen": "orders"})).json() == []
        theirs = [await ben.patch(url, json={"name": "mine now"}), await ben.delete(url)]
        changed = await ann.patch(url, json={"name": "止めた注文"}, headers={"If-Match": '"1"'})
        late = await ann.patch(url, json={"name": "again"}, headers={"If-Match": '"1"'})
        assert (await ann.delete(url)).status_code == 204
        assert (await ann.get(URL, params={"screen": "orders"})).json() == []
    assert [(answer.status_code, answer.json()["code"]) for answer in theirs] == [(404, "view_missing")] * 2
    assert (changed.json()["name"], changed.json()["query"]) == ("止めた注文", HELD["query"])
    assert (late.status_code, late.json()["code"]) == (412, "stale")


async def test_a_teams_view_is_changed_by_its_author_and_by_who_leads(world: World) -> None:
    async with (
        browser(world, "fay@north.example", "floor") as fay,
        browser(world, "gus@north.example", "support") as gus,
        browser(world, "max@north.example", "manager") as max_,
    ):
        saved = (await fay.post(URL, json=HELD | {"scope": "team"})).json()
        url = f"{URL}/{saved['id']}"
        [seen] = (await gus.get(URL, params={"screen": "orders"})).json()
        refused = [await gus.patch(url, json={"name": "x"}), await gus.delete(url)]
        led = await max_.patch(url, json={"name": "朝の確認"})
        own = await fay.delete(url)
    assert (seen["author_name"], seen["may_change"], saved["may_change"]) == ("Fay", False, True)
    assert [(answer.status_code, answer.json()["code"]) for answer in refused] == [(403, "view_of_another")] * 2
    assert (led.status_code, own.status_code) == (200, 204)


async def test_views_stay_within_their_tenant(world: World) -> None:
    async with (
        browser(world, "amy@alice.example", "admin", merchant_id=world.alice) as amy,
        browser(world, "bob@bob.example", merchant_id=world.bob) as bob,
        browser(world, "ola@north.example") as ola,
    ):
        saved = (await amy.post("/api/v1/views", json=HELD | {"scope": "team"})).json()
        assert (await bob.get("/api/v1/views", params={"screen": "orders"})).json() == []
        assert (await ola.get(URL, params={"screen": "orders"})).json() == []
        strangers = [await bob.delete(f"/api/v1/views/{saved['id']}"), await ola.delete(f"{URL}/{saved['id']}")]
    assert [answer.json()["code"] for answer in strangers] == ["view_missing"] * 2


async def test_fifty_views_per_screen_and_person_are_enough(world: World) -> None:
    async with browser(world, "may@north.example") as may:
        answers = [await may.post(URL, json=HELD | {"name": f"{n}"}) for n in range(51)]
        elsewhere = await may.post(URL, json=HELD | {"screen": "stock"})
        long = await may.post(URL, json=HELD | {"query": "x" * 2001, "screen": "waves"})
    assert [answer.status_code for answer in answers] == [201] * 50 + [409]
    assert (answers[-1].json()["code"], elsewhere.status_code, long.status_code) == ("views_full", 201, 422)


async def test_a_key_has_no_views(world: World) -> None:
    async with world.http("operator") as key:
        answer = await key.get(URL, params={"screen": "orders"})
    assert (answer.status_code, answer.json()["code"]) == (403, "permission_missing")
