"""Months become invoices: sums to the yen, numbers without gaps, what comes late, by hand and by the clock."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from uuid import UUID

import pytest
from pypdf import PdfReader
from sqlalchemy import func, select, update
from tests.make.prices import card, done
from tests.world import World

from portal.domains import billing
from portal.domains.billing import InvoiceFrozen, InvoiceView, NewRate, NothingToInvoice, PeriodInvoiced
from portal.domains.billing.models import Charge
from portal.domains.tenancy.models import Operator
from portal.flows import invoicing
from portal.kit import clock, outbox
from portal.kit.errors import Invalid
from portal.kit.ids import new_id
from portal.kit.reactions import HourPassed
from portal.reads import invoice_page


@contextmanager
def on(month: int, day: int) -> Iterator[None]:
    """A noon in Japan of 2026."""
    with clock.running(lambda: datetime(2026, month, day, 3, tzinfo=UTC)):
        yield


async def _work(world: World, quantities: list[int], day: date, merchant_id: UUID | None = None) -> None:
    merchant_id = merchant_id or world.alice
    async with world.operator() as session:
        await billing.record(
            session, [done(merchant_id, str(new_id()), quantity=q, business_date=day) for q in quantities]
        )
    await world.settle()


async def _invoice(world: World, month: str, merchant_id: UUID | None = None) -> InvoiceView:
    async with world.operator() as session:
        invoice_id = await invoicing.draft(session, merchant_id or world.alice, month)
        await invoicing.finalise(session, invoice_id)
        return await billing.get_invoice(session, invoice_id)


async def test_tax_is_rounded_once_per_rate_and_not_per_line(world: World) -> None:
    async with world.operator() as session:
        rates = [NewRate(kind, Decimal(105)) for kind in ("order", "pick", "pack")]
        await card(session, world.alice, {}, rates=rates)
        await billing.record(
            session, [done(world.alice, kind, kind=kind, quantity=1) for kind in ("order", "pick", "pack")]
        )
        month = f"{await billing.business_date(session):%Y-%m}"
    invoice = await _invoice(world, month)
    assert [line.amount for line in invoice.lines] == [105, 105, 105]
    assert (invoice.subtotal, invoice.tax, invoice.total) == (315, 31, 346)


async def test_whatever_was_charged_the_total_is_the_charges_and_the_tax_of_each_rate(world: World) -> None:
    chance = random.Random(7)
    with on(11, 20):
        async with world.operator() as session:
            rates = [
                NewRate(kind, Decimal(chance.randint(1, 10**6)).scaleb(-4), tax_bp)
                for kind, tax_bp in (("order", 1000), ("pick", 1000), ("pack", 800), ("parcel", 0))
            ]
            await card(session, world.alice, {}, rates=rates)
            work = [
                done(world.alice, str(n), kind=chance.choice(["order", "pick", "pack", "parcel"]),
                     quantity=chance.randint(1, 999), business_date=date(2026, 11, chance.randint(1, 20)))
                for n in range(300)
            ]  # fmt: skip
            await billing.record(session, work)
        await world.settle()
        invoice = await _invoice(world, "2026-11")
    async with world.operator() as session:
        charged = await session.scalar(select(func.sum(Charge.amount)))
        per_rate = dict(
            (await session.execute(select(Charge.tax_bp, func.sum(Charge.amount)).group_by(Charge.tax_bp))).all()
        )
    assert invoice.subtotal == charged == sum(line.amount for line in invoice.lines)
    assert {tax.tax_bp: tax.taxable for tax in invoice.taxes} == per_rate
    assert all(tax.tax == int(tax.taxable) * tax.tax_bp // 10_000 for tax in invoice.taxes)
    assert invoice.total == invoice.subtotal + sum(tax.tax for tax in invoice.taxes)


async def test_a_draft_takes_up_what_comes_until_it_is_finalised_and_then_nothing_changes(world: World) -> None:
    with on(11, 20):
        async with world.operator() as session:
            await card(session, world.alice, {"pick": "10"})
        await _work(world, [1], date(2026, 11, 1))
        async with world.operator() as session:
            draft_id = await invoicing.draft(session, world.alice, "2026-11")
        await _work(world, [2], date(2026, 11, 2))
        async with world.operator() as session:
            assert await invoicing.draft(session, world.alice, "2026-11") == draft_id
            await invoicing.finalise(session, draft_id)
            with pytest.raises(InvoiceFrozen):
                await invoicing.finalise(session, draft_id)
            with pytest.raises(PeriodInvoiced):
                await invoicing.draft(session, world.alice, "2026-11")
            assert (await billing.get_invoice(session, draft_id)).subtotal == 30


async def test_what_is_charged_or_reversed_late_goes_onto_the_next_invoice(world: World) -> None:
    async with world.operator() as session:
        await card(session, world.alice, {"pick": "10"})
    with on(11, 1):
        await _work(world, [5], date(2026, 10, 31))
        october = await _invoice(world, "2026-10")
    with on(12, 1):
        await _work(world, [7], date(2026, 10, 30))
        await _work(world, [1], date(2026, 11, 3))
        async with world.operator() as session:
            charge_id = await session.scalar(select(Charge.id).where(Charge.invoice_id == october.id))
            await billing.reverse(session, charge_id, reason="数え間違い")
        november = await _invoice(world, "2026-11")
        december = await _invoice(world, "2026-12")
    assert (october.subtotal, november.subtotal, december.subtotal) == (50, 80, -50)


async def test_numbers_have_no_gap_even_when_a_finalisation_is_undone(world: World) -> None:
    with on(11, 20):
        async with world.operator() as session:
            for merchant_id in (world.alice, world.bob):
                await card(session, merchant_id, {"pick": "10"})
        for merchant_id in (world.alice, world.bob):
            await _work(world, [1], date(2026, 11, 1), merchant_id)
        with pytest.raises(InvoiceFrozen):
            await _finalise_twice(world)
        numbers = [(await _invoice(world, "2026-11", m)).number for m in (world.alice, world.bob)]
    assert numbers == ["INV-000001", "INV-000002"]


async def _finalise_twice(world: World) -> None:
    async with world.operator() as session:
        invoice_id = await invoicing.draft(session, world.alice, "2026-11")
        await invoicing.finalise(session, invoice_id)
        await invoicing.finalise(session, invoice_id)


async def test_no_charges_a_month_to_come_and_what_is_no_month_are_refused(world: World) -> None:
    with on(11, 20):
        async with world.operator() as session:
            await card(session, world.alice, {"pick": "10"})
            with pytest.raises(NothingToInvoice):
                await invoicing.draft(session, world.alice, "2026-11")
            for month in ("2026-12", "2026-13", "November"):
                with pytest.raises(Invalid):
                    await invoicing.draft(session, world.alice, month)


async def test_the_clock_closes_a_month_once_after_its_last_storage_day(world: World) -> None:
    async with world.operator() as session:
        await card(session, world.alice, {"pick": "10"})
    await _work(world, [4], date(2026, 11, 30))
    with on(12, 1):
        async with world.operator() as session:
            hour = HourPassed(merchant_id=None, operator_id=world.operator_id, at=clock.now())
            await invoicing.notice_month_end(session, hour)
        await world.settle()
        assert await _numbers(world) == []
        await _hour(world)
        await _hour(world)
        assert await _numbers(world) == ["INV-000001"]
    assert await world.parked() == []


async def _hour(world: World) -> None:
    async with world.operator() as session:
        now = clock.now()
        await outbox.record(session, HourPassed(merchant_id=None, operator_id=world.operator_id, at=now))
    await world.settle()


async def _numbers(world: World) -> list[str | None]:
    async with world.operator() as session:
        month = await billing.find_invoice(session, world.alice, date(2026, 11, 1))
    return [month.number] if month else []


async def test_the_finalised_invoice_is_kept_as_a_document_with_the_six_items(world: World) -> None:
    with on(11, 20):
        async with world.operator() as session:
            await card(session, world.alice, {"pick": "10.5", "pack": "105"}, tax_bp=800)
            await session.execute(update(Operator).values(registration_number="T1234567890123"))
        await _work(world, [3], date(2026, 11, 1))
        invoice = await _invoice(world, "2026-11")
        await world.settle()
        async with world.operator() as session:
            kept = await invoice_page.document(session, invoice.id)
            english = await invoice_page.document(session, invoice.id, "en")
            assert await billing.get_document(session, invoice.id) == kept
    words = "".join(page.extract_text() for page in PdfReader(BytesIO(kept)).pages)
    for item in (
        "北倉庫株式会社",
        "2026-11-20",
        "ピッキング料 ※",
        "8% 対象",
        "¥2",
        "T1234567890123",
        "アリス商店 御中",
        "INV-000001",
    ):
        assert item in words, words
    assert "Amount due" in "".join(page.extract_text() for page in PdfReader(BytesIO(english)).pages)
