"""Recording that billable things happened, in the transaction in which they happen."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.billing.events import OperationRecorded
from portal.domains.billing.models import Operation
from portal.domains.billing.queries import business_date
from portal.domains.billing.values import Done
from portal.kit import clock, outbox
from portal.kit.hot import HotInsert
from portal.kit.ids import new_id
from portal.kit.scope import actor_of

_OPERATIONS = HotInsert(
    Operation.__table__, "on conflict (operator_id, merchant_id, source_key) do nothing returning id, merchant_id"
)


async def record(session: AsyncSession, done: Sequence[Done]) -> None:
    """Each piece of work is an operation, once per source key; what was recorded before stays as it is.

    Refuses nothing: an unknown kind or a quantity below 1 is a fault of the caller and fails on its constraint.
    Records OperationRecorded, one per merchant with new operations.
    """
    if not done:
        return
    dated = all(work.business_date is not None for work in done)
    today = None if dated else await business_date(session)
    now, actor = clock.now(), actor_of(session)
    rows = [
        {
            "id": new_id(), "merchant_id": work.merchant_id, "kind": work.kind,
            "quantity": work.quantity, "business_date": work.business_date or today, "occurred_at": now,
            "warehouse_id": work.warehouse_id, "document_type": work.document_type, "document_id": work.document_id,
            "source_key": work.source_key, "actor_name": actor.name, "attributes": work.attributes,
        }
        # Two transactions that report the same causes meet at the unique key: in one order, so that neither deadlocks.
        for work in sorted(done, key=lambda work: (work.merchant_id, work.source_key))
    ]  # fmt: skip
    new: dict[UUID, list[UUID]] = {}
    for id_, merchant_id in await _OPERATIONS.rows(session, rows):
        new.setdefault(merchant_id, []).append(id_)
    await outbox.record_all(
        session, [OperationRecorded(merchant_id=merchant_id, operation_ids=ids) for merchant_id, ids in new.items()]
    )
    await session.flush()
