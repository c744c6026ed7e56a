"""The stream of hints: who hears what, what a lost line means, and what an open stream does not hold."""

import asyncio
import base64
import os
import signal
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx2
import pytest
from litestar import Litestar
from redis.asyncio import Redis
from sqlalchemy import text
from tests.launch.ports import free_port
from tests.make.ground import ground, order_body
from tests.make.stream import listening
from tests.world import World, application, open_world

from portal.api.guards import SESSION_COOKIE
from portal.api.live_reading import Rhythm
from portal.domains import jobs, tenancy
from portal.domains.jobs import NewJob
from portal.kit import outbox
from portal.kit.config import Config
from portal.kit.db import Database
from portal.kit.ids import new_id
from portal.kit.live import Switchboard
from portal.kit.live.switchboard import WAITING_AT_MOST
from portal.kit.outbox import EventHint
from portal.kit.scope import DoorScope, OperatorScope, PlatformScope, RelayScope
from portal.kit.stopping import told_to_stop
from portal.launch.processes import ROOT, command, environment
from worker.telling import UNTOLD, Teller

LIVE, AT_OPERATOR = "/api/v1/live", "/api/operator/v1/live"


@pytest.fixture
async def house(committed: Config) -> AsyncIterator[World]:
    """A world with one connection to its database, and nothing that waits in its outbox."""
    database = Database(committed.app_database_url, pool_size=1, pool_timeout=2)
    world = await open_world(database, committed)
    await _claimed(world)
    yield world
    await database.close()


@asynccontextmanager
async def _app(world: World, **rhythm: float) -> AsyncIterator[Litestar]:
    app = application(world.config, world.database)
    app.state.rhythm = Rhythm(**rhythm)
    board: Switchboard = app.state.live
    board.start()
    await _heard_by_redis(world)
    try:
        yield app
    finally:
        await board.close()


async def _heard_by_redis(world: World) -> None:
    async with Redis.from_url(world.config.redis_url) as redis:
        for _ in range(500):
            if await _ears(redis):
                return
            await asyncio.sleep(0.01)
    raise AssertionError("nobody listens")


async def _ears(redis: Redis) -> list[str]:
    clients = await redis.client_list(_type="pubsub")
    return [client["id"] for client in clients if client["name"] == f"live-{os.getpid()}"]


