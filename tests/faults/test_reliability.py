"""What a running product promises when everything around it fails: real processes, killed; one product for all tests.

docs/reliability.md keeps the figures.
"""

import asyncio
import time
from collections import Counter

from tests.faults.books import differences, settle
from tests.faults.conftest import House
from tests.faults.letterbox import deadly, reading
from tests.faults.load import meanwhile, mixed, rain
from tests.faults.product import WORKERS
from tests.faults.proxy import bad_line
from tests.make.ground import order_body


def report(name: str, **figures: float) -> None:
    """Seen with `pytest -s`: the figures that docs/reliability.md keeps."""
    print(f"\n{name}: " + " ".join(f"{key}={value:.4g}" for key, value in figures.items()))  # noqa: T201


async def test_orders_survive_the_end_of_workers_relay_api_and_redis_in_a_burst_by_both_doors(house: House) -> None:
    strikes = (
        house.killing("worker"), house.killing_redis(keeps_file=True), house.killing("relay"),
        house.killing("api"), house.killing_redis(keeps_file=False), house.killing("worker-2"),
    )  # fmt: skip
    bodies = [mixed(f"storm-{n:04}") for n in range(100)]
    async with meanwhile(0.7, *strikes), asyncio.TaskGroup() as group:
        keyed = group.create_task(rain(house.client(), bodies, hands=8, per_second=20))
        hooked = group.create_task(house.sell(40, 10, double=1.0, out_of_order=0.5, lost=0.1))
    sold = time.monotonic()
    await settle(house.product)
    # Longer ago than a shop's clock may be behind: then what no delivery told is found by asking.
    await asyncio.sleep(max(0.0, sold + 5.5 - time.monotonic()))
    await house.let_five_minutes_pass()
    settled = await settle(house.product)
    accepted = {*keyed.result().answers, *hooked.result()}
    report("storm", orders=len(accepted), silence=keyed.result().silence, settled=settled)
    assert len(accepted) == 140
    assert await differences(house.product, accepted) == {}


async def test_orders_survive_the_end_of_the_database_and_are_taken_again_within_ten_seconds(house: House) -> None:
    database = house.product
    strikes = (
        database.kill_backend, lambda: asyncio.to_thread(database.kill_database),
        database.kill_backend, lambda: asyncio.to_thread(database.kill_database),
    )  # fmt: skip
    async with meanwhile(0.7, *strikes) as over:
        found = await rain(house.client(), [mixed(f"rest-{n:04}") for n in range(150)], hands=8, per_second=50)
    await house.connect_again()
    settled = await settle(house.product)
    report("database", silence=found.silence, taken_again=found.silence_after(over), settled=settled)
    assert await differences(house.product, found.answers) == {}
    assert found.silence_after(over) <= 10


async def test_a_flash_sale_sells_what_there_is_and_its_lost_queue_is_filled_again(house: House) -> None:
    await house.put_on_shelf("HOT-1", 60)
    for worker in WORKERS:
        house.product.kill(worker)
    began = time.monotonic()
    found = await rain(house.client(), [order_body(f"hot-{n:04}", ("HOT-1", 1)) for n in range(160)], hands=32)
    seconds = time.monotonic() - began
    assert found.reserved() == 60
    assert found.statuses() == {201}
    await house.killing_redis(keeps_file=False)()
    for worker in WORKERS:
        house.product.start(worker)
    settled = await settle(house.product)
    report("flash", per_second=160 / seconds, p99=found.wait_at(0.99), settled=settled)
    assert await differences(house.product, found.answers) == {}


