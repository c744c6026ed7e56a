"""What carriers report, kept once and in the order in which it happened."""

from datetime import UTC, datetime, timedelta

from tests.make import floor
from tests.make.parcels import account, label, packed
from tests.world import World

from portal.domains import shipping
from portal.domains.shipping import Tracked, TrackingUpdate
from portal.kit import outbox

T0 = datetime(2026, 11, 24, tzinfo=UTC)


def told(status: str, hours: int, number: str = "444413758703", code: str = "") -> TrackingUpdate:
    return TrackingUpdate(number, status, code or status, "", "渋谷", T0 + timedelta(hours=hours))


async def test_each_event_is_kept_once_however_often_it_is_told(world: World) -> None:
    async with world.operator() as session:
        made = await packed(session, await floor.floor(session, world.alice))
        account_id, _ = await account(session, world.services.vault)
        await label(session, made, account_id)
        road = [told("picked_up", 0), told("in_transit", 1)]
        assert await shipping.track(session, "own_fleet", road) == Tracked(2, 0, [])
        assert await shipping.track(session, "own_fleet", [*road, *road]) == Tracked(0, 4, [])
        assert await shipping.track(session, "own_fleet", [told("delivered", 2)] * 2) == Tracked(1, 1, [])
        kept = await shipping.tracking_of(session, made.shipment_id)
    assert [event.status for event in kept] == ["picked_up", "in_transit", "delivered"]


async def test_events_heard_backwards_never_take_a_delivery_back(world: World) -> None:
    async with world.operator() as session:
        made = await packed(session, await floor.floor(session, world.alice))
        account_id, _ = await account(session, world.services.vault)
        await label(session, made, account_id)
        for update in (told("delivered", 5), told("out_for_delivery", 4), told("in_transit", 9)):
            await shipping.track(session, "own_fleet", [update])
        assert (await shipping.get_label(session, made.parcel_ids[0])).tracking_status == "delivered"
        await shipping.track(session, "own_fleet", [told("returned_to_sender", 10)])
        assert (await shipping.get_label(session, made.parcel_ids[0])).tracking_status == "returned_to_sender"
        said = [
            item.data["status"] for item in await outbox.timeline(session, made.parcel_ids) if "status" in item.data
        ]
    assert said == ["delivered", "returned_to_sender"]


async def test_numbers_that_are_not_ours_are_named_and_the_rest_is_kept(world: World) -> None:
    async with world.operator() as session:
        made = await packed(session, await floor.floor(session, world.alice), parcels=2)
        account_id, _ = await account(session, world.services.vault)
        await label(session, made, account_id, which=0, number="444413758703")
        await label(session, made, account_id, which=1, number="405548424886")
        answer = await shipping.track(
            session, "own_fleet",
            [told("picked_up", 0), told("picked_up", 0, "405548424886"), told("picked_up", 0, "000000000000")],
        )  # fmt: skip
        assert answer == Tracked(2, 0, ["000000000000"])
        assert await shipping.track(session, "other carrier", [told("lost", 9)]) == Tracked(0, 0, ["444413758703"])


async def test_an_empty_report_changes_nothing(world: World) -> None:
    async with world.operator() as session:
        assert await shipping.track(session, "own_fleet", []) == Tracked(0, 0, [])


async def test_a_merchant_reads_where_its_parcels_are_and_nobody_elses(world: World) -> None:
    async with world.operator() as session:
        made = await packed(session, await floor.floor(session, world.alice))
        account_id, _ = await account(session, world.services.vault)
        await label(session, made, account_id)
        await shipping.track(session, "own_fleet", [told("picked_up", 0)])
    async with world.merchant() as session:
        assert len(await shipping.tracking_of(session, made.shipment_id)) == 1
    async with world.merchant(world.bob) as session:
        assert await shipping.tracking_of(session, made.shipment_id) == []
