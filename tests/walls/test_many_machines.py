"""The schema can be spread over machines by operator: the rules of a Citus cluster, read from the catalogue.

Distributed tables: every table with the tenant except the coordinator's plumbing. The rules: keys begin with the
tenant, foreign keys never set to null, no triggers, ids made by the application, no sequence.
"""

import asyncpg
import pytest

from portal.kit.config import Config

# Local to the coordinator: written in the same transaction, claimed with SKIP LOCKED, woken with NOTIFY.
LOCAL = ["outbox", "reaction_runs", "feed_counters", "schedule_ticks", "alembic_version"]

RULES = {
    "a primary key does not begin with the tenant": """
        select c.conname from pg_constraint c join pg_class t on t.oid = c.conrelid
          join pg_attribute a on a.attrelid = t.oid and a.attname = 'operator_id'
         where c.contype = 'p' and c.connamespace = 'public'::regnamespace
           and c.conkey[1] <> a.attnum and t.relname <> all ($1)""",
    "a distributed table has a trigger": """
        select tgname from pg_trigger g join pg_class t on t.oid = g.tgrelid
         where not g.tgisinternal and t.relnamespace = 'public'::regnamespace and t.relname <> all ($1)""",
    "a foreign key sets to null or default": """
        select conname from pg_constraint c join pg_class t on t.oid = c.conrelid
         where c.contype = 'f' and (c.confdeltype not in ('a', 'c') or c.confupdtype not in ('a', 'c'))
           and t.relname <> all ($1)""",
    "a column takes its value from a sequence or a function": """
        select t.relname || '.' || a.attname from pg_attrdef d join pg_class t on t.oid = d.adrelid
          join pg_attribute a on a.attrelid = t.oid and a.attnum = d.adnum
         where t.relnamespace = 'public'::regnamespace and t.relname <> all ($1)
           and pg_get_expr(d.adbin, d.adrelid) ~ '\\(' and a.attgenerated = ''""",
    "there is a sequence": "select relname from pg_class where relkind = 'S' and relname <> all ($1)",
    "a foreign key reaches a table that is not distributed": """
        select c.conname from pg_constraint c join pg_class t on t.oid = c.conrelid
          join pg_class r on r.oid = c.confrelid
         where c.contype = 'f' and r.relname = any ($1)""",
    "a partial unique constraint does not carry the tenant": """
        select i.indexrelid::regclass::text from pg_index i join pg_class t on t.oid = i.indrelid
          join pg_attribute a on a.attrelid = t.oid and a.attname = 'operator_id'
         where i.indisunique and i.indpred is not null and a.attnum <> all (i.indkey::int2[])
           and t.relname <> all ($1)""",
}


@pytest.mark.parametrize("rule", RULES)
async def test_the_schema_can_be_distributed(config: Config, rule: str) -> None:
    connection = await asyncpg.connect(config.database_url)
    try:
        found = [row[0] for row in await connection.fetch(RULES[rule], LOCAL)]
    finally:
        await connection.close()
    assert found == [], rule