async def test_many_orders_of_the_same_products_in_any_order_never_deadlock(house: House) -> None:
    query = "select deadlocks from pg_stat_database where datname = 'portal'"
    [(before,)] = await house.product.ask(query)
    found = await rain(house.client(), [mixed(f"lock-{n:04}") for n in range(160)], hands=32)
    batches = [{"orders": [mixed(f"lock-{n}-{m}") for m in range(25)]} for n in range(8)]
    async with asyncio.TaskGroup() as group:
        clients = [house.client() for _ in batches]
        answers = [
            group.create_task(client.insist("/api/v1/orders/batch", batch))
            for client, batch in zip(clients, batches, strict=True)
        ]
    assert {item["status"] for answer in answers for item in answer.result().body["items"]} == {201}
    # Sessions tell their counts to everybody when they rest.
    await asyncio.sleep(1.2)
    [(after,)] = await house.product.ask(query)
    report("locks", deadlocks=after - before, p99=found.wait_at(0.99))
    assert after == before
    assert found.statuses() == {201}


async def test_one_idempotency_key_from_many_clients_has_one_effect_and_other_contents_are_refused(
    house: House,
) -> None:
    key, body = {"Idempotency-Key": "once"}, mixed("once-1")
    clients = [house.client() for _ in range(32)]
    answers = await asyncio.gather(*[client.post("/api/v1/orders", body, key) for client in clients])
    statuses = Counter(answer.status for answer in answers)
    assert statuses.keys() <= {201, 409}
    assert len({answer.body["id"] for answer in answers if answer.status == 201}) == 1
    assert {answer.body["code"] for answer in answers if answer.status == 409} <= {"idempotency_key_in_flight"}
    again = await clients[0].post("/api/v1/orders", body, key)
    assert again.status == 201
    other = await clients[0].post("/api/v1/orders", mixed("once-2"), key)
    assert (other.status, other.body["code"]) == (422, "idempotency_key_reused")
    await settle(house.product)
    assert await differences(house.product, ["once-1"]) == {}
    assert await house.product.ask("select 1 from orders where external_id = 'once-2'") == []


async def test_nothing_is_lost_or_doubled_over_a_line_that_resets_swallows_and_is_cut(house: House) -> None:
    target = house.product.config.port
    async with bad_line(target, resets=0.04, lost_answers=0.04, jitter=0.1) as line:
        client = house.client(port=line.port, patience=2.0)
        async with meanwhile(0.7, lambda: line.cut(1.5)):
            found = await rain(client, [mixed(f"line-{n:04}") for n in range(160)], hands=16)
    await settle(house.product)
    report("line", p99=found.wait_at(0.99), lost=client.lost, **line.harm)
    assert min(line.harm.values()) > 0
    assert await differences(house.product, found.answers) == {}
    assert found.wait_at(0.99) <= 5


async def test_a_message_that_kills_its_worker_is_parked_after_five_attempts_and_others_are_served(
    house: House,
) -> None:
    first, second = (deadly(house.product.letterboxes[worker], house.killing(worker)) for worker in WORKERS)
    async with first as ends, second as other_ends, asyncio.TaskGroup() as group:
        bodies = [mixed(f"near-{n:04}") for n in range(60)]
        near = group.create_task(rain(house.client(), bodies, hands=2, per_second=6))
        await house.invite("poison@example.jp")
        parked = await house.parked()
    assert [(run["reaction"], run["attempts"], run["last_error"]) for run in parked] == [
        ("send_mail", 6, {"code": "attempts_used_up"})
    ]
    assert len(ends) + len(other_ends) == 5
    [(p95,)] = await house.product.ask(_P95_OF_CHARGES, list(near.result().answers))
    report("poison", others_p95=float(p95))
    one, two = (reading(port) for port in house.product.letterboxes.values())
    async with one as box, two as other:
        await house.replay(parked)
        await settle(house.product)
    assert [letter["To"] for letter in (*box.letters, *other.letters)] == ["poison@example.jp"]
    assert await differences(house.product, near.result().answers) == {}


_P95_OF_CHARGES = """
select percentile_cont(0.95) within group (order by extract(epoch from r.finished_at - r.created_at))
from reaction_runs r join operations w on w.operator_id = r.operator_id
join orders o on o.operator_id = w.operator_id and w.source_key = 'order:' || o.id
join events e on e.operator_id = r.operator_id and e.id = r.event_id and e.data -> 'operation_ids' ? w.id::text
where o.external_id = any($1::text[]) and r.reaction = 'charge'
"""
