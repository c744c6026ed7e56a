"""Carrier accounts: as people see them, and opened for their adapter."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.shipping.carriers.base import Access
from portal.domains.shipping.errors import CarrierAccountMissing
from portal.domains.shipping.models import CarrierAccount
from portal.domains.shipping.rules import is_hook_token
from portal.domains.shipping.values import CarrierAccountView
from portal.kit.crypto import Vault
from portal.kit.rows import all_as
from portal.kit.scope import DoorScope, OperatorScope, enter, operator_of

_VIEW = (
    CarrierAccount.id, CarrierAccount.carrier, CarrierAccount.code, CarrierAccount.name, CarrierAccount.settings,
    CarrierAccount.hook_token, CarrierAccount.created_at, CarrierAccount.disabled_at,
)  # fmt: skip


async def list_accounts(session: AsyncSession, *, enabled: bool | None = None) -> Sequence[CarrierAccountView]:
    """Carrier accounts of the operator by code."""
    query = select(*_VIEW).where(CarrierAccount.operator_id == operator_of(session))
    if enabled is not None:
        query = query.where(CarrierAccount.disabled_at.is_(None) == enabled)
    return all_as(CarrierAccountView, await session.execute(query.order_by(CarrierAccount.code)))


async def get_account(session: AsyncSession, account_id: UUID) -> CarrierAccountView:
    """One account. Refuses one that is not here."""
    row = (
        await session.execute(
            select(*_VIEW).where(CarrierAccount.operator_id == operator_of(session), CarrierAccount.id == account_id)
        )
    ).one_or_none()
    if row is None:
        raise CarrierAccountMissing(id=str(account_id))
    return all_as(CarrierAccountView, [row])[0]


async def access(session: AsyncSession, vault: Vault, account_id: UUID) -> Access:
    """The account as its adapter needs it, secrets in the clear. Refuses an account that is not here."""
    operator_id = operator_of(session)
    row = (
        await session.execute(
            select(CarrierAccount.name, CarrierAccount.settings, CarrierAccount.credentials).where(
                CarrierAccount.operator_id == operator_id, CarrierAccount.id == account_id
            )
        )
    ).one_or_none()
    if row is None:
        raise CarrierAccountMissing(id=str(account_id))
    opened = vault.open(row.credentials, operator_id=operator_id, place=place_of_credentials(account_id))
    return Access(row.name, row.settings, msgspec.json.decode(opened, type=dict[str, str]))


async def enter_by_hook(session: AsyncSession, token: str) -> CarrierAccountView:
    """The account that reports to the address ending in ``token``; the session then works for its operator.

    Begins in the door's scope of the token. Refuses an unknown or disabled one.
    """
    if not is_hook_token(token):
        raise CarrierAccountMissing
    await enter(session, DoorScope(token))
    row = (
        await session.execute(
            select(CarrierAccount.operator_id, *_VIEW).where(
                CarrierAccount.hook_token == token, CarrierAccount.disabled_at.is_(None)
            )
        )
    ).one_or_none()
    if row is None:
        raise CarrierAccountMissing
    operator_id, *view = row
    await enter(session, OperatorScope(operator_id))
    return all_as(CarrierAccountView, [view])[0]


def place_of_credentials(account_id: UUID) -> str:
    """Where an account's sealed credentials belong."""
    return f"carrier_accounts:{account_id}:credentials"
