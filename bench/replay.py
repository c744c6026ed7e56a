"""The floor of one big transaction: the rows that the product wrote, written again by one plain statement per table.

Apart from `writing.py`, which repeats small transactions: here the rows lie ready in tables of the same database, and
only moving them to where they belong is timed.
"""

import io
import time

import asyncpg

from bench.footprint import Table, tables


async def stage(product: asyncpg.Connection, floor: asyncpg.Connection, xid: str) -> dict[str, int]:
    """Bring what transaction ``xid`` wrote into the floor's database, which is still as before; answers row counts."""
    counts: dict[str, int] = {}
    await floor.execute("create schema staged")
    for table in await tables(product):
        moved = await _bring(product, floor, table, xid)
        if moved:
            counts |= await _split(floor, table)
    await floor.execute("vacuum analyze")
    return counts


async def _bring(product: asyncpg.Connection, floor: asyncpg.Connection, table: Table, xid: str) -> bool:
    columns = ", ".join(f'"{name}"' for name in table.types)
    if not await product.fetchval(f'select exists (select 1 from "{table.name}" t where t.xmin::text = $1)', xid):
        return False
    buffer = io.BytesIO()
    query = f"select {columns} from \"{table.name}\" t where t.xmin::text = '{int(xid)}'"
    await product.copy_from_query(query, output=buffer, format="binary")
    buffer.seek(0)
    await floor.execute(f'create table staged."{table.name}" as select {columns} from public."{table.name}" limit 0')
    await floor.copy_to_table(
        table.name, schema_name="staged", source=buffer, format="binary", columns=list(table.types)
    )
    return True


async def _split(floor: asyncpg.Connection, table: Table) -> dict[str, int]:
    same = " and ".join(f't."{name}" = s."{name}"' for name in table.key)
    known = f'select 1 from public."{table.name}" t where {same}'
    await floor.execute(
        f'create table staged."{table.name}+" as select * from staged."{table.name}" s where not exists ({known})'
    )
    await floor.execute(f'delete from staged."{table.name}" s where not exists ({known})')
    new = await floor.fetchval(f'select count(*) from staged."{table.name}+"')
    changed = await floor.fetchval(f'select count(*) from staged."{table.name}"')
    counted = {table.name: new, f"{table.name} (changed)": changed}
    return {name: count for name, count in counted.items() if count}


async def write(floor: asyncpg.Connection) -> float:
    """Write everything that lies ready in one transaction; answers its seconds, commit included."""
    ready = {
        row["tablename"] for row in await floor.fetch("select tablename from pg_tables where schemaname = 'staged'")
    }
    plan = [statement for table in await tables(floor) if table.name in ready for statement in _moves(table)]
    began = time.perf_counter()
    async with floor.transaction():
        for statement in plan:
            await floor.execute(statement)
    return time.perf_counter() - began


def _moves(table: Table) -> list[str]:
    columns = [name for name in table.types if name not in table.key]
    same = " and ".join(f't."{name}" = s."{name}"' for name in table.key)
    assigned = ", ".join(f'"{name}" = s."{name}"' for name in columns)
    every = ", ".join(f'"{name}"' for name in table.types)
    update = f'update "{table.name}" t set {assigned} from staged."{table.name}" s where {same}'
    return [update, f'insert into "{table.name}" ({every}) select {every} from staged."{table.name}+"']
