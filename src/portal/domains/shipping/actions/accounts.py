"""Carrier accounts: opened with their secrets sealed, given other settings, disabled."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.shipping.carriers.base import CarrierAdapter
from portal.domains.shipping.errors import CarrierAccountMissing, CarrierUnknown
from portal.domains.shipping.models import CarrierAccount
from portal.domains.shipping.queries.accounts import place_of_credentials
from portal.kit import clock, signatures
from portal.kit.crypto import Vault, new_token
from portal.kit.ids import new_id
from portal.kit.scope import operator_of

Carriers = Mapping[str, CarrierAdapter]


def adapter_of(carriers: Carriers, carrier: str) -> CarrierAdapter:
    """The adapter of a carrier. Refuses a carrier that we do not work with."""
    adapter = carriers.get(carrier)
    if adapter is None:
        raise CarrierUnknown(fields={"carrier": "one of " + ", ".join(sorted(carriers))})
    return adapter


async def open_account(
    session: AsyncSession,
    vault: Vault,
    carriers: Carriers,
    *,
    carrier: str,
    code: str,
    name: str,
    settings: Mapping[str, Any],
    secrets: Mapping[str, str],
) -> tuple[UUID, str]:
    """An account exists and is enabled; answers its id and the secret that its tracking messages are signed with.

    Refuses an unknown carrier and settings it cannot work with; a taken ``code`` fails on its constraint.
    """
    adapter_of(carriers, carrier).check(settings)
    account_id, operator_id, hook_secret = new_id(), operator_of(session), signatures.new_secret()
    sealed = vault.seal(
        msgspec.json.encode({**secrets, "hook_secret": hook_secret}),
        operator_id=operator_id,
        place=place_of_credentials(account_id),
    )
    session.add(
        CarrierAccount(
            operator_id=operator_id, id=account_id, carrier=carrier, code=code, name=name, credentials=sealed,
            settings=dict(settings), hook_token=new_token(),
        )
    )  # fmt: skip
    await session.flush()
    return account_id, hook_secret


async def revise_account(
    session: AsyncSession, carriers: Carriers, account_id: UUID, *, name: str, settings: Mapping[str, Any]
) -> None:
    """The account has this name and these settings from now on; bought labels stay as they are.

    Refuses unknown accounts and settings that the carrier cannot work with.
    """
    account = await _locked(session, account_id)
    adapter_of(carriers, account.carrier).check(settings)
    account.name, account.settings = name, dict(settings)
    await session.flush()


async def set_disabled(session: AsyncSession, account_id: UUID, disabled: bool) -> None:
    """A disabled account gets no new parcels and hears no reports; twice is once. Refuses unknown accounts."""
    account = await _locked(session, account_id)
    if disabled != (account.disabled_at is not None):
        account.disabled_at = clock.now() if disabled else None
    await session.flush()


async def _locked(session: AsyncSession, account_id: UUID) -> CarrierAccount:
    account = await session.scalar(
        select(CarrierAccount)
        .where(CarrierAccount.operator_id == operator_of(session), CarrierAccount.id == account_id)
        .with_for_update()
    )
    if account is None:
        raise CarrierAccountMissing(id=str(account_id))
    return account
