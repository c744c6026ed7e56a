"""The operator's contracts with carriers."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import delete, get, post, put
from litestar.datastructures import State
from litestar.params import FromPath, JSONBody

from portal.api.deps import Session
from portal.api.guards import needs
from portal.domains import shipping
from portal.domains.shipping import CarrierAccountView

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=100, examples=["北倉庫便"])]


class NewAccount(msgspec.Struct, forbid_unknown_fields=True):
    """A contract. ``settings`` depend on the carrier: for ``own_fleet`` its tariff, empty for the example tariff."""

    carrier: Annotated[str, msgspec.Meta(min_length=1, max_length=40, examples=["own_fleet"])]
    code: Annotated[str, msgspec.Meta(pattern="^[a-z0-9][a-z0-9-]{0,39}$", examples=["own"])]
    name: Name
    settings: dict[str, Any] = {}
    secrets: dict[str, Annotated[str, msgspec.Meta(max_length=2000)]] = {}


class AccountChange(msgspec.Struct, forbid_unknown_fields=True):
    """Name and settings, both as they are from now on."""

    name: Name
    settings: dict[str, Any]


class OpenedAccount(msgspec.Struct, frozen=True):
    """A new account. ``hook_secret`` is shown once: reports to ``hook_path`` are signed with it (Standard Webhooks)."""

    account: CarrierAccountView
    hook_path: str
    hook_secret: str


@post("/carrier-accounts", guards=[needs("carriers:write")], summary="Open a carrier account", tags=["carriers"])
async def open_account(data: JSONBody[NewAccount], session: Session, state: State) -> OpenedAccount:
    """Its parcels are priced from now on."""
    account_id, secret = await shipping.open_account(
        session, state.vault, state.services.carriers, **msgspec.structs.asdict(data)
    )
    account = await shipping.get_account(session, account_id)
    return OpenedAccount(account, f"/hooks/carriers/{account.hook_token}", secret)


@get("/carrier-accounts", guards=[needs("carriers:read")], summary="List carrier accounts", tags=["carriers"])
async def list_accounts(session: Session) -> list[CarrierAccountView]:
    """By code, disabled ones included."""
    return list(await shipping.list_accounts(session))


@put("/carrier-accounts/{account_id:uuid}", guards=[needs("carriers:write")], summary="Change a carrier account",
     tags=["carriers"])  # fmt: skip
async def revise_account(
    account_id: FromPath[UUID], data: JSONBody[AccountChange], session: Session, state: State
) -> CarrierAccountView:
    """Labels that are bought already stay as they are."""
    await shipping.revise_account(session, state.services.carriers, account_id, name=data.name, settings=data.settings)
    return await shipping.get_account(session, account_id)


@put("/carrier-accounts/{account_id:uuid}/disabled", guards=[needs("carriers:write")],
     summary="Disable a carrier account", tags=["carriers"])  # fmt: skip
async def disable_account(account_id: FromPath[UUID], session: Session) -> CarrierAccountView:
    """It gets no new parcels and hears no reports."""
    await shipping.set_disabled(session, account_id, True)
    return await shipping.get_account(session, account_id)


@delete("/carrier-accounts/{account_id:uuid}/disabled", guards=[needs("carriers:write")], status_code=200,
        summary="Enable a carrier account", tags=["carriers"])  # fmt: skip
async def enable_account(account_id: FromPath[UUID], session: Session) -> CarrierAccountView:
    """It gets parcels again."""
    await shipping.set_disabled(session, account_id, False)
    return await shipping.get_account(session, account_id)


HANDLERS = [open_account, list_accounts, revise_account, disable_account, enable_account]
