"""Parcels given to a carrier: only the right ones, each once."""

from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession
from tests.make import floor
from tests.make.parcels import Packed, account, label, packed
from tests.world import World

from portal.domains import shipping
from portal.domains.shipping import (
    AlreadyOnHandover,
    HandoverClosed,
    HandoverEmpty,
    HandoverMissing,
    HandoverOpen,
    LabelMissing,
    LabelNotVerified,
    WrongCarrier,
    WrongWarehouse,
)
from portal.kit import outbox
from portal.kit.ids import new_id
from portal.kit.paging import Window


async def opened(session: AsyncSession, made: Packed, account_id: UUID) -> UUID:
    return await shipping.open_handover(
        session, warehouse_id=made.warehouse_id, account_id=account_id, time_zone="Asia/Tokyo"
    )


async def scan(session: AsyncSession, handover_id: UUID, made: Packed, which: int = 0) -> None:
    await shipping.scan_parcel(session, handover_id, parcel_id=made.parcel_ids[which], warehouse_id=made.warehouse_id)


async def ready(session: AsyncSession, world: World, parcels: int = 1) -> tuple[Packed, UUID]:
    made = await packed(session, await floor.floor(session, world.alice), parcels=parcels)
    account_id, _ = await account(session, world.services.vault)
    for which in range(parcels):
        number = f"{which:012d}"
        await label(session, made, account_id, which=which, number=number)
        await shipping.verify_label(session, made.parcel_ids[which], number)
    return made, account_id


async def test_scanned_parcels_leave_with_a_signature(world: World) -> None:
    async with world.operator() as session:
        made, account_id = await ready(session, world, parcels=2)
        handover_id = await opened(session, made, account_id)
        for which in (0, 1, 1):
            await scan(session, handover_id, made, which)
        left = await shipping.close_handover(session, handover_id, signed_by="佐藤")
        view = await shipping.get_handover(session, handover_id)
        events = [item.name for item in await outbox.timeline(session, made.parcel_ids)]
    assert [parcel.parcel_id for parcel in left] == made.parcel_ids
    assert (view.status, view.signed_by, view.parcels) == ("closed", "佐藤", 2)
    assert events.count("ParcelHandedOver") == 2


async def test_a_parcel_without_a_label_or_with_an_unchecked_one_stays(world: World) -> None:
    async with world.operator() as session:
        made = await packed(session, await floor.floor(session, world.alice))
        account_id, _ = await account(session, world.services.vault)
        handover_id = await opened(session, made, account_id)
        with pytest.raises(LabelMissing):
            await scan(session, handover_id, made)
        await label(session, made, account_id)
        with pytest.raises(LabelNotVerified):
            await scan(session, handover_id, made)
        with pytest.raises(HandoverEmpty):
            await shipping.close_handover(session, handover_id, signed_by="佐藤")


async def test_another_carriers_or_warehouses_parcel_stays(world: World) -> None:
    async with world.operator() as session:
        made, account_id = await ready(session, world)
        other_account, _ = await account(session, world.services.vault, code="other")
        other = await opened(session, made, other_account)
        with pytest.raises(WrongCarrier):
            await scan(session, other, made)
        elsewhere = await floor.floor(session, world.bob)
        far = await shipping.open_handover(
            session, warehouse_id=elsewhere.warehouse_id, account_id=account_id, time_zone="Asia/Tokyo"
        )
        with pytest.raises(WrongWarehouse):
            await scan(session, far, made)


async def test_a_parcel_stands_on_one_handover_until_it_is_taken_off(world: World) -> None:
    async with world.operator() as session:
        made, account_id = await ready(session, world, parcels=2)
        first = await opened(session, made, account_id)
        for which in (0, 1):
            await scan(session, first, made, which)
        await shipping.unscan_parcel(session, first, parcel_id=made.parcel_ids[1])
        await shipping.close_handover(session, first, signed_by="佐藤")
        second = await opened(session, made, account_id)
        with pytest.raises(AlreadyOnHandover) as refused:
            await scan(session, second, made, 0)
        assert refused.value.data == {"handover_id": str(first)}
        await scan(session, second, made, 1)


async def test_a_closed_handover_takes_and_gives_nothing(world: World) -> None:
    async with world.operator() as session:
        made, account_id = await ready(session, world)
        handover_id = await opened(session, made, account_id)
        await scan(session, handover_id, made)
        await shipping.close_handover(session, handover_id, signed_by="佐藤")
        with pytest.raises(HandoverClosed):
            await scan(session, handover_id, made)
        with pytest.raises(HandoverClosed):
            await shipping.unscan_parcel(session, handover_id, parcel_id=made.parcel_ids[0])
        with pytest.raises(HandoverClosed):
            await shipping.close_handover(session, handover_id, signed_by="佐藤")


async def test_a_warehouse_has_one_open_handover_for_a_carrier(world: World) -> None:
    async with world.operator() as session:
        made, account_id = await ready(session, world)
        first = await opened(session, made, account_id)
        with pytest.raises(HandoverOpen) as refused:
            await opened(session, made, account_id)
        assert refused.value.data == {"handover_id": str(first)}
        with pytest.raises(HandoverMissing):
            await shipping.get_handover(session, new_id())
        (listed,) = await shipping.list_handovers(session, Window(), status="open", warehouse_id=made.warehouse_id)
        assert listed.id == first


async def test_a_manifest_is_there_once_it_is_closed_and_never_changes(world: World) -> None:
    async with world.operator() as session:
        made, account_id = await ready(session, world)
        handover_id = await opened(session, made, account_id)
        with pytest.raises(shipping.ManifestMissing):
            await shipping.manifest_of(session, handover_id)
        for paper in (b"first", b"second"):
            await shipping.keep_manifest(session, handover_id, paper)
        assert await shipping.manifest_of(session, handover_id) == b"first"
