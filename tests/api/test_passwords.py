"""A new password over HTTP: by a mailed link, and by the present one."""

from datetime import timedelta

from tests.make.people import PASSWORD, last_mail, member, sign_in, token_in
from tests.world import World

from portal.kit import clock

NEW = "another long password"


async def _asked(world: World, email: str) -> str:
    async with world.http("nobody") as http:
        answer = await http.post("/api/session/reset-request", json={"email": email})
    assert (answer.status_code, answer.json()) == (202, {"valid_for": 3600}), answer.text
    return await last_mail(world, email)


async def test_a_mailed_link_sets_a_password_once_and_signs_out_everywhere(world: World) -> None:
    await member(world, "rina@north.example")
    async with world.http("nobody") as old, world.http("nobody") as http:
        await sign_in(old, "rina@north.example")
        await _asked(world, "Rina@North.example")
        mail = await last_mail(world, "rina@north.example")
        assert f"{world.config.public_url}/reset?token=" in mail
        body = {"token": token_in(mail), "password": NEW}
        done = await http.post("/api/session/reset", json=body)
        assert (done.status_code, done.json()["email"]) == (201, "rina@north.example"), done.text
        assert (await http.get("/api/session")).status_code == 200
        assert (await old.get("/api/session")).json()["code"] == "session_ended"
        again = await http.post("/api/session/reset", json=body)
        before = await http.post("/api/session", json={"email": "rina@north.example", "password": PASSWORD})
        assert (await sign_in(http, "rina@north.example", NEW))["X-CSRF-Token"]
    assert (again.status_code, again.json()["code"]) == (404, "reset_missing")
    assert before.json()["code"] == "wrong_password"


async def test_a_link_is_dead_after_an_hour_and_when_another_was_asked_for(world: World) -> None:
    await member(world, "sora@north.example")
    first = token_in(await _asked(world, "sora@north.example"))
    second = token_in(await _asked(world, "sora@north.example"))
    async with world.http("nobody") as http:
        replaced = await http.post("/api/session/reset", json={"token": first, "password": NEW})
        weak = await http.post("/api/session/reset", json={"token": second, "password": "short"})
        later = clock.now() + timedelta(minutes=61)
        with clock.running(lambda: later):
            late = await http.post("/api/session/reset", json={"token": second, "password": NEW})
        good = await http.post("/api/session/reset", json={"token": second, "password": NEW})
    assert [replaced.json()["code"], weak.json()["code"], late.json()["code"]] == [
        "reset_missing", "weak_password", "reset_missing"
    ]  # fmt: skip
    assert good.status_code == 201


async def test_nobody_learns_whether_an_address_is_known(world: World) -> None:
    assert await _asked(world, "stranger@nowhere.example") == ""


async def test_a_link_is_written_in_the_language_of_its_reader(world: World) -> None:
    await member(world, "eve@north.example", locale="en")
    await member(world, "jun@north.example", locale="ja")
    assert "follow this link to set a new password" in await _asked(world, "eve@north.example")
    assert "新しいパスワード" in await _asked(world, "jun@north.example")


async def test_asking_too_often_is_refused(world: World) -> None:
    async with world.http("nobody") as http:
        answers = [
            await http.post("/api/session/reset-request", json={"email": "often@north.example"}) for _ in range(6)
        ]
    assert [answer.status_code for answer in answers] == [202] * 5 + [429]


async def test_changing_the_password_needs_the_present_one_and_ends_the_other_sessions(world: World) -> None:
    await member(world, "mio@north.example")
    async with world.http("nobody") as here, world.http("nobody") as there:
        await sign_in(there, "mio@north.example")
        await sign_in(here, "mio@north.example")
        wrong = await here.put("/api/session/password", json={"current": "not this one", "new": NEW})
        done = await here.put("/api/session/password", json={"current": PASSWORD, "new": NEW})
        assert (await here.get("/api/session")).status_code == 200
        assert (await there.get("/api/session")).status_code == 401
    assert (wrong.status_code, wrong.json()["data"]["fields"]) == (422, {"current": "your present password"})
    assert done.json() == {"ended": 1}


async def test_one_browser_is_signed_out_and_never_somebody_elses(world: World) -> None:
    await member(world, "ken@north.example")
    await member(world, "leo@north.example")
    async with world.http("nobody") as here, world.http("nobody") as there, world.http("nobody") as leo:
        for http, email in ((there, "ken@north.example"), (here, "ken@north.example"), (leo, "leo@north.example")):
            await sign_in(http, email)
        other = next(found["id"] for found in (await here.get("/api/session/all")).json() if not found["this"])
        stranger = await leo.delete(f"/api/session/all/{other}")
        left = await here.delete(f"/api/session/all/{other}")
        again = await here.delete(f"/api/session/all/{other}")
        assert (await there.get("/api/session")).json()["code"] == "session_ended"
    assert [stranger.json()["code"], again.json()["code"]] == ["session_missing", "session_missing"]
    assert [found["this"] for found in left.json()] == [True]
