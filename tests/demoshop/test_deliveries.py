"""What reaches the portal: pings, signed deliveries, and the faults that are asked for."""

import asyncio
import json
from typing import Any

import msgspec
from tests.demoshop.street import HOOKS, ORDERS, Api, Sink, Stopped

from demoshop import webhooks
from demoshop.app import DemoShop
from demoshop.config import Faults

Deliveries = list[dict[str, Any]]


def shape(value: object) -> object:
    """Keys and types without the values; a list is the shape of its first entry."""
    if isinstance(value, dict):
        return {key: shape(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [shape(entry) for entry in value[:1]]
    return type(value).__name__


async def test_a_new_webhook_is_pinged_unsigned_as_recorded(
    sink: Sink, shop: DemoShop, recorded_deliveries: Deliveries
) -> None:
    await sink.until(3)
    assert sorted(each.body for each in sink.received) == [b"webhook_id=1", b"webhook_id=2", b"webhook_id=3"]
    recorded = recorded_deliveries[0]["headers"]
    for each in sink.received:
        assert set(each.headers) == set(recorded)
        assert {name: each.headers[name] for name in ("User-Agent", "Content-Type", "Accept", "Accept-Encoding")} == {
            name: recorded[name] for name in ("User-Agent", "Content-Type", "Accept", "Accept-Encoding")
        }


async def test_an_order_tells_created_updated_and_each_line_with_the_recorded_headers(
    sink: Sink, api: Api, recorded_deliveries: Deliveries
) -> None:
    await api.place(lines=[{"sku": "KUJI-A", "quantity": 2}, {"sku": "KUJI-B"}], status="processing")
    await sink.until(3 + 4)
    signed = [each for each in sink.received if each.topic != "ping"]
    assert sorted(each.topic for each in signed) == [
        "order.created", "order.updated", "product.updated", "product.updated"
    ]  # fmt: skip
    recorded = {each["headers"].get("X-WC-Webhook-Topic"): each["headers"] for each in recorded_deliveries}
    for each in signed:
        assert list(each.headers) == list(recorded[each.topic])
        assert each.headers["X-WC-Webhook-Source"] == "http://127.0.0.1:8010/stores/hana/"
        assert each.headers["X-WC-Webhook-Signature"] == webhooks.signature("s3cret", each.body)


async def test_a_delivered_order_has_the_recorded_keys_and_types(
    sink: Sink, api: Api, recorded_deliveries: Deliveries
) -> None:
    await api.place(lines=[{"sku": "KUJI-A"}], status="processing")
    await sink.until(1, "order.created")
    recorded = json.loads(recorded_deliveries[9]["body"])
    delivered = json.loads(sink.of("order.created")[0].body)
    # The recorded order came without meta data; a checkout adds some.
    delivered["meta_data"] = []
    assert shape(delivered) == shape(recorded)
    assert list(delivered) == list(recorded)


async def test_deliveries_of_one_webhook_share_their_id_within_a_second_only(
    sink: Sink, api: Api, clock: Stopped
) -> None:
    await api.place(count=2)
    clock.move(1)
    await api.place()
    await sink.until(3, "order.created")
    ids = [each.headers["X-WC-Webhook-Delivery-ID"] for each in sink.of("order.created")]
    assert len(ids) == 3
    assert len(set(ids)) == 2
    assert all(len(each) == 32 for each in ids)


async def test_without_faults_each_order_is_created_before_it_is_updated(sink: Sink, api: Api) -> None:
    numbers = await api.place(count=30)
    await sink.until(30, "order.updated")
    for number in numbers:
        told = [
            each.topic for each in sink.received
            if each.topic.startswith("order.") and json.loads(each.body)["id"] == number
        ]  # fmt: skip
        assert told == ["order.created", "order.updated"]


async def fail(api: Api, sink: Sink, times: int) -> None:
    for _ in range(times):
        before = len(sink.of("order.created"))
        await api.place()
        await sink.until(before + 1, "order.created")
    await asyncio.sleep(0.02)


async def hook_state(api: Api) -> tuple[str, int]:
    hooks = (await api.ask("GET", "/control/stores/hana")).json()["webhooks"]
    return hooks[0]["status"], hooks[0]["failures"]


async def test_five_failures_in_a_row_are_borne_and_forgotten_after_a_success(sink: Sink, api: Api) -> None:
    sink.status = 500
    await fail(api, sink, 5)
    assert await hook_state(api) == ("active", 5)
    sink.status = 200
    await fail(api, sink, 1)
    assert await hook_state(api) == ("active", 0)


async def test_the_sixth_failure_disables_the_webhook_until_it_is_switched_on_again(sink: Sink, api: Api) -> None:
    sink.status = 500
    await fail(api, sink, 6)
    assert await hook_state(api) == ("disabled", 6)
    sink.status = 200
    await api.place()
    await asyncio.sleep(0.02)
    assert len(sink.of("order.created")) == 6
    await api.ask("PUT", f"{HOOKS}/1", json={"status": "active"})
    await api.place()
    await sink.until(7, "order.created")
    assert await hook_state(api) == ("active", 0)


async def test_a_portal_that_is_away_counts_as_a_failure_and_nothing_is_repeated(
    sink: Sink, api: Api, shop: DemoShop
) -> None:
    await sink.until(3)
    await api.ask("PUT", f"{HOOKS}/1", json={"delivery_url": "http://127.0.0.1:9/gone"})
    await api.place()
    await sink.until(1, "order.updated")
    await asyncio.sleep(0.02)
    log = (await api.ask("GET", "/control/deliveries", params={"topic": "order.created"})).json()["deliveries"]
    assert [each["status"] for each in log] == ["ConnectionRefusedError"]


async def set_faults(api: Api, faults: Faults) -> None:
    await api.ask("PUT", "/control/faults", json=msgspec.to_builtins(faults))


async def test_double_deliveries_come_twice_with_the_same_bytes(sink: Sink, api: Api) -> None:
    await set_faults(api, Faults(double=1.0))
    await api.place()
    await sink.until(2, "order.created")
    first, second = sink.of("order.created")
    assert (first.body, first.headers) == (second.body, second.headers)


async def test_lost_deliveries_never_come_and_are_in_the_log(sink: Sink, api: Api) -> None:
    await sink.until(3)
    await set_faults(api, Faults(lost=1.0))
    await api.place(lines=[{"sku": "KUJI-A"}], status="processing")
    await asyncio.sleep(0.02)
    assert len(sink.received) == 3
    state = (await api.ask("GET", "/control/state")).json()
    assert state["deliveries"] == {"200": 3, "lost": 3}


async def test_an_update_out_of_order_arrives_after_a_newer_one(sink: Sink, api: Api) -> None:
    (number,) = await api.place()
    await sink.until(1, "order.updated")
    await set_faults(api, Faults(out_of_order=1.0, hold_ms=60))
    await api.ask("PUT", f"{ORDERS}/{number}", json={"customer_note": "older"})
    await set_faults(api, Faults())
    await api.ask("PUT", f"{ORDERS}/{number}", json={"customer_note": "newer"})
    await sink.until(3, "order.updated")
    assert [json.loads(each.body)["customer_note"] for each in sink.of("order.updated")][1:] == ["newer", "older"]


async def test_a_delay_holds_deliveries_back(sink: Sink, api: Api) -> None:
    await sink.until(3)
    await set_faults(api, Faults(delay_min_ms=50, delay_max_ms=60))
    loop = asyncio.get_running_loop()
    start = loop.time()
    await api.place()
    await sink.until(1, "order.created")
    assert loop.time() - start >= 0.05
