"""A message may come any number of times: every reaction that ran is run again and changes nothing."""

from sqlalchemy import text
from tests.make.life import lived
from tests.world import World

from portal.flows.reactions import MAP, REACTIONS
from portal.kit.outbox import Dispatch
from portal.kit.reactions import execute
from portal.kit.scope import OperatorScope, RelayScope

# Their effect is outside or needs an outside that no one order meets; their own tests run them twice.
ELSEWHERE = {
    "greet_shop", "import_products", "take_up_waiting", "poll_shop", "call_for_polls", "send_mail",
    "notice_month_end", "close_month", "keep_document", "measure_storage",
    "seal_trail",
}  # fmt: skip
TABLES = text(
    "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'operator_id'"
    " where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in"
    " ('outbox', 'reaction_runs', 'feed_counters', 'schedule_ticks') order by 1"
)


async def _picture(world: World) -> dict[str, str]:
    """A fingerprint of every business table."""
    async with world.database.transaction(OperatorScope(world.operator_id)) as session:
        names = (await session.execute(TABLES)).scalars().all()
        found = {}
        for name in names:
            fingerprint = f"select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from {name} t"
            found[name] = str(await session.scalar(text(fingerprint)))
    return found


async def test_every_reaction_that_ran_changes_nothing_the_second_time(world: World) -> None:
    await lived(world)
    async with world.database.transaction(RelayScope()) as session:
        done = (
            await session.execute(
                text("select operator_id, event_id, reaction from reaction_runs where state = 'done'")
            )
        ).all()
        await session.execute(text("update reaction_runs set state = 'due' where state = 'done'"))
    again = [Dispatch(*row) for row in done if row.reaction not in ELSEWHERE]
    before = await _picture(world)
    for dispatch in again:
        await execute(world.database, REACTIONS, world.services, dispatch.operator_id, [dispatch[1:]])
    after = await _picture(world)
    assert {name for name in before if before[name] != after[name]} == set()
    assert len({dispatch.reaction for dispatch in again}) > 8


def test_what_is_tested_elsewhere_is_still_on_the_map() -> None:
    known = {reaction.name for reactions in MAP.values() for reaction in reactions}
    assert ELSEWHERE - known == set()
