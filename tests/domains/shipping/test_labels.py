"""Labels: one on a parcel, and the right one."""

import pytest
from sqlalchemy.exc import IntegrityError
from tests.make import floor
from tests.make.parcels import account, label, packed
from tests.world import World

from portal.domains import shipping
from portal.domains.shipping import (
    AlreadyOnHandover,
    LabelExists,
    LabelMismatch,
    LabelMissing,
    TrackingNumberTaken,
)
from portal.domains.shipping.models import HandoverParcel
from portal.kit import clock, outbox
from portal.kit.ids import new_id


async def test_a_second_label_changes_nothing_and_the_first_is_the_answer(world: World) -> None:
    async with world.operator() as session:
        made = await packed(session, await floor.floor(session, world.alice))
        account_id, _ = await account(session, world.services.vault)
        first = await label(session, made, account_id)
        again = await label(session, made, account_id, number="405548424886")
        events = [item.name for item in await outbox.timeline(session, made.parcel_ids)]
    assert again == first and events == ["LabelBought"]


async def test_two_parcels_never_share_a_number(world: World) -> None:
    async with world.operator() as session:
        made = await packed(session, await floor.floor(session, world.alice), parcels=2)
        account_id, _ = await account(session, world.services.vault)
        await label(session, made, account_id, which=0)
        with pytest.raises(TrackingNumberTaken):
            await label(session, made, account_id, which=1)


async def test_the_scanned_label_is_verified_once_and_another_parcels_is_refused(world: World) -> None:
    async with world.operator() as session:
        made = await packed(session, await floor.floor(session, world.alice), parcels=2)
        account_id, _ = await account(session, world.services.vault)
        await label(session, made, account_id, which=0, number="444413758703")
        await label(session, made, account_id, which=1, number="405548424886")
        with pytest.raises(LabelMismatch) as refused:
            await shipping.verify_label(session, made.parcel_ids[0], "A405548424886A")
        assert refused.value.data == {"expected": "444413758703", "scanned": "405548424886"}
        for _ in range(2):
            await shipping.verify_label(session, made.parcel_ids[0], "A444413758703A")
        states = [(await shipping.get_label(session, id_)).verified_at is not None for id_ in made.parcel_ids]
        events = [item.name for item in await outbox.timeline(session, made.parcel_ids[:1])]
    assert states == [True, False] and events == ["LabelBought", "LabelVerified"]


async def test_a_voided_label_makes_room_for_another(world: World) -> None:
    async with world.operator() as session:
        made = await packed(session, await floor.floor(session, world.alice))
        account_id, _ = await account(session, world.services.vault)
        with pytest.raises(LabelMissing):
            await shipping.void_label(session, made.parcel_ids[0])
        old = await label(session, made, account_id)
        wanted = {"merchant_id": made.merchant_id, "parcel_id": old.parcel_id, "shipment_id": made.shipment_id}
        with pytest.raises(LabelExists):
            await shipping.want_label(session, **wanted)
        await shipping.void_label(session, old.parcel_id)
        await shipping.want_label(session, **wanted)
        new = await label(session, made, account_id, number="405548424886")
        assert (await shipping.get_label_by_id(session, old.id)).status == "voided"
        assert await shipping.labels_of(session, [made.shipment_id]) == [new]


@pytest.mark.parametrize("ready", [True, False])
async def test_the_database_itself_takes_no_unverified_parcel_on_a_manifest(world: World, ready: bool) -> None:
    async with world.operator() as session:
        made = await packed(session, await floor.floor(session, world.alice))
        account_id, _ = await account(session, world.services.vault)
        bought = await label(session, made, account_id)
        handover_id = await shipping.open_handover(
            session, warehouse_id=made.warehouse_id, account_id=account_id, time_zone="Asia/Tokyo"
        )
    row = HandoverParcel(
        operator_id=world.operator_id, id=new_id(), merchant_id=made.merchant_id, handover_id=handover_id,
        parcel_id=bought.parcel_id, shipment_id=made.shipment_id, label_id=bought.id, label_ready=ready,
        scanned_at=clock.now(), scanned_by="x",
    )  # fmt: skip
    with pytest.raises(IntegrityError, match="label_ready"):
        await _write(world, row)


async def _write(world: World, row: HandoverParcel) -> None:
    async with world.operator() as session:
        session.add(row)
        await session.flush()


async def test_a_label_on_a_manifest_cannot_be_voided(world: World) -> None:
    async with world.operator() as session:
        made = await packed(session, await floor.floor(session, world.alice))
        account_id, _ = await account(session, world.services.vault)
        await label(session, made, account_id)
        await shipping.verify_label(session, made.parcel_ids[0], "444413758703")
        handover_id = await shipping.open_handover(
            session, warehouse_id=made.warehouse_id, account_id=account_id, time_zone="Asia/Tokyo"
        )
        await shipping.scan_parcel(session, handover_id, parcel_id=made.parcel_ids[0], warehouse_id=made.warehouse_id)
        with pytest.raises(AlreadyOnHandover):
            await shipping.void_label(session, made.parcel_ids[0])


async def test_an_erased_label_keeps_its_number_and_cost(world: World) -> None:
    async with world.operator() as session:
        made = await packed(session, await floor.floor(session, world.alice))
        account_id, _ = await account(session, world.services.vault)
        before = await label(session, made, account_id)
        assert await shipping.document_of(session, before.id) == b"%PDF"
        assert await shipping.erase_labels(session, [made.shipment_id]) == 1
        assert await shipping.document_of(session, before.id) == b""
        assert await shipping.get_label(session, made.parcel_ids[0]) == before


async def test_another_merchant_does_not_see_the_label(world: World) -> None:
    async with world.operator() as session:
        made = await packed(session, await floor.floor(session, world.alice))
        account_id, _ = await account(session, world.services.vault)
        await label(session, made, account_id)
    async with world.merchant() as session:
        assert await shipping.find_label(session, made.parcel_ids[0]) is not None
    async with world.merchant(world.bob) as session:
        assert await shipping.find_label(session, made.parcel_ids[0]) is None
