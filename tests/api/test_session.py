"""Signing in over HTTP."""

from tests.world import World

from portal.domains import tenancy
from portal.kit.crypto import Vault
from portal.kit.scope import OperatorScope, enter

PASSWORD = "a long enough password"


async def _member(world: World, email: str = "olga@north.example") -> None:
    vault = Vault(world.config.master_key)
    async with world.operator() as session:
        _, token = await tenancy.invite(session, vault, email=email, role="owner", may_make_owners=True)
        await tenancy.join(session, vault, token=token, name="Olga", password=PASSWORD)
        await enter(session, OperatorScope(world.operator_id))


async def test_a_member_signs_in_sees_herself_and_signs_out(world: World) -> None:
    await _member(world)
    async with world.http("nobody") as http:
        answer = await http.post("/api/session", json={"email": "Olga@north.example", "password": PASSWORD})
        assert answer.status_code == 201, answer.text
        csrf = answer.json()["csrf_token"]
        me = await http.get("/api/session")
        assert me.json()["membership"]["role"] == "owner"
        refused = await http.delete("/api/session")
        assert (refused.status_code, refused.json()["code"]) == (403, "csrf_token_missing")
        ended = await http.delete("/api/session", headers={"X-CSRF-Token": csrf})
        assert ended.json() == {"ended": 1}


async def test_a_wrong_password_is_refused_without_saying_which_half(world: World) -> None:
    await _member(world)
    async with world.http("nobody") as http:
        for email in ("olga@north.example", "nobody@north.example"):
            answer = await http.post("/api/session", json={"email": email, "password": "wrong password"})
            assert (answer.status_code, answer.json()["code"]) == (401, "wrong_password")
