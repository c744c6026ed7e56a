"""Members, invitations and keys over HTTP, on both sides."""

import re

from sqlalchemy import text
from tests.world import World

from portal.domains import tenancy
from portal.kit.crypto import Vault
from portal.kit.scope import OperatorScope

PASSWORD = "a long enough password"


async def _owner(world: World, email: str = "olga@north.example") -> None:
    vault = Vault(world.config.master_key)
    async with world.database.transaction(OperatorScope(world.operator_id)) as session:
        _, token = await tenancy.invite(session, vault, email=email, role="owner", may_make_owners=True)
        await tenancy.join(session, vault, token=token, name="Olga", password=PASSWORD)


async def _sign_in(http, email: str) -> dict[str, str]:  # type: ignore[no-untyped-def]
    answer = await http.post("/api/session", json={"email": email, "password": PASSWORD})
    assert answer.status_code == 201, answer.text
    return {"X-CSRF-Token": answer.json()["csrf_token"]}


async def _token_in_mail(world: World, recipient: str) -> str:
    async with world.operator() as session:
        body = await session.scalar(
            text("select body from mails where recipient = :to order by id desc limit 1"), {"to": recipient}
        )
    found = re.search(r"token=([\w-]+)", str(body))
    assert found, body
    return found[1]


async def test_an_invitation_mail_makes_its_reader_a_member_once(world: World) -> None:
    await _owner(world)
    async with world.http("nobody") as http, world.http("nobody") as other:
        csrf = await _sign_in(http, "olga@north.example")
        invited = await http.post(
            "/api/operator/v1/invitations", json={"email": "finn@north.example", "role": "floor"}, headers=csrf
        )
        assert invited.status_code == 201, invited.text
        token = await _token_in_mail(world, "finn@north.example")
        body = {"token": token, "name": "Finn", "password": PASSWORD}
        joined = await other.post("/api/session/join", json=body)
        again = await other.post("/api/session/join", json=body)
        refused = await other.post(
            "/api/operator/v1/invitations", json={"email": "x@y.example", "role": "floor"},
            headers={"X-CSRF-Token": joined.json()["csrf_token"]},
        )  # fmt: skip
    assert joined.json()["membership"]["role"] == "floor"
    assert (again.status_code, again.json()["code"]) == (404, "invitation_missing")
    assert (refused.status_code, refused.json()["code"]) == (403, "permission_missing")


async def test_a_key_works_until_it_is_revoked_and_only_on_its_side(world: World) -> None:
    await _owner(world)
    async with world.http("nobody") as http, world.http("nobody") as machine:
        csrf = await _sign_in(http, "olga@north.example")
        issued = await http.post(
            "/api/operator/v1/api-keys", json={"name": "script", "scopes": ["merchants:read"]}, headers=csrf
        )
        bearer = {"Authorization": f"Bearer {issued.json()['key']}"}
        assert (await machine.get("/api/operator/v1/merchants", headers=bearer)).status_code == 200
        wrong_side = await machine.get("/api/v1/products", headers=bearer)
        beyond = await machine.get("/api/operator/v1/parked", headers=bearer)
        await http.delete(f"/api/operator/v1/api-keys/{issued.json()['id']}", headers=csrf)
        revoked = await machine.get("/api/operator/v1/merchants", headers=bearer)
    assert (wrong_side.status_code, wrong_side.json()["code"]) == (403, "wrong_side")
    assert (beyond.status_code, beyond.json()["code"]) == (403, "permission_missing")
    assert (revoked.status_code, revoked.json()["code"]) == (401, "api_key_refused")


async def test_the_last_owner_stays(world: World) -> None:
    await _owner(world)
    async with world.http("nobody") as http:
        csrf = await _sign_in(http, "olga@north.example")
        [me] = (await http.get("/api/operator/v1/members")).json()
        url = f"/api/operator/v1/members/{me['id']}"
        left = await http.delete(url, headers=csrf)
        less = await http.put(url + "/role", json={"role": "viewer"}, headers=csrf)
    assert [left.json()["code"], less.json()["code"]] == ["last_owner", "last_owner"]


async def test_a_revoked_member_is_out_with_the_next_request(world: World) -> None:
    await _owner(world)
    await _owner(world, "otto@north.example")
    async with world.http("nobody") as olga, world.http("nobody") as otto:
        csrf = await _sign_in(olga, "olga@north.example")
        await _sign_in(otto, "otto@north.example")
        members = (await olga.get("/api/operator/v1/members")).json()
        his = next(member["id"] for member in members if member["user_email"] == "otto@north.example")
        assert (await otto.get("/api/operator/v1/members")).status_code == 200
        await olga.delete(f"/api/operator/v1/members/{his}", headers=csrf)
        assert (await otto.get("/api/operator/v1/members")).json()["code"] == "session_ended"


async def test_signing_out_everywhere_ends_every_session(world: World) -> None:
    await _owner(world)
    async with world.http("nobody") as one, world.http("nobody") as two:
        csrf = await _sign_in(one, "olga@north.example")
        await _sign_in(two, "olga@north.example")
        assert len((await one.get("/api/session/all")).json()) == 2
        assert (await one.delete("/api/session/all", headers=csrf)).json() == {"ended": 2}
        assert (await two.get("/api/session")).status_code == 401


async def test_a_person_with_two_roles_switches_and_the_old_cookie_is_dead(world: World) -> None:
    await _owner(world)
    vault = Vault(world.config.master_key)
    async with world.operator() as session:
        _, token = await tenancy.invite(
            session, vault, email="olga@north.example", role="owner", may_make_owners=True, merchant_id=world.alice
        )
        await tenancy.join(session, vault, token=token, name="Olga", password=PASSWORD)
    async with world.http("nobody") as http:
        csrf = await _sign_in(http, "olga@north.example")
        before = dict(http.cookies)
        memberships = (await http.get("/api/session")).json()["memberships"]
        shop = next(found["id"] for found in memberships if found["merchant_id"])
        switched = await http.put("/api/session/membership", json={"membership_id": shop}, headers=csrf)
        assert switched.status_code == 201, switched.text
        assert (await http.get("/api/v1/products")).status_code == 200
        http.cookies.clear()
        http.cookies.update(before)
        assert (await http.get("/api/session")).status_code == 401


async def test_an_operator_opens_a_merchant_and_invites_its_owner(world: World) -> None:
    new = {"code": "carol", "name": "キャロル堂", "email": "carol@carol.example"}
    async with world.http("operator") as http:
        opened = await http.post("/api/operator/v1/merchants", json=new)
        assert opened.status_code == 201, opened.text
        taken = await http.post("/api/operator/v1/merchants", json=new)
        url = f"/api/operator/v1/merchants/{opened.json()['id']}/invitations"
        assert (await http.post(url, json={"email": "carol@carol.example"})).status_code == 201
    assert (taken.status_code, taken.json()["code"]) == (409, "code_taken")
    assert await _token_in_mail(world, "carol@carol.example")
