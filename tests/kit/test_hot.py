"""Statements past SQLAlchemy: the same rows, the same walls, the same errors."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import bindparam, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from tests.world import World

from portal.kit import clock
from portal.kit.hot import Hot, HotInsert
from portal.kit.ids import new_id
from portal.kit.outbox.tables import EventRow

_EVENTS = HotInsert(EventRow.__table__)
_ONCE = HotInsert(EventRow.__table__, "on conflict do nothing returning id")
_columns = EventRow.__table__.c
_DATA = Hot(
    select(_columns.name, _columns.actor_id, _columns.occurred_at)
    .where(_columns.id == bindparam("id"), _columns.subject_type == "order")
    .order_by(_columns.id)
)


def _event(merchant_id: UUID, **other: Any) -> dict[str, Any]:
    return {
        "id": new_id(), "merchant_id": merchant_id, "name": "Tried", "subject_type": "order", "subject_id": new_id(),
        "data": {"words": ["茶", "\"'{}"], "none": None}, "actor_kind": "system", "actor_id": None, "actor_name": "試",
        "occurred_at": clock.now(), "feed_seq": None, **other,
    }  # fmt: skip


async def test_rows_are_kept_as_they_were_given(world: World) -> None:
    given = [_event(world.alice, actor_id=new_id()), _event(world.alice)]
    async with world.merchant() as session:
        await _EVENTS.rows(session, given)
        kept = (await session.execute(select(EventRow).where(EventRow.id.in_([row["id"] for row in given])))).scalars()
        found = {row.id: {name: getattr(row, name) for name in given[0]} for row in kept}
    assert found == {row["id"]: row for row in given}


async def test_a_select_knows_its_own_constants_and_what_it_is_given(world: World) -> None:
    given = [_event(world.alice), _event(world.alice, subject_type="shop")]
    async with world.merchant() as session:
        await _EVENTS.rows(session, given)
        [row] = await _DATA.rows(session, {"id": given[0]["id"]})
        other = await _DATA.rows(session, {"id": given[1]["id"]})
    assert (row["name"], row["actor_id"], row["occurred_at"]) == ("Tried", None, given[0]["occurred_at"])
    assert other == []


async def test_what_is_there_already_is_not_answered(world: World) -> None:
    first, second = _event(world.alice), _event(world.alice)
    async with world.merchant() as session:
        await _ONCE.rows(session, [first])
        written = await _ONCE.rows(session, [first, second])
    assert [row["id"] for row in written] == [second["id"]]


async def test_nothing_is_sent_for_no_rows(world: World) -> None:
    async with world.merchant() as session:
        assert await _EVENTS.rows(session, []) == []


async def test_a_broken_constraint_leaves_with_its_name(world: World) -> None:
    event = _event(world.alice)
    with pytest.raises(IntegrityError) as broken:
        async with world.merchant() as session:
            await _EVENTS.rows(session, [event, event])
    assert getattr(broken.value.orig.__cause__, "constraint_name", None) == "pk_events"


async def test_another_merchants_row_is_refused(world: World) -> None:
    with pytest.raises(DBAPIError, match="row-level security"):
        async with world.merchant() as session:
            await _EVENTS.rows(session, [_event(world.alice), _event(world.bob)])


async def test_a_value_that_cannot_be_kept_leaves_with_its_state(world: World) -> None:
    with pytest.raises(DBAPIError) as refused:
        async with world.merchant() as session:
            await _EVENTS.rows(session, [_event(world.alice, actor_name="a\x00b")])
    assert getattr(refused.value.orig, "sqlstate", None) == "22021"


async def test_a_session_takes_the_connection_of_its_present_transaction(world: World) -> None:
    count = Hot(text("select count(*) from events"))
    async with world.merchant() as session:
        await count.rows(session, {})
    assert "driver" not in session.sync_session.info
    async with session:
        await count.rows(session, {})
        assert "driver" in session.sync_session.info
