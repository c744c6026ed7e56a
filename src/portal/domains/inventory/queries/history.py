"""Stock over time, rebuilt from the ledger: what a day closed with is the sum of all that moved up to it."""

from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from portal.kit.rows import all_as
from portal.kit.scope import operator_of, tenant

# Days before the first that is asked for are one day: their sum is what the first day began with.
_DAYS = """
with ends as (
  select l.warehouse_id, greatest((m.moved_at at time zone :zone)::date, cast(:since as date) - 1) as day,
    case when m.to_condition = 'sellable' then m.quantity else 0 end as change,
    case when m.from_bucket <> 'location' then m.quantity else 0 end as received, 0 as issued, 0 as sold
  from stock_movements m join locations l on l.operator_id = :operator_id and l.id = m.to_location_id
  where m.operator_id = :operator_id and m.product_id = :product_id {mine}
  union all
  select l.warehouse_id, greatest((m.moved_at at time zone :zone)::date, cast(:since as date) - 1),
    case when m.from_condition = 'sellable' then -m.quantity else 0 end, 0,
    case when m.to_bucket <> 'location' then m.quantity else 0 end,
    case when m.to_bucket = 'buyer' then m.quantity else 0 end
  from stock_movements m join locations l on l.operator_id = :operator_id and l.id = m.from_location_id
  where m.operator_id = :operator_id and m.product_id = :product_id {mine}
), days as (
  select warehouse_id, day, sum(change) as change, sum(received) as received, sum(issued) as issued, sum(sold) as sold
  from ends group by warehouse_id, day
)
select warehouse_id, day, (sum(change) over (partition by warehouse_id order by day))::int, received::int, issued::int,
  sold::int
from days order by warehouse_id, day
"""


class StockDay(msgspec.Struct, frozen=True):
    """A day on which something moved: sellable units at its end; units that came in, went out, went to buyers."""

    warehouse_id: UUID
    day: date
    on_hand: int
    received: int
    issued: int
    sold: int


async def stock_days(session: AsyncSession, product_id: UUID, *, zone: str, since: date) -> list[StockDay]:
    """A product's days by warehouse; the day before ``since`` stands for all before. Days without movement are absent.

    Movements within the walls are neither received nor issued.
    """
    scope = tenant(session)
    mine = "" if scope.merchant_id is None else "and m.merchant_id = :merchant_id"
    given = {"operator_id": operator_of(session), "product_id": product_id, "zone": zone, "since": since}
    if scope.merchant_id is not None:
        given["merchant_id"] = scope.merchant_id
    return all_as(StockDay, await session.execute(text(_DAYS.format(mine=mine)), given))
