"""What the operator does with a merchant that is open: correct its details, suspend it, let it work again."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.tenancy.actions.auditing import audit
from portal.domains.tenancy.errors import MerchantMissing
from portal.domains.tenancy.events import MerchantResumed, MerchantRevised, MerchantSuspended
from portal.domains.tenancy.models import Invitation, Membership, Merchant
from portal.kit import clock, outbox
from portal.kit.errors import Stale
from portal.kit.scope import operator_of


async def revise_merchant(
    session: AsyncSession, merchant_id: UUID, changes: dict[str, Any], *, based_on: int | None = None
) -> None:
    """These details of the merchant are changed; its people see a new name at once.

    Refuses a merchant that is not here and an edit based on an older version. Records MerchantRevised, and what each
    detail was in the audit trail.
    """
    merchant = await _locked(session, merchant_id)
    if based_on is not None and based_on != merchant.version:
        raise Stale(version=merchant.version)
    before = {name: getattr(merchant, name) for name, value in changes.items() if getattr(merchant, name) != value}
    if not before:
        return
    after = {name: changes[name] for name in before}
    for name, value in after.items():
        setattr(merchant, name, value)
    merchant.version += 1
    await session.flush()
    if "name" in after:
        await _rename(session, merchant_id, after["name"])
    told = {"from": before, "to": after}
    await audit(session, "merchant.revise", "merchant", merchant_id, told, merchant_id=merchant_id)
    await outbox.record(session, MerchantRevised(merchant_id=merchant_id, fields=sorted(after)))


async def suspend_merchant(session: AsyncSession, merchant_id: UUID, *, reason: str) -> None:
    """Nothing of the merchant is sent: its open orders are held a moment later, and so is every new one.

    Suspending again only changes the reason. Refuses a merchant that is not here. Records MerchantSuspended.
    """
    merchant = await _locked(session, merchant_id)
    was, told = merchant.status, {"from": merchant.status, "to": "suspended", "reason": reason}
    if was == "suspended" and merchant.suspension_reason == reason:
        return
    merchant.status, merchant.suspension_reason = "suspended", reason
    merchant.suspended_at = merchant.suspended_at or clock.now()
    merchant.version += 1
    await session.flush()
    await audit(session, "merchant.suspend", "merchant", merchant_id, told, merchant_id=merchant_id)
    if was != "suspended":
        await outbox.record(session, MerchantSuspended(merchant_id=merchant_id))


async def resume_merchant(session: AsyncSession, merchant_id: UUID) -> None:
    """The merchant works again, and what the suspension held goes on; without one nothing changes.

    Refuses a merchant that is not here. Records MerchantResumed.
    """
    merchant = await _locked(session, merchant_id)
    if merchant.status != "suspended":
        return
    told = {"from": "suspended", "to": "active", "reason": merchant.suspension_reason}
    merchant.status, merchant.suspended_at, merchant.suspension_reason = "active", None, None
    merchant.version += 1
    await session.flush()
    await audit(session, "merchant.resume", "merchant", merchant_id, told, merchant_id=merchant_id)
    await outbox.record(session, MerchantResumed(merchant_id=merchant_id))


async def suspended_since(session: AsyncSession, merchant_id: UUID) -> datetime | None:
    """When the suspension of this merchant began, None without one; nobody changes it until the transaction ends."""
    return (await _locked(session, merchant_id)).suspended_at


async def _locked(session: AsyncSession, merchant_id: UUID) -> Merchant:
    merchant = await session.scalar(
        select(Merchant)
        .where(Merchant.operator_id == operator_of(session), Merchant.merchant_id == merchant_id)
        .with_for_update(key_share=True)
    )
    if merchant is None:
        raise MerchantMissing(id=str(merchant_id))
    return merchant


async def _rename(session: AsyncSession, merchant_id: UUID, name: str) -> None:
    for table in (Membership, Invitation):
        await session.execute(
            update(table)
            .where(table.operator_id == operator_of(session), table.merchant_id == merchant_id)
            .values(tenant_name=name)
            .execution_options(synchronize_session=False)
        )
