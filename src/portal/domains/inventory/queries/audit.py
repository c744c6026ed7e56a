"""The books against each other: every way in which two records of the same units could disagree, found by SQL."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.values import Discrepancy
from portal.kit.rows import all_as
from portal.kit.scope import tenant

_LEDGER = """
with ends as (
  select merchant_id, product_id, lot_id, to_location_id as location_id, to_condition as condition, quantity
    from stock_movements where operator_id = :operator_id and to_bucket = 'location' {mine}
  union all
  select merchant_id, product_id, lot_id, from_location_id, from_condition, -quantity
    from stock_movements where operator_id = :operator_id and from_bucket = 'location' {mine}
), booked as (
  select merchant_id, product_id, lot_id, location_id, condition, sum(quantity) as quantity
    from ends group by merchant_id, product_id, lot_id, location_id, condition
), held as (
  select merchant_id, product_id, lot_id, location_id, condition, quantity, true as there
    from stock where operator_id = :operator_id {mine}
)
select 'stock_differs_from_ledger', coalesce(h.merchant_id, b.merchant_id), coalesce(h.product_id, b.product_id),
  coalesce(h.location_id, b.location_id), coalesce(b.quantity, 0), coalesce(h.quantity, 0)
from booked b full join held h
  on h.merchant_id = b.merchant_id and h.product_id = b.product_id and h.location_id = b.location_id
  and h.condition = b.condition
  and coalesce(h.lot_id, h.product_id) = coalesce(b.lot_id, b.product_id)
where coalesce(b.quantity, 0) <> coalesce(h.quantity, 0)
"""
_ZERO_SUM = """
select 'movements_do_not_balance', m.merchant_id, m.product_id, m.product_id,
  -sum(case when m.to_bucket = 'location' then 0 else m.quantity end
       - case when m.from_bucket = 'location' then 0 else m.quantity end),
  (select coalesce(sum(s.quantity), 0) from stock s
    where s.operator_id = :operator_id and s.product_id = m.product_id and s.merchant_id = m.merchant_id)
from stock_movements m
where m.operator_id = :operator_id {mine}
group by m.merchant_id, m.product_id
having -sum(case when m.to_bucket = 'location' then 0 else m.quantity end
            - case when m.from_bucket = 'location' then 0 else m.quantity end)
  <> (select coalesce(sum(s.quantity), 0) from stock s
       where s.operator_id = :operator_id and s.product_id = m.product_id and s.merchant_id = m.merchant_id)
"""
_ON_HAND = """
with sellable as (
  select merchant_id, product_id, warehouse_id, sum(quantity) as quantity from stock
   where operator_id = :operator_id and condition = 'sellable' {mine}
   group by merchant_id, product_id, warehouse_id
), stated as (
  select merchant_id, product_id, warehouse_id, on_hand from availability where operator_id = :operator_id {mine}
)
select 'on_hand_differs_from_stock', coalesce(a.merchant_id, s.merchant_id), coalesce(a.product_id, s.product_id),
  coalesce(a.warehouse_id, s.warehouse_id), coalesce(s.quantity, 0), coalesce(a.on_hand, 0)
from sellable s full join stated a
  on a.merchant_id = s.merchant_id and a.product_id = s.product_id and a.warehouse_id = s.warehouse_id
where coalesce(s.quantity, 0) <> coalesce(a.on_hand, 0)
"""
_RESERVED = """
with promised as (
  select merchant_id, product_id, warehouse_id, sum(reserved - issued) as quantity from reservations
   where operator_id = :operator_id and status in ('waiting', 'reserved') {mine}
   group by merchant_id, product_id, warehouse_id
), stated as (
  select merchant_id, product_id, warehouse_id, reserved from availability where operator_id = :operator_id {mine}
)
select 'reserved_differs_from_promises', coalesce(a.merchant_id, p.merchant_id),
  coalesce(a.product_id, p.product_id), coalesce(a.warehouse_id, p.warehouse_id), coalesce(p.quantity, 0),
  coalesce(a.reserved, 0)
from promised p full join stated a
  on a.merchant_id = p.merchant_id and a.product_id = p.product_id and a.warehouse_id = p.warehouse_id
where coalesce(p.quantity, 0) <> coalesce(a.reserved, 0)
"""
_OVERSOLD = """
select 'promised_more_than_there_is', merchant_id, product_id, warehouse_id, on_hand, reserved
from availability where operator_id = :operator_id {mine} and (reserved < 0 or reserved > on_hand)
"""
_PINNED = """
with pins as (
  select stock_id, sum(quantity) as quantity from allocations
   where operator_id = :operator_id and status in ('open', 'picked') {mine} group by stock_id
)
select 'allocated_differs_from_pins', s.merchant_id, s.product_id, s.location_id, coalesce(p.quantity, 0), s.allocated
from stock s left join pins p on p.stock_id = s.id
where s.operator_id = :operator_id and s.allocated <> coalesce(p.quantity, 0) {mine_s}
"""
_OVERPINNED = """
with pins as (
  select reservation_id, sum(quantity) as quantity from allocations
   where operator_id = :operator_id and status in ('open', 'picked') {mine} group by reservation_id
)
select 'pinned_more_than_promised', r.merchant_id, r.product_id, r.warehouse_id, r.reserved - r.issued, p.quantity
from pins p join reservations r on r.operator_id = :operator_id and r.id = p.reservation_id
where p.quantity > case when r.status in ('waiting', 'reserved') then r.reserved - r.issued else 0 end
"""


async def audit_ledger(session: AsyncSession) -> list[Discrepancy]:
    """Every place where stock, ledger, availability, promises and pins disagree; empty when the books are right."""
    scope = tenant(session)
    one = scope.merchant_id is not None
    words = {
        "mine": "and merchant_id = :merchant_id" if one else "",
        "mine_s": "and s.merchant_id = :merchant_id" if one else "",
    }
    given = {"operator_id": scope.operator_id} | ({"merchant_id": scope.merchant_id} if one else {})
    found: list[Discrepancy] = []
    for check in (_LEDGER, _ZERO_SUM, _ON_HAND, _RESERVED, _OVERSOLD, _PINNED, _OVERPINNED):
        query = check.format(**words)
        asked = given if ":merchant_id" in query else {"operator_id": scope.operator_id}
        found += all_as(Discrepancy, await session.execute(text(query), asked))
    return found
