"""What every carrier adapter keeps: the same tests for all of them."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from portal.domains import shipping
from portal.domains.shipping import Access, Box, CarrierAdapter, Place, Purchase
from portal.domains.shipping.carriers.fake import FakeCarrier
from portal.kit import signatures
from portal.kit.signatures import SignatureWrong

ACCESS = Access("北倉庫便", {}, {"hook_secret": signatures.new_secret()})
PURCHASE = Purchase(
    parcel_number="P261124-7Q4X9M2F", shipment_number="S261124-7Q4X9M2F", position=1, count=2,
    box=Box(300, 200, 100, 1500), sender=Place("アリス商店", "060-0001", "JP", "北海道", ["札幌市1-1"], "011-111-1111"),
    recipient=Place("山田 花子", "150-0001", "JP", "東京都", ["渋谷区神宮前1-1-1", "203"], "03-1234-5678"),
)  # fmt: skip

CARRIERS = [*shipping.adapters().values(), FakeCarrier()]
pytestmark = pytest.mark.parametrize("carrier", CARRIERS, ids=lambda carrier: carrier.carrier)


async def test_quotes_are_whole_minor_units_cheapest_first(carrier: CarrierAdapter) -> None:
    quotes = await carrier.quote(PURCHASE.box, PURCHASE.sender, PURCHASE.recipient, ACCESS)
    assert quotes and [quote.cost for quote in quotes] == sorted(quote.cost for quote in quotes)
    assert all(type(quote.cost) is int and quote.cost >= 0 and quote.delivery_days >= 0 for quote in quotes)


async def test_one_key_buys_one_label_and_another_key_another(carrier: CarrierAdapter) -> None:
    first, again, other = [await carrier.buy(PURCHASE, ACCESS, key=key) for key in ("a", "a", "b")]
    assert first.tracking_number == again.tracking_number != other.tracking_number
    quotes = await carrier.quote(PURCHASE.box, PURCHASE.sender, PURCHASE.recipient, ACCESS)
    assert first.quote in quotes


async def test_the_label_is_one_page_that_says_where_to(carrier: CarrierAdapter) -> None:
    bought = await carrier.buy(PURCHASE, ACCESS, key="a")
    (page,) = PdfReader(BytesIO(bought.document)).pages
    text = page.extract_text().replace(" ", "")
    assert all(word in text for word in ("山田花子", "渋谷区神宮前1-1-1", "アリス商店", PURCHASE.parcel_number))


async def test_voiding_twice_is_once(carrier: CarrierAdapter) -> None:
    bought = await carrier.buy(PURCHASE, ACCESS, key="v")
    for _ in range(2):
        await carrier.void(bought.tracking_number, ACCESS, key="v1")


async def test_an_unsigned_report_is_refused(carrier: CarrierAdapter) -> None:
    for headers in ({}, signatures.signed(signatures.new_secret(), "1", b"{}")):
        with pytest.raises(SignatureWrong):
            carrier.parse_tracking(headers, b"{}", ACCESS)


def test_a_carrier_is_never_waited_for_without_end(carrier: CarrierAdapter) -> None:
    assert 0 < carrier.timeout <= 60
