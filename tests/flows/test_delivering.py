"""What becomes of shipments on the road."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update
from tests.make import floor
from tests.make.parcels import Packed, account, packed
from tests.world import World

from portal.domains import notifications, outbound, shipping
from portal.domains.orders.models import Order
from portal.domains.shipping import TrackingUpdate
from portal.flows import dispatch, handing_over
from portal.kit.paging import Window

T0 = datetime(2026, 11, 24, tzinfo=UTC)


async def labelled(world: World, parcels: int = 1) -> tuple[Packed, list[str]]:
    """Checked labels on every parcel, and their numbers."""
    async with world.operator() as session:
        made = await packed(session, await floor.floor(session, world.alice), parcels=parcels)
        await account(session, world.services.vault)
        await session.execute(update(Order).values(buyer_email="hanako@buyer.example", buyer_name="山田花子"))
        for number in made.numbers:
            await dispatch.want_label(session, number)
    await world.settle()
    async with world.operator() as session:
        labels = [await shipping.get_label(session, id_) for id_ in made.parcel_ids]
        for number, label in zip(made.numbers, labels, strict=True):
            await dispatch.check_label(session, number, label.tracking_number)
    return made, [label.tracking_number for label in labels]


async def hand_over(world: World, made: Packed) -> None:
    async with world.operator() as session:
        (view,) = await shipping.list_accounts(session)
        handover = await handing_over.open_handover(session, warehouse_id=made.warehouse_id, account_id=view.id)
        for number in made.numbers:
            await handing_over.scan_parcel(session, handover.id, number)
        await handing_over.close_handover(session, handover.id, signed_by="佐藤")
    await world.settle()


async def report(world: World, status: str, number: str, hours: int = 1) -> None:
    async with world.operator() as session:
        at = T0 + timedelta(days=365, hours=hours)
        await shipping.track(session, "own_fleet", [TrackingUpdate(number, status, status, "", "", at)])
    await world.settle()


async def status(world: World, made: Packed) -> str:
    async with world.operator() as session:
        return (await outbound.get_shipment(session, made.shipment_id)).shipment.status


async def test_a_shipment_is_delivered_when_its_last_parcel_is(world: World) -> None:
    made, numbers = await labelled(world, parcels=2)
    await hand_over(world, made)
    await report(world, "delivered", numbers[0])
    assert await status(world, made) == "handed_over"
    await report(world, "delivered", numbers[1])
    assert await status(world, made) == "delivered" and await world.parked() == []


@pytest.mark.parametrize(("word", "end"), [("lost", "delivery_failed"), ("returned_to_sender", "returned")])
async def test_what_is_lost_or_comes_back_ends_the_shipment_otherwise(world: World, word: str, end: str) -> None:
    made, numbers = await labelled(world)
    await hand_over(world, made)
    await report(world, word, numbers[0])
    assert await status(world, made) == end


async def test_a_delivery_that_is_reported_before_the_handover_is_closed_counts_afterwards(world: World) -> None:
    made, numbers = await labelled(world)
    await report(world, "delivered", numbers[0])
    assert await status(world, made) == "packed" and await world.parked() == []
    await hand_over(world, made)
    assert await status(world, made) == "delivered"


async def test_the_buyer_hears_of_dispatch_and_delivery_once_each(world: World) -> None:
    made, numbers = await labelled(world)
    await hand_over(world, made)
    await report(world, "delivered", numbers[0])
    await report(world, "delivered", numbers[0], hours=2)
    async with world.operator() as session:
        mails = await notifications.list_mails(session, Window(), document_id=made.order_id)
        shipped = await notifications.get_mail(session, mails[-1].id)
    assert [mail.template for mail in mails] == ["delivered", "shipped"]
    assert numbers[0] in shipped.body and shipped.body.startswith("山田花子 様")
    assert all((mail.status, mail.recipient) == ("sent", "hanako@buyer.example") for mail in mails)
