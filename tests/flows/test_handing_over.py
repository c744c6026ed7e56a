"""What is true once a carrier has signed."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select, update
from tests.flows.test_delivering import labelled
from tests.make.parcels import Packed
from tests.world import World

from portal.domains import outbound, shipping
from portal.domains.billing.models import Operation
from portal.domains.outbound import ParcelMissing, ShipmentHeld
from portal.domains.outbound.models import Shipment
from portal.domains.shipping import HandoverView, LabelNotVerified
from portal.flows import dispatch, handing_over


async def opened(world: World, made: Packed) -> HandoverView:
    async with world.operator() as session:
        (view,) = await shipping.list_accounts(session)
        return await handing_over.open_handover(session, warehouse_id=made.warehouse_id, account_id=view.id)


async def test_closing_marks_and_bills_everything_at_once_and_the_manifest_follows(world: World) -> None:
    made, numbers = await labelled(world, parcels=2)
    handover = await opened(world, made)
    async with world.operator() as session:
        for number in (*made.numbers, made.numbers[0]):
            await handing_over.scan_parcel(session, handover.id, number)
        closed = await handing_over.close_handover(session, handover.id, signed_by="佐藤")
        shipment = (await outbound.get_shipment(session, made.shipment_id)).shipment
        done = (await session.execute(select(Operation.kind, Operation.quantity, Operation.attributes))).all()
        labels = await shipping.labels_of(session, [made.shipment_id])
    await world.settle()
    async with world.operator() as session:
        paper = await shipping.manifest_of(session, handover.id)
    assert (closed.status, closed.signed_by, closed.parcels) == ("closed", "佐藤", 2)
    assert shipment.status == "handed_over" and shipment.handed_over_at is not None
    assert [(row.kind, row.quantity, row.attributes["cost"]) for row in done] == [("label", 1, 750)] * 2
    assert {label.tracking_status for label in labels} == {"picked_up"}
    text = PdfReader(BytesIO(paper)).pages[0].extract_text()
    assert all(word in text for word in (*numbers, "引渡票", "佐藤", "アリス商店", handover.number))
    assert "山田" not in text


async def test_a_shipment_with_a_parcel_left_behind_has_not_left(world: World) -> None:
    made, _ = await labelled(world, parcels=2)
    handover = await opened(world, made)
    async with world.operator() as session:
        await handing_over.scan_parcel(session, handover.id, made.numbers[0])
        await handing_over.close_handover(session, handover.id, signed_by="佐藤")
        assert (await outbound.get_shipment(session, made.shipment_id)).shipment.status == "packed"


async def test_a_held_shipment_stays_even_when_it_was_held_after_the_scan(world: World) -> None:
    made, _ = await labelled(world)
    handover = await opened(world, made)
    async with world.operator() as session:
        await handing_over.scan_parcel(session, handover.id, made.numbers[0])
        await session.execute(update(Shipment).where(Shipment.id == made.shipment_id).values(held=True))
        with pytest.raises(ShipmentHeld):
            await handing_over.scan_parcel(session, handover.id, made.numbers[0])
    with pytest.raises(ShipmentHeld):
        async with world.operator() as session:
            await handing_over.close_handover(session, handover.id, signed_by="佐藤")
    async with world.operator() as session:
        assert (await shipping.get_handover(session, handover.id)).status == "open"


async def test_a_new_label_must_be_checked_again(world: World) -> None:
    made, _ = await labelled(world)
    handover = await opened(world, made)
    async with world.operator() as session:
        await dispatch.void_label(session, made.numbers[0])
        await dispatch.want_label(session, made.numbers[0])
    await world.settle()
    async with world.operator() as session:
        with pytest.raises(LabelNotVerified):
            await handing_over.scan_parcel(session, handover.id, made.numbers[0])


async def test_an_unknown_barcode_is_no_parcel(world: World) -> None:
    made, _ = await labelled(world)
    handover = await opened(world, made)
    async with world.operator() as session:
        with pytest.raises(ParcelMissing):
            await handing_over.scan_parcel(session, handover.id, "P-NOBODY")
