"""Many hands at the same parcels: each is labelled once and leaves once, whoever comes first."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from tests.flows.test_delivering import labelled
from tests.make import floor
from tests.make.parcels import Packed, account, packed
from tests.world import World, open_world

from portal.domains import shipping
from portal.domains.billing.models import Operation
from portal.domains.shipping import HandoverClosed, HandoverOpen, LabelWanted, TrackingUpdate
from portal.domains.shipping.models import HandoverParcel, TrackingEvent
from portal.flows import dispatch, handing_over
from portal.kit.config import Config
from portal.kit.db import Database
from portal.kit.errors import Refusal
from portal.kit.ids import new_id
from portal.kit.outbox.tables import EventRow
from portal.kit.reactions import Opener

HANDS = 8


@pytest.fixture
async def busy(committed: Config) -> AsyncIterator[World]:
    """A world where commits are real and eight may work at once."""
    database = Database(committed.app_database_url, pool_size=HANDS)
    yield await open_world(database, committed)
    await database.close()


async def _all(*work: Awaitable[object]) -> list[object]:
    return list(await asyncio.gather(*work, return_exceptions=True))


async def _count(world: World, table: type) -> int:
    async with world.operator() as session:
        return int(await session.scalar(select(func.count()).select_from(table)) or 0)


async def test_a_parcel_that_many_buy_a_label_for_carries_one(busy: World) -> None:
    async with busy.operator() as session:
        made = await packed(session, await floor.floor(session, busy.alice))
        await account(session, busy.services.vault)
    event = LabelWanted(merchant_id=busy.alice, parcel_id=made.parcel_ids[0], shipment_id=made.shipment_id)
    openers = [Opener(busy.database, busy.as_operator(), new_id(), busy.services) for _ in range(HANDS)]
    assert await _all(*(dispatch.buy_label(opener, event) for opener in openers)) == [None] * HANDS
    async with busy.operator() as session:
        assert len(await shipping.labels_of(session, [made.shipment_id])) == 1
        bought = select(func.count()).select_from(EventRow).where(EventRow.name == "LabelBought")
        assert await session.scalar(bought) == 1


async def _close(world: World, handover_id: UUID) -> None:
    async with world.operator() as session:
        await handing_over.close_handover(session, handover_id, signed_by="佐藤")


async def _open(world: World, made: Packed) -> UUID:
    async with world.operator() as session:
        (view,) = await shipping.list_accounts(session)
        handover = await handing_over.open_handover(session, warehouse_id=made.warehouse_id, account_id=view.id)
        return handover.id


async def _scan(world: World, handover_id: UUID, number: str) -> None:
    async with world.operator() as session:
        await handing_over.scan_parcel(session, handover_id, number)


async def test_a_dock_opens_one_handover_and_closes_it_once(busy: World) -> None:
    made, _ = await labelled(busy, parcels=3)
    opened = await _all(*(_open(busy, made) for _ in range(HANDS)))
    refused = [one for one in opened if isinstance(one, HandoverOpen)]
    (handover_id,) = (one for one in opened if isinstance(one, UUID))
    assert len(refused) == HANDS - 1
    assert await _all(*(_scan(busy, handover_id, n) for n in made.numbers * 3)) == [None] * 9
    closed = await _all(*(_close(busy, handover_id) for _ in range(HANDS)))
    assert closed.count(None) == 1 and sum(isinstance(one, HandoverClosed) for one in closed) == HANDS - 1
    assert await _count(busy, HandoverParcel) == 3 and await _count(busy, Operation) == 3


@pytest.mark.parametrize("_try", range(5))
async def test_a_label_is_voided_or_scanned_for_a_handover_but_never_both(busy: World, _try: int) -> None:
    made, _ = await labelled(busy)
    handover_id = await _open(busy, made)
    number = made.numbers[0]

    async def void() -> None:
        async with busy.operator() as session:
            await dispatch.void_label(session, number)

    ended = await _all(void(), _scan(busy, handover_id, number))
    assert ended.count(None) == 1 and sum(isinstance(one, Refusal | IntegrityError) for one in ended) == 1
    async with busy.operator() as session:
        carried = await shipping.find_label(session, made.parcel_ids[0])
    assert (carried is None) == (await _count(busy, HandoverParcel) == 0)


async def test_reports_that_come_at_once_are_kept_once(busy: World) -> None:
    _, numbers = await labelled(busy, parcels=2)
    at = datetime(2026, 11, 24, tzinfo=UTC)

    async def report(heard: list[str]) -> None:
        async with busy.operator() as session:
            told = [TrackingUpdate(number, "in_transit", "x", "", "", at) for number in heard]
            await shipping.track(session, "own_fleet", told)

    ended = await _all(*(report(numbers if n % 2 else numbers[::-1]) for n in range(HANDS)))
    assert ended == [None] * HANDS and await _count(busy, TrackingEvent) == 2