def _key(world: World, who: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {world.keys[who]}"}


async def _claimed(world: World) -> list[tuple[UUID, UUID]]:
    async with world.database.transaction(RelayScope()) as session:
        return (await outbox.carry(session, {}, limit=100_000)).events


async def _told(world: World) -> None:
    """What the relay does with what was committed, as far as pages hear of it."""
    teller = Teller(world.database, world.config.redis_url)
    teller.start()
    teller.tell(await _claimed(world))
    await teller.close()


async def _job(world: World, merchant_id: UUID | None) -> str:
    new = NewJob(kind="order_export", title={}, parameters={}, total=1, merchant_id=merchant_id)
    async with world.operator() as session:
        return str(await jobs.begin(session, new))


def _hint(job_id: str) -> dict[str, str]:
    return {"subject": "job", "id": job_id, "kind": "JobDue"}


async def test_an_order_is_hinted_to_its_merchant_and_the_operator_and_to_nobody_else(house: World) -> None:
    await ground(house, TEA_1=5)
    await _claimed(house)
    south = await _key_of_other_operator(house)
    async with (
        _app(house) as app,
        listening(app, LIVE, _key(house, "alice")) as alice,
        listening(app, LIVE, _key(house, "bob")) as bob,
        listening(app, AT_OPERATOR, _key(house, "operator")) as olga,
        listening(app, AT_OPERATOR, {"Authorization": f"Bearer {south}"}) as sora,
        house.http() as http,
    ):
        answer = await http.post("/api/v1/orders", json=order_body("1"))
        assert answer.status_code == 201, answer.text
        order = answer.json()
        await _told(house)
        wanted = {"subject": "order", "id": order["id"], "kind": "OrderPlaced"}
        for page in (alice, olga):
            await page.until(order["id"])
            assert wanted in page.unread()
        mine = await _job(house, None)
        await _told(house)
        await olga.until(mine)
        # What is said last is heard last: had anything of the above been for the others, it would be here.
        bobs = await _job(house, house.bob)
        await _told(house)
        assert await bob.hints(1) == [_hint(bobs)]
        assert (alice.text.count(mine), alice.text.count(bobs)) == (0, 0)
        assert (bob.unread(), sora.unread()) == ([], [])


async def _key_of_other_operator(world: World) -> str:
    async with world.database.transaction(PlatformScope()) as session:
        south = await tenancy.open_operator(session, code="south", name="南倉庫")
    async with world.database.transaction(OperatorScope(south)) as session:
        _, key = await tenancy.issue_key(session, world.services.vault, name="s", scopes=tenancy.OPERATOR_SCOPES)
    return key


async def test_open_streams_hold_no_connection_and_their_end_leaves_no_listener(house: World) -> None:
    async with _app(house) as app:
        async with listening(app, LIVE, _key(house, "alice")), listening(app, AT_OPERATOR, _key(house, "operator")):
            assert app.state.live.open_pages == 2
            for _ in range(3):
                assert await _status(app, "/api/v1/orders", _key(house, "alice")) == 200
        assert app.state.live.open_pages == 0


async def _status(app: Litestar, path: str, headers: dict[str, str]) -> int:
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx2.AsyncClient(transport=transport, base_url="http://test", headers=headers) as http:
        return (await http.get(path)).status_code


async def test_a_stream_begins_with_when_to_come_back_and_shows_signs_of_life(house: World) -> None:
    async with _app(house, beat=0.02) as app, listening(app, LIVE, _key(house, "alice")) as page:
        assert page.status == 200
        assert page.headers["content-type"].startswith("text/event-stream")
        assert page.text.startswith("retry: 3000\nid: live\n\n")
        await page.until(": still here\n\n: still here")
        assert page.unread() == []


async def test_who_comes_back_is_told_to_read_anew_and_who_comes_first_is_not(house: World) -> None:
    async with _app(house, beat=0.02) as app:
        async with listening(app, LIVE, {**_key(house, "alice"), "Last-Event-ID": "live"}) as page:
            assert await page.hints(1) == [{"subject": "resync"}]
        async with listening(app, LIVE, _key(house, "alice")) as page:
            await page.until(": still here")
            assert page.unread() == []


async def test_a_stream_survives_that_redis_was_gone_and_says_that_something_may_be_missing(house: World) -> None:
    async with _app(house) as app, listening(app, AT_OPERATOR, _key(house, "operator")) as page:
        async with Redis.from_url(house.config.redis_url) as redis:
            for ear in await _ears(redis):
                await redis.client_kill_filter(_id=ear)
        assert await page.hints(1) == [{"subject": "resync"}]
        job_id = await _job(house, None)
        await _told(house)
        assert await page.hints(1) == [_hint(job_id)]


@contextmanager
def _handled() -> Iterator[list[int]]:
    """Whoever serves the application hears signals itself, as it did before."""
    heard: list[int] = []
    former = signal.signal(signal.SIGTERM, lambda number, _: heard.append(number))
    try:
        yield heard
    finally:
        signal.signal(signal.SIGTERM, former)


async def test_when_the_process_is_to_stop_open_streams_end_at_once_and_later_ones_do_not_begin(house: World) -> None:
    async with _app(house) as app, listening(app, LIVE, _key(house, "alice")) as page:
        with _handled() as heard, told_to_stop(app.state.live.end):
            os.kill(os.getpid(), signal.SIGTERM)
            async with asyncio.timeout(2):
                await page.closed.wait()
        assert heard == [signal.SIGTERM]
        async with listening(app, AT_OPERATOR, _key(house, "operator")) as late, asyncio.timeout(2):
            await late.closed.wait()
        assert app.state.live.open_pages == 0


async def test_a_page_that_does_not_read_is_told_to_read_anew_instead_of_everything() -> None:
    board = Switchboard("redis://127.0.0.1:1")
    operator_id, merchant_id = new_id(), new_id()
    async with board.listening(operator_id, None) as slow:
        for _ in range(WAITING_AT_MOST):
            slow.tell(b"data: 1\n\n")
        assert (await slow.heard(1)).count(b"data: 1") == WAITING_AT_MOST
        for _ in range(WAITING_AT_MOST + 1):
            slow.tell(b"data: 1\n\n")
        assert await slow.heard(1) == b'data: {"subject":"resync"}\n\n'
        assert slow.concerns(merchant_id)
    await board.close()


@pytest.mark.parametrize("how", ["revoked", "signed out", "moved", "neither"])
async def test_a_stream_ends_soon_after_its_key_or_session_and_not_before(house: World, how: str) -> None:
    headers, end = await _credential(house, how)
    async with _app(house, beat=0.02, look=0.05) as app, listening(app, LIVE, headers) as page:
        await page.until(": still here\n\n: still here\n\n: still here\n\n: still here")
        assert not page.closed.is_set()
        await end()
        if how == "neither":
            seen = page.text
            await page.until(seen + ": still here\n\n" * 6)
            assert not page.closed.is_set()
        else:
            async with asyncio.timeout(5):
                await page.closed.wait()


async def _credential(world: World, how: str) -> tuple[dict[str, str], Any]:
    vault = world.services.vault
    async with world.operator() as session:
        key_id, key = await tenancy.issue_key(
            session, vault, name="k", scopes=["events:read"], environment="test", merchant_id=world.alice
        )
        user = await tenancy.known_or_new_user(session, email="a@a.example", name="A", password="long enough pass")
        for merchant_id in (world.alice, world.bob):
            await tenancy.enroll(
                session, user=user, operator_id=world.operator_id, merchant_id=merchant_id, role="owner",
                tenant=("A", "alice" if merchant_id == world.alice else "bob"),
            )  # fmt: skip
        signed = await tenancy.begin_session(session, vault, user_id=user.id, address="", user_agent="")
    other = next(one for one in signed.memberships if signed.membership and one.id != signed.membership.id)

    async def end() -> None:
        async with world.operator() as session:
            if how == "revoked":
                await session.execute(text("update api_keys set revoked_at = now() where id = :id"), {"id": key_id})
            elif how == "signed out":
                await tenancy.sign_out(session, user_id=user.id)
        if how == "moved":
            async with world.database.transaction(DoorScope(str(user.id))) as session:
                await session.execute(text("update sign_in_sessions set membership_id = :id"), {"id": other.id})

    by_key = how in ("revoked", "neither")
    return ({"Authorization": f"Bearer {key}"} if by_key else {"Cookie": f"{SESSION_COOKIE}={signed.token}"}), end


async def test_without_redis_the_relay_is_not_kept_waiting_and_what_was_missed_is_said_later(house: World) -> None:
    before = UNTOLD._value.get()
    deaf = Teller(house.database, "redis://127.0.0.1:1")
    deaf.start()
    await _job(house, None)
    events = await _claimed(house)
    deaf.tell(events)
    await deaf.close()
    assert UNTOLD._value.get() == before + len(events) > before
    async with _app(house) as app, listening(app, AT_OPERATOR, _key(house, "operator")) as page:
        again = Teller(house.database, house.config.redis_url)
        again._missed = set(deaf._missed)
        again.start()
        job_id = await _job(house, None)
        again.tell(await _claimed(house))
        await again.close()
        assert await page.hints(2) == [{"subject": "resync"}, _hint(job_id)]


async def test_each_thing_and_kind_is_hinted_once(house: World) -> None:
    job_id = await _job(house, house.alice)
    async with house.operator() as session:
        await outbox.record_all(
            session, [jobs.JobDue(merchant_id=house.alice, job_id=UUID(job_id), place=n) for n in range(5)]
        )
    events = await _claimed(house)
    async with house.database.transaction(RelayScope()) as session:
        found = await outbox.hints_of(session, house.operator_id, [event_id for _, event_id in events])
    assert len(events) == 6
    assert found == [EventHint(house.alice, "job", UUID(job_id), "JobDue")]


async def test_the_server_stops_at_once_while_pages_are_open(house: World, tmp_path: Path) -> None:
    config = replace(house.config, port=free_port(), api_workers=1, data_dir=tmp_path)
    given = {**os.environ, "PORTAL_MASTER_KEY": base64.b64encode(config.master_key).decode()}
    server = await asyncio.create_subprocess_exec(
        *command("api", config), cwd=ROOT, env=environment("api", config, given), stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{config.port}", timeout=10) as http:
            await _serving(http)
            async with http.stream("GET", LIVE, headers=_key(house, "alice")) as answer:
                parts = answer.aiter_bytes()
                assert (await anext(parts)).startswith(b"retry:")
                began = time.monotonic()
                server.terminate()
                assert b"".join([part async for part in parts]) == b""
        await server.wait()
        # Left alone it waits five seconds for the stream and then kills its own worker.
        assert time.monotonic() - began < 4
    finally:
        if server.returncode is None:
            server.kill()
            await server.wait()


async def _serving(http: httpx2.AsyncClient) -> None:
    # A machine that runs everything else at the same time may need long to load the application.
    for _ in range(1200):
        try:
            if (await http.get("/health/live")).status_code == 200:
                return
        except httpx2.TransportError:
            pass
        await asyncio.sleep(0.05)
    raise AssertionError("the server does not answer")
