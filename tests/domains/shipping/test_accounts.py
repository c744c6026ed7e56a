"""Contracts with carriers, and the address at which they report."""

import pytest
from sqlalchemy import text
from tests.make.parcels import account
from tests.world import World

from portal.domains import shipping
from portal.domains.shipping import CarrierAccountMissing, CarrierUnknown
from portal.kit.crypto import SealBroken
from portal.kit.errors import Invalid
from portal.kit.ids import new_id
from portal.kit.scope import DoorScope, operator_of


async def test_an_account_opens_with_its_secret_sealed(world: World) -> None:
    async with world.operator() as session:
        account_id, secret = await account(session, world.services.vault)
        stored = (await session.execute(text("select credentials from carrier_accounts"))).scalar_one()
        opened = await shipping.access(session, world.services.vault, account_id)
    assert secret.encode() not in bytes(stored) and opened.secrets == {"hook_secret": secret}


async def test_a_sealed_secret_does_not_open_on_another_row(world: World) -> None:
    async with world.operator() as session:
        one, _ = await account(session, world.services.vault)
        other, _ = await account(session, world.services.vault, code="other")
        await session.execute(
            text(
                "update carrier_accounts set credentials = (select credentials from carrier_accounts where id = :one)"
                " where id = :other"
            ),
            {"one": one, "other": other},
        )
        with pytest.raises(SealBroken):
            await shipping.access(session, world.services.vault, other)


async def test_an_unknown_carrier_or_a_tariff_with_a_gap_opens_nothing(world: World) -> None:
    async with world.operator() as session:
        with pytest.raises(CarrierUnknown):
            await shipping.open_account(
                session, world.services.vault, shipping.adapters(), carrier="pigeon", code="p", name="p", settings={},
                secrets={},
            )  # fmt: skip
        with pytest.raises(Invalid):
            await account(session, world.services.vault, rates={"60": [1]})
        assert await shipping.list_accounts(session) == []


async def test_a_disabled_account_is_not_offered_and_hears_nothing(world: World) -> None:
    async with world.operator() as session:
        account_id, _ = await account(session, world.services.vault)
        (view,) = await shipping.list_accounts(session, enabled=True)
        await shipping.set_disabled(session, account_id, True)
        assert await shipping.list_accounts(session, enabled=True) == []
    async with world.database.transaction(DoorScope("-")) as session:
        with pytest.raises(CarrierAccountMissing):
            await shipping.enter_by_hook(session, view.hook_token)


async def test_the_hooks_address_leads_to_its_operator_and_a_guess_nowhere(world: World) -> None:
    async with world.operator() as session:
        account_id, _ = await account(session, world.services.vault)
        token = (await shipping.get_account(session, account_id)).hook_token
    async with world.database.transaction(DoorScope("-")) as session:
        for guess in ("", "x", "' or true --", token[:-1] + "!", "y" * 43):
            with pytest.raises(CarrierAccountMissing):
                await shipping.enter_by_hook(session, guess)
        assert (await shipping.enter_by_hook(session, token)).id == account_id
        assert operator_of(session) == world.operator_id


async def test_new_settings_count_from_now_on_and_bad_ones_change_nothing(world: World) -> None:
    async with world.operator() as session:
        account_id, _ = await account(session, world.services.vault)
        await shipping.revise_account(
            session, shipping.adapters(), account_id, name="南便", settings={"service": "van"}
        )
        with pytest.raises(Invalid):
            await shipping.revise_account(session, shipping.adapters(), account_id, name="x", settings={"van": 1})
        view = await shipping.get_account(session, account_id)
        with pytest.raises(CarrierAccountMissing):
            await shipping.revise_account(session, shipping.adapters(), new_id(), name="x", settings={})
    assert (view.name, view.settings) == ("南便", {"service": "van"})
