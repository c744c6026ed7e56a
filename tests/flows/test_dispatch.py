"""Labels for packed parcels, from carriers that work and carriers that do not."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

from pypdf import PdfReader
from sqlalchemy import update
from tests.make import floor
from tests.make.fulfilment import station
from tests.make.parcels import Packed, account, packed
from tests.world import World

from portal.domains import outbound, shipping
from portal.domains.outbound.models import Parcel
from portal.domains.shipping import LabelWanted
from portal.domains.shipping.carriers.fake import FakeCarrier, down
from portal.domains.shipping.models import CarrierAccount
from portal.flows import dispatch, fulfilment
from portal.flows.fulfilment import Box, Scan
from portal.kit import clock
from portal.kit.ids import new_id
from portal.kit.reactions import Opener


async def wanting(world: World, parcels: int = 1, **box: int) -> Packed:
    """Packed parcels whose labels were asked for."""
    async with world.operator() as session:
        made = await packed(session, await floor.floor(session, world.alice), parcels=parcels, **box)
        await account(session, world.services.vault)
        for number in made.numbers:
            await dispatch.want_label(session, number)
    return made


async def fake(world: World, carrier: FakeCarrier) -> None:
    """Every account of the world is with this carrier."""
    world.services = replace(world.services, carriers={"fake": carrier, **shipping.adapters()})
    async with world.operator() as session:
        await session.execute(update(CarrierAccount).values(carrier="fake"))


async def test_a_parcel_gets_its_label_with_its_price_and_address(world: World) -> None:
    made = await wanting(world, parcels=2)
    await world.settle()
    async with world.operator() as session:
        labels = await shipping.labels_of(session, [made.shipment_id])
        paper = await shipping.document_of(session, labels[1].id)
        parcels = await outbound.parcels_of(session, made.shipment_id)
    prices = [(label.cost, label.currency, label.size_class, label.zone) for label in labels]
    assert prices == [(750, "JPY", 60, "same")] * 2
    assert [parcel.status for parcel in parcels] == ["labelled", "labelled"]
    text = PdfReader(BytesIO(paper)).pages[0].extract_text().replace(" ", "")
    assert all(word in text for word in ("渋谷区神宮前", "アリス商店", "2/2", made.numbers[1]))
    assert await world.parked() == []


async def test_every_box_that_leaves_the_bench_gets_its_label_by_itself(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 2)
    made = await here.shipment(2)
    async with world.operator() as session:
        await account(session, world.services.vault)
    await here.pick_all(await here.released())
    for _ in range(2):
        box = Box(box_code="60", length_mm=250, width_mm=200, height_mm=150, weight_g=400, scans=[Scan("OWN-0", 1)])
        async with world.operator() as session:
            await fulfilment.pack(session, made.id, [box])
    await world.settle()
    async with world.operator() as session:
        labels = await shipping.labels_of(session, [made.id])
        parcels = await outbound.parcels_of(session, made.id)
    assert {label.parcel_id for label in labels} == {parcel.id for parcel in parcels} and len(labels) == 2
    assert await world.parked() == []


async def test_a_reaction_that_runs_twice_buys_once(world: World) -> None:
    made = await wanting(world)
    carrier = FakeCarrier()
    await fake(world, carrier)
    event = LabelWanted(merchant_id=world.alice, parcel_id=made.parcel_ids[0], shipment_id=made.shipment_id)
    opener = Opener(world.database, world.as_operator(), new_id(), world.services)
    for _ in range(2):
        await dispatch.buy_label(opener, event)
    assert len(carrier.bought) == 1


async def test_a_purchase_that_was_cut_off_is_continued_and_not_repeated(world: World) -> None:
    made = await wanting(world)
    carrier = FakeCarrier()
    await fake(world, carrier)
    event_id = new_id()
    opener = Opener(world.database, world.as_operator(), event_id, world.services)
    async with world.operator() as session:
        order = await dispatch.order_for(session, world.services.vault, made.parcel_ids[0])
    assert order is not None
    (_, access), key = order.accounts[0], f"{event_id}:{made.parcel_ids[0]}:0"
    before = await carrier.buy(order.purchase, access, key=key)
    event = LabelWanted(merchant_id=world.alice, parcel_id=made.parcel_ids[0], shipment_id=made.shipment_id)
    await dispatch.buy_label(opener, event)
    async with world.operator() as session:
        label = await shipping.get_label(session, made.parcel_ids[0])
    assert label.tracking_number == before.tracking_number and len(carrier.bought) == 1


async def test_a_carrier_that_is_down_or_silent_is_asked_again(world: World) -> None:
    for fault in (down, 1.0):
        made = await wanting(world) if fault is down else await _another(world)
        await fake(world, FakeCarrier(fault))
        await world.settle()
        async with world.operator() as session:
            assert await shipping.find_label(session, made.parcel_ids[0]) is None
        await world.settle_later(timedelta(minutes=1))
        async with world.operator() as session:
            assert await shipping.find_label(session, made.parcel_ids[0]) is not None


async def _another(world: World) -> Packed:
    async with world.operator() as session:
        made = await packed(session, await floor.floor(session, world.bob))
        await dispatch.want_label(session, made.numbers[0])
    return made


async def test_two_parcels_that_get_the_same_number_end_with_two(world: World) -> None:
    made = await wanting(world, parcels=2)
    await fake(world, FakeCarrier(numbers=["444413758703", "444413758703"]))
    await world.settle()
    async with world.operator() as session:
        numbers = {label.tracking_number for label in await shipping.labels_of(session, [made.shipment_id])}
    assert len(numbers) == 2 and "444413758703" in numbers


async def test_the_cheapest_account_that_goes_there_gets_the_parcel(world: World) -> None:
    async with world.operator() as session:
        made = await packed(session, await floor.floor(session, world.alice))
        prices = {"rates": {"60": [1, 1, 1, 1, 1]}}
        await account(session, world.services.vault, code="dear")
        cheap, _ = await account(session, world.services.vault, code="cheap", **prices)
        off, _ = await account(session, world.services.vault, code="off", rates={"60": [0, 0, 0, 0, 0]})
        await shipping.set_disabled(session, off, True)
        await dispatch.want_label(session, made.numbers[0])
    await world.settle()
    async with world.operator() as session:
        label = await shipping.get_label(session, made.parcel_ids[0])
    assert (label.carrier_account_id, label.cost) == (cheap, 1)


async def test_a_parcel_that_no_carrier_takes_is_parked_with_the_reason(world: World) -> None:
    await wanting(world, weight_g=99_000)
    await world.settle()
    (work,) = await world.parked()
    assert (work.reaction, work.last_error["code"]) == ("buy_label", "parcel_oversize")


async def test_without_any_account_the_work_is_parked_until_there_is_one(world: World) -> None:
    async with world.operator() as session:
        made = await packed(session, await floor.floor(session, world.alice))
        await dispatch.want_label(session, made.numbers[0])
    await world.settle()
    (work,) = await world.parked()
    assert work.last_error["code"] == "no_carrier"


async def test_a_parcel_that_was_cancelled_meanwhile_gets_no_label(world: World) -> None:
    made = await wanting(world)
    async with world.operator() as session:
        await session.execute(update(Parcel).where(Parcel.id == made.parcel_ids[0]).values(status="cancelled"))
    await world.settle()
    async with world.operator() as session:
        assert await shipping.find_label(session, made.parcel_ids[0]) is None
    assert await world.parked() == []


async def test_a_voided_label_is_told_to_its_carrier(world: World) -> None:
    made = await wanting(world)
    carrier = FakeCarrier()
    await fake(world, carrier)
    await world.settle()
    async with world.operator() as session:
        voided = await dispatch.void_label(session, made.numbers[0])
    assert voided.status == "voided" and voided.voided_at is not None and voided.voided_at <= clock.now()
    await world.settle()
    assert carrier.voided == [voided.tracking_number]
    async with world.operator() as session:
        assert (await outbound.get_parcel(session, made.parcel_ids[0])).status == "packed"
