"""Undoing a charge by a charge of the opposite amount: the first stays as it was."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.billing.errors import AlreadyReversed, ChargeMissing
from portal.domains.billing.events import ChargeReversed
from portal.domains.billing.models import Charge
from portal.domains.billing.queries import business_date
from portal.kit import clock, outbox
from portal.kit.ids import new_id
from portal.kit.scope import operator_of


async def reverse(session: AsyncSession, charge_id: UUID, *, reason: str) -> UUID:
    """A charge of the opposite amount exists, dated today so that it falls into an invoice that is still open.

    Refuses a charge that is not here, was reversed before, or is itself a reversal. Records ChargeReversed.
    """
    operator_id, today = operator_of(session), await business_date(session)
    row = (
        await session.execute(
            select(Charge.__table__).where(Charge.operator_id == operator_id, Charge.id == charge_id)
        )
    ).mappings().one_or_none()  # fmt: skip
    if row is None:
        raise ChargeMissing(id=str(charge_id))
    if row["reverses_id"] is not None:
        raise AlreadyReversed(id=str(charge_id), reverses_id=str(row["reverses_id"]))
    undone = {
        **row, "id": new_id(), "revision": row["revision"] + 1, "reverses_id": charge_id, "invoice_id": None,
        "quantity": -row["quantity"], "amount": -row["amount"], "business_date": max(today, row["business_date"]),
        "charged_at": clock.now(),
        "explanation": {
            **row["explanation"], "quantity": -row["quantity"], "amount": -row["amount"], "reverses": str(charge_id),
            "reason": reason,
        },
    }  # fmt: skip
    reversal_id: UUID | None = await session.scalar(
        insert(Charge).values(undone).on_conflict_do_nothing().returning(Charge.id)
    )
    if reversal_id is None:
        raise AlreadyReversed(id=str(charge_id))
    await outbox.record(
        session,
        ChargeReversed(merchant_id=row["merchant_id"], charge_id=charge_id, reversal_id=reversal_id, reason=reason),
    )
    return reversal_id
