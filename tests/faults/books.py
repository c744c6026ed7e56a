"""Whether everything that was accepted is there once, with all that follows from it, and nothing else is."""

import asyncio
import time
from collections.abc import Collection

from tests.faults.product import Product

from portal.domains import inventory
from portal.kit.db import Database
from portal.kit.scope import OperatorScope

HURRY_SECONDS = 3.0

# A reaction whose worker was killed is due again when its lease ends, up to a minute later: the clock is moved instead.
# What was begun in the last two seconds may be at work.
PASS_LEASES = (
    "update reaction_runs set due_at = now(), held_until = null where state = 'due' and due_at > now()"
    " and (held_until is null or held_until < now() + interval '58 seconds')"
)
_OPEN = "select (select count(*) from outbox) + (select count(*) from reaction_runs where state = 'due')"

_UNDONE = """
select reaction, state, attempts, last_error, count(*) from reaction_runs where state <> 'done' group by 1, 2, 3, 4
"""
_FOUND = "select external_id, count(*) from orders where external_id = any($1::text[]) group by external_id"
# Each order of these ends reserved, short or held, and each of its effects is there exactly once.
_NOT_ONCE = """
select o.external_id, o.status,
  (select count(*) from events e where e.operator_id = o.operator_id and e.subject_id = o.id
     and e.name = 'OrderPlaced') placed,
  (select count(*) from operations w where w.operator_id = o.operator_id and w.source_key = 'order:' || o.id) worked,
  (select count(*) from charges c join operations w on w.operator_id = c.operator_id and w.id = c.operation_id
     where w.operator_id = o.operator_id and w.source_key = 'order:' || o.id) charged,
  (select count(*) from holds h where h.operator_id = o.operator_id and h.order_id = o.id and h.released_at is null)
     held,
  (select count(distinct l.shipment_id) from shipment_lines l where l.operator_id = o.operator_id
     and l.order_id = o.id) shipments,
  (select coalesce(bool_and(case s.status when 'reserved' then r.reserved = l.quantity
        when 'awaiting_stock' then r.reserved < l.quantity else false end), true)
     from shipment_lines l join shipments s on s.operator_id = l.operator_id and s.id = l.shipment_id
     left join reservations r on r.operator_id = l.operator_id and r.line_id = l.id
     where l.operator_id = o.operator_id and l.order_id = o.id) promised
from orders o where o.external_id = any($1::text[])
"""
_GAPS = """
select merchant_id, count(*), max(feed_seq), count(distinct feed_seq) from events where merchant_id is not null
group by merchant_id having count(*) <> max(feed_seq) or count(*) <> count(distinct feed_seq)
"""


async def settle(product: Product, seconds: float = 60) -> float:
    """Wait until nothing is under way; answers how long it took."""
    began = hurried = time.monotonic()
    while True:
        [(open_,)] = await product.ask(_OPEN)
        now = time.monotonic()
        if not open_:
            return now - began
        assert now - began < seconds, f"still {open_} under way: {await _stuck(product)}"
        if now - hurried > HURRY_SECONDS:
            hurried = now
            await product.ask(PASS_LEASES)
        await asyncio.sleep(0.1)


async def _stuck(product: Product) -> list[str]:
    return [str(dict(row)) for row in await product.ask(_UNDONE)]


async def differences(product: Product, accepted: Collection[str]) -> dict[str, object]:
    """What is wrong with the accepted orders, by their external ids, and with the books; empty when all is right."""
    found = {row["external_id"]: row["count"] for row in await product.ask(_FOUND, list(accepted))}
    rows = await product.ask(_NOT_ONCE, list(accepted))
    wrong = {
        "lost": sorted(set(accepted) - found.keys()),
        "doubled": [name for name, count in found.items() if count != 1],
        "not_once": [dict(row) for row in rows if not _is_once(dict(row))],
        "parked": await _stuck(product),
        "gaps": [dict(row) for row in await product.ask(_GAPS)],
        "ledger": await _ledger(product),
    }
    return {name: what for name, what in wrong.items() if what}


def _is_once(row: dict[str, int]) -> bool:
    effects = row["placed"] == row["worked"] == row["charged"] == 1
    return effects and bool(row["promised"]) and (row["shipments"] == 1 or row["held"] > 0)


async def _ledger(product: Product) -> list[object]:
    [(operator_id,)] = await product.ask("select operator_id from operators")
    database = Database(product.config.app_database_url, pool_size=1)
    try:
        async with database.transaction(OperatorScope(operator_id)) as session:
            return list(await inventory.audit_ledger(session))
    finally:
        await database.close()
