"""Turning operations into charges by the rate card that is valid on their day, set-based and once."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, bindparam, text
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.billing.events import ChargeRecorded
from portal.domains.billing.queries import unpriced
from portal.kit import clock, outbox
from portal.kit.ids import new_id
from portal.kit.scope import operator_of

# `kit.money.round_minor` in SQL; amounts are not negative here. A charge's identity is (operation, kind, revision), not
# its rate: a card that is added later, with an earlier day, must not price the same work a second time.
_PRICE = text(
    """
    insert into charges (operator_id, id, merchant_id, operation_id, rate_id, revision, kind, quantity, unit_price,
        amount, currency, tax_bp, business_date, charged_at, explanation)
    select o.operator_id, given.charge_id, o.merchant_id, o.id, r.id, 0, r.kind, o.quantity, r.unit_price,
        case c.rounding when 'down' then trunc(o.quantity * r.unit_price) when 'up' then ceil(o.quantity * r.unit_price)
            else round(o.quantity * r.unit_price) end,
        c.currency, r.tax_bp, o.business_date, :now,
        jsonb_build_object('label', r.label, 'label_en', r.label_en, 'quantity', o.quantity,
            'unit_price', trim_scale(r.unit_price)::text, 'exact', trim_scale(o.quantity * r.unit_price)::text,
            'rounding', c.rounding, 'currency', c.currency, 'card', c.name, 'valid_from', c.valid_from,
            'amount', case c.rounding when 'down' then trunc(o.quantity * r.unit_price)
                when 'up' then ceil(o.quantity * r.unit_price) else round(o.quantity * r.unit_price) end)
    from unnest(:operation_ids, :charge_ids) as given(operation_id, charge_id)
    join operations o on o.operator_id = :operator_id and o.merchant_id = :merchant_id and o.id = given.operation_id
    join rate_cards c on c.operator_id = :operator_id and c.merchant_id = :merchant_id
        and c.valid_from = (select max(v.valid_from) from rate_cards v where v.operator_id = :operator_id
            and v.merchant_id = :merchant_id and v.valid_from <= o.business_date)
    join rates r on r.operator_id = :operator_id and r.merchant_id = :merchant_id and r.rate_card_id = c.id
        and r.kind = o.kind
    order by o.id
    on conflict (operator_id, merchant_id, operation_id, kind, revision) do nothing
    returning id, amount
    """
).bindparams(bindparam("operation_ids", type_=ARRAY(Uuid)), bindparam("charge_ids", type_=ARRAY(Uuid)))

_BATCH = 5_000


async def price_operations(session: AsyncSession, merchant_id: UUID, operation_ids: Sequence[UUID]) -> int:
    """Each of these operations of one merchant has its charge, once; answers how many are new.

    An operation without a rate on its day stays unpriced until there is one. Records ChargeRecorded.
    """
    if not operation_ids:
        return 0
    rows = (
        await session.execute(
            _PRICE,
            {
                "operator_id": operator_of(session), "merchant_id": merchant_id, "now": clock.now(),
                "operation_ids": list(operation_ids), "charge_ids": [new_id() for _ in operation_ids],
            },
        )
    ).all()  # fmt: skip
    if rows:
        await outbox.record(
            session,
            ChargeRecorded(
                merchant_id=merchant_id, charge_ids=[row.id for row in rows], amount=sum(row.amount for row in rows)
            ),
        )
    await session.flush()
    return len(rows)


async def price_waiting(session: AsyncSession, merchant_id: UUID, *, since: date | None, until: date | None) -> int:
    """Operations of a time that had no price yet, or that no reaction has reached, are priced where possible.

    Answers how many charges are new. Records ChargeRecorded per batch.
    """
    priced, after = 0, None
    while True:
        ids = await unpriced(session, merchant_id, since=since, until=until, after=after, limit=_BATCH)
        priced += await price_operations(session, merchant_id, ids)
        if len(ids) < _BATCH:
            return priced
        after = ids[-1]
