"""What a page learns at its start, and how a person likes to work."""

from tests.make.people import PASSWORD, browser, last_mail, member, token_in
from tests.world import World

LIKED = {"locale": "en", "theme": "dark", "time_zone": "Europe/Berlin", "tables": {"orders": {"hidden": ["total"]}}}


async def test_one_call_tells_a_page_all_it_needs_to_begin(world: World) -> None:
    async with browser(world, "mai@alice.example", "admin", merchant_id=world.alice) as http:
        me = (await http.get("/api/session")).json()
    known = {
        "email": "mai@alice.example", "locale": "ja", "theme": "auto", "operator_name": "北倉庫株式会社",
        "merchant_name": "アリス商店", "currency": "JPY", "time_zone": "Asia/Tokyo",
        "preferences": {"locale": "ja", "theme": "auto", "time_zone": None, "tables": {}},
    }  # fmt: skip
    assert {name: me[name] for name in known} == known
    assert me["membership"]["role"] == "admin"


async def test_preferences_stay_with_the_person(world: World) -> None:
    async with browser(world, "nao@north.example") as http:
        put = await http.put("/api/session/preferences", json=LIKED)
        assert put.json() == LIKED, put.text
        assert (await http.get("/api/session/preferences")).json() == LIKED
        me = (await http.get("/api/session")).json()
    assert (me["locale"], me["theme"], me["merchant_name"]) == ("en", "dark", None)


async def test_preferences_that_cannot_be_are_refused(world: World) -> None:
    async with browser(world, "oto@north.example") as http:
        answers = [
            await http.put("/api/session/preferences", json=wrong)
            for wrong in (
                {"locale": "fr"}, {"theme": "pink"}, {"time_zone": "Mars/Olympus"}, {"time_zone": "../etc"},
                {"tables": {"orders": "x" * 20_000}},
            )
        ]  # fmt: skip
        assert (await http.get("/api/session/preferences")).json()["tables"] == {}
    assert [answer.status_code for answer in answers] == [422] * 5
    async with world.http() as key:
        assert (await key.get("/api/session/preferences")).status_code == 401


async def test_the_page_of_an_invitation_tells_what_it_is_for(world: World) -> None:
    async with browser(world, "olga@north.example") as http, world.http("nobody") as reader:
        sent = {"email": "pia@north.example", "role": "floor"}
        await http.post("/api/operator/v1/invitations", json=sent)
        mail = await last_mail(world, "pia@north.example")
        assert f"{world.config.public_url}/join?token=" in mail
        shown = (await reader.get("/api/session/invitation", params={"token": token_in(mail)})).json()
        body = {"token": token_in(mail), "password": PASSWORD}
        nameless = await reader.post("/api/session/join", json=body)
        joined = await reader.post("/api/session/join", json=body | {"name": "Pia", "locale": "en"})
        gone = await reader.get("/api/session/invitation", params={"token": token_in(mail)})
    assert {name: shown[name] for name in ("email", "tenant_name", "role", "known")} == {
        "email": "pia@north.example", "tenant_name": "北倉庫株式会社", "role": "floor", "known": False,
    }  # fmt: skip
    assert nameless.json()["data"]["fields"] == {"name": "your name"}
    assert (joined.status_code, joined.json()["name"], joined.json()["locale"]) == (201, "Pia", "en")
    assert (gone.status_code, gone.json()["code"]) == (404, "invitation_missing")


async def test_somebody_known_joins_another_place_with_their_own_password_and_language(world: World) -> None:
    await member(world, "quin@alice.example", merchant_id=world.alice, locale="en")
    async with browser(world, "olga@north.example") as http, world.http("nobody") as reader:
        url = f"/api/operator/v1/merchants/{world.bob}/invitations"
        await http.post(url, json={"email": "quin@alice.example"})
        mail = await last_mail(world, "quin@alice.example")
        assert "Follow this link to join" in mail
        token = token_in(mail)
        assert (await reader.get("/api/session/invitation", params={"token": token})).json()["known"] is True
        wrong = await reader.post("/api/session/join", json={"token": token, "password": "not the password"})
        joined = await reader.post("/api/session/join", json={"token": token, "password": PASSWORD})
    assert list(wrong.json()["data"]["fields"]) == ["password"]
    assert (joined.status_code, joined.json()["merchant_name"], joined.json()["name"]) == (201, "ボブ物産", "Quin")
    assert len(joined.json()["memberships"]) == 2
