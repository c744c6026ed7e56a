"""Charges: one per operation, whatever is run again; rounded as the card says; explained; reversed at most once."""

import random
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select
from tests.make.prices import LONG_AGO, card, done
from tests.world import World

from portal.domains import billing
from portal.domains.billing.errors import AlreadyReversed, CardDateTaken, ChargeMissing
from portal.domains.billing.models import Charge, Operation
from portal.domains.billing.rules import price
from portal.kit.errors import Invalid
from portal.kit.ids import new_id
from portal.kit.paging import Window


async def _charges(world: World) -> list[billing.ChargeView]:
    async with world.operator() as session:
        return list(await billing.list_charges(session, Window(), merchant_id=world.alice))


async def test_recorded_work_becomes_one_charge_that_explains_itself(world: World) -> None:
    async with world.operator() as session:
        await card(session, world.alice, {"pick": "30"})
    async with world.merchant() as session:
        await billing.record(session, [done(world.alice, "pick:1", quantity=40)])
    await world.settle()
    [charge] = await _charges(world)
    assert (charge.amount, charge.quantity, charge.currency, charge.tax_bp) == (1200, 40, "JPY", 1000)
    assert charge.sentence["ja"] == "ピッキング料 40 × ¥30 = ¥1,200(2020-01-01からの料金表「標準」)"
    assert charge.sentence["en"] == "Picking, per unit: 40 × ¥30 = ¥1,200 (rate card “標準” from 2020-01-01)"
    assert charge.operation.document_type == "shipment"


async def test_pricing_the_same_operations_again_changes_nothing_even_under_a_new_card(world: World) -> None:
    async with world.operator() as session:
        await card(session, world.alice, {"pick": "30"})
        await billing.record(session, [done(world.alice, f"pick:{n}") for n in range(5)])
        ids = list(await session.scalars(select(Operation.id)))
        assert await billing.price_operations(session, world.alice, ids) == 5
        assert await billing.price_operations(session, world.alice, ids) == 0
        await card(session, world.alice, {"pick": "99"}, valid_from=date(2021, 1, 1))
        assert await billing.price_operations(session, world.alice, ids) == 0
        assert set(await session.scalars(select(Charge.amount))) == {90}


async def test_the_card_of_the_day_of_the_work_counts(world: World) -> None:
    async with world.operator() as session:
        await card(session, world.alice, {"pick": "10"})
        await card(session, world.alice, {"pick": "20"}, valid_from=date(2026, 11, 2))
        for day in (1, 2, 3):
            await billing.record(session, [done(world.alice, f"{day}", quantity=1, business_date=date(2026, 11, day))])
    await world.settle()
    assert [(c.business_date.day, c.amount) for c in await _charges(world)] == [(3, 20), (2, 20), (1, 10)]


async def test_work_without_a_price_waits_for_a_card_that_has_one(world: World) -> None:
    async with world.operator() as session:
        await card(session, world.alice, {"order": "100"})
        await billing.record(session, [done(world.alice, "a"), done(world.bob, "b")])
    await world.settle()
    assert await _charges(world) == []
    async with world.operator() as session:
        await card(session, world.alice, {"pick": "30"}, valid_from=date(2020, 1, 2))
    await world.settle()
    assert [charge.amount for charge in await _charges(world)] == [90]
    assert await world.parked() == []


@pytest.mark.parametrize("rounding", ["down", "half_up", "up"])
async def test_the_database_rounds_as_the_rule_does(world: World, rounding: str) -> None:
    chance = random.Random(rounding)
    awkward = [(1, "0.5"), (3, "0.5"), (1, "0.4999"), (7, "0"), (10**6, "0.0001")]
    work = [(quantity, Decimal(unit_price)) for quantity, unit_price in awkward]
    work += [(chance.randint(1, 10**6), Decimal(chance.randint(0, 10**8)).scaleb(-4)) for _ in range(40)]
    async with world.operator() as session:
        for position, (quantity, unit_price) in enumerate(work):
            day = date.fromordinal(LONG_AGO.toordinal() + position)
            await card(session, world.alice, {"pick": str(unit_price)}, valid_from=day, rounding=rounding)
            await billing.record(session, [done(world.alice, str(day), quantity=quantity, business_date=day)])
        ids = list(await session.scalars(select(Operation.id)))
        await billing.price_operations(session, world.alice, ids)
        amounts = list(await session.scalars(select(Charge.amount).order_by(Charge.business_date)))
    assert amounts == [price(quantity, unit_price, rounding) for quantity, unit_price in work]


async def test_a_reversal_takes_back_exactly_the_amount_and_happens_once(world: World) -> None:
    async with world.operator() as session:
        await card(session, world.alice, {"pick": "30"})
        await billing.record(session, [done(world.alice, "a")])
    await world.settle()
    [charge] = await _charges(world)
    async with world.operator() as session:
        await billing.reverse(session, charge.id, reason="数え間違い")
        with pytest.raises(AlreadyReversed):
            await billing.reverse(session, charge.id, reason="again")
        with pytest.raises(ChargeMissing):
            await billing.reverse(session, new_id(), reason="x")
    charges = await _charges(world)
    assert sum(c.amount for c in charges) == 0 and len(charges) == 2
    reversal = next(c for c in charges if c.reverses_id)
    assert reversal.sentence["ja"] == "ピッキング料 -3 × ¥30 = -¥90 の取消(数え間違い)"
    async with world.operator() as session:
        with pytest.raises(AlreadyReversed):
            await billing.reverse(session, reversal.id, reason="no")


async def test_a_card_with_an_unknown_kind_a_kind_twice_or_too_many_decimals_is_refused(world: World) -> None:
    async with world.operator() as session:
        rates = [
            billing.NewRate("pick", Decimal("1")), billing.NewRate("pick", Decimal("1")),
            billing.NewRate("dance", Decimal("1")), billing.NewRate("pack", Decimal("0.00001")),
        ]  # fmt: skip
        with pytest.raises(Invalid) as refusal:
            await card(session, world.alice, {}, rates=rates, currency="XXX")
        assert sorted(refusal.value.data["fields"]) == [
            "currency", "rates[1].kind", "rates[2].kind", "rates[3].unit_price",
        ]  # fmt: skip
        await card(session, world.alice, {"pick": "30"})
        with pytest.raises(CardDateTaken):
            await card(session, world.alice, {"pick": "31"})
