"""The operator's own vans."""

from io import BytesIO
from typing import Any

import msgspec
import pytest
from pypdf import PdfReader
from tests.kit.pixels import barcodes_on

from portal.domains import shipping
from portal.domains.shipping import Access, AddressNotServed, Box, ParcelOversize, Place, Purchase, TrackingUnreadable
from portal.domains.shipping.carriers.japan import AREAS, area_of
from portal.domains.shipping.carriers.own_fleet import OwnFleet, label_face, tracking_number
from portal.domains.shipping.carriers.tariff import EXAMPLE_RATES, ZONES, zone_between
from portal.kit import signatures, typeset
from portal.kit.errors import Invalid

SECRET = signatures.new_secret()
TOKYO = Place("アリス商店", "100-0001", "JP", "東京都", ["千代田区1-1"])
FLEET = OwnFleet()


def access(**settings: Any) -> Access:
    return Access("北倉庫便", settings, {"hook_secret": SECRET})


def to(region: str, postal_code: str = "", country: str = "JP") -> Place:
    return Place("山田花子", postal_code, country, region, ["1-1"])


def box(length: int = 300, width: int = 200, height: int = 100, weight: int = 1500) -> Box:
    return Box(length, width, height, weight)


@pytest.mark.parametrize(
    ("parcel", "size"),
    [
        (box(300, 200, 100, 2000), 60), (box(300, 200, 101, 2000), 80), (box(300, 200, 100, 2001), 80),
        (box(100, 100, 100, 25_000), 160), (box(600, 500, 500, 1), 160), (box(1, 1, 1, 1), 60),
    ],
)  # fmt: skip
async def test_a_parcel_is_priced_by_sides_or_weight_whichever_is_more(parcel: Box, size: int) -> None:
    (quote,) = await FLEET.quote(parcel, TOKYO, to("東京都"), access())
    assert (quote.size_class, quote.cost, quote.zone) == (size, EXAMPLE_RATES[str(size)][0], "same")


@pytest.mark.parametrize("parcel", [box(600, 500, 501, 1), box(100, 100, 100, 25_001), box(1701, 10, 10, 1)])
async def test_what_is_larger_than_the_largest_class_is_refused_with_the_limit(parcel: Box) -> None:
    with pytest.raises(ParcelOversize) as refused:
        await FLEET.quote(parcel, TOKYO, to("東京都"), access())
    assert refused.value.data["largest"] == {
        "sum_of_sides_mm": 1600, "weight_g": 25_000, "longest_side_mm": 1700,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("region", "zone"),
    [
        ("神奈川県", "same"),
        ("宮城県", "near"),
        ("大阪府", "near"),
        ("福岡県", "middle"),
        ("北海道", "middle"),
        ("沖縄県", "island"),
    ],
)
async def test_further_away_costs_more(region: str, zone: str) -> None:
    (quote,) = await FLEET.quote(box(), TOKYO, to(region), access())
    assert (quote.zone, quote.cost) == (zone, EXAMPLE_RATES["60"][ZONES.index(zone)])


def test_zones_are_the_same_in_both_directions() -> None:
    assert all(zone_between(a, b) == zone_between(b, a) for a in AREAS for b in AREAS)
    assert all(zone_between(a, a) == "same" for a in AREAS)


@pytest.mark.parametrize(
    "written", ["東京都", "東京", "Tokyo", "Tokyo-to", "TOKYO", "Tōkyō", "JP13", "JP-13", "13", " 東京都 "]
)
def test_a_prefecture_is_known_however_a_shop_writes_it(written: str) -> None:
    assert area_of(written, "") == "kanto"


@pytest.mark.parametrize(
    ("postal_code", "area"), [("060-8588", "hokkaido"), ("9000001", "okinawa"), ("〒530-0001", "kansai")]
)
def test_without_a_prefecture_the_postal_code_tells(postal_code: str, area: str) -> None:
    assert area_of("", postal_code) == area


@pytest.mark.parametrize("place", [to("California", "90210", "US"), to("", ""), to("Atlantis", "12"), to("48", "")])
async def test_an_address_outside_is_refused(place: Place) -> None:
    for sender, recipient, party in ((TOKYO, place, "recipient"), (place, TOKYO, "sender")):
        with pytest.raises(AddressNotServed) as refused:
            await FLEET.quote(box(), sender, recipient, access())
        assert refused.value.data["party"] == party


async def test_an_account_has_its_own_prices() -> None:
    own = access(currency="JPY", rates={"60": [1, 2, 3, 4, 5]}, service="van", delivery_days=[0, 1, 1, 1, 1])
    (quote,) = await FLEET.quote(box(), TOKYO, to("沖縄県"), own)
    assert (quote.cost, quote.service, quote.delivery_days) == (5, "van", 1)
    with pytest.raises(ParcelOversize):
        await FLEET.quote(box(weight=3000), TOKYO, to("東京都"), own)


@pytest.mark.parametrize(
    "settings",
    [
        {"rates": {"60": [1, 2]}}, {"rates": {"61": [1, 2, 3, 4, 5]}}, {"rates": {}}, {"delivery_days": [1]},
        {"currency": "XXX"}, {"unknown": 1}, {"rates": {"60": [1, 2, 3, 4, -5]}}, {"rates": {"60": ["1"] * 5}},
    ],
)  # fmt: skip
def test_a_tariff_with_a_gap_is_refused(settings: dict[str, Any]) -> None:
    FLEET.check({})
    with pytest.raises(Invalid):
        FLEET.check(settings)


def test_a_tracking_number_has_its_check_digit_and_follows_from_the_key() -> None:
    numbers = {tracking_number(f"key {n}") for n in range(500)}
    assert len(numbers) == 500
    assert all(len(number) == 12 and int(number[:11]) % 7 == int(number[11]) for number in numbers)
    assert tracking_number("key 1") == tracking_number("key 1")


PURCHASE = Purchase(
    parcel_number="P261124-7Q4X9M2F", shipment_number="S261124-7Q4X9M2F", position=1, count=2, box=box(), sender=TOKYO,
    recipient=to("大阪府"),
)  # fmt: skip


async def test_both_barcodes_of_the_printed_label_are_read_back() -> None:
    (quote,) = await FLEET.quote(box(), TOKYO, PURCHASE.recipient, access())
    (page,) = await typeset.pictures("label", label_face(PURCHASE, quote, "444413758703", "北倉庫便"), ppi=150)
    assert barcodes_on(page) == {"A444413758703A": "Codabar", "P261124-7Q4X9M2F": "Code128"}


async def test_an_address_that_never_ends_still_makes_one_page() -> None:
    long = Place("寿限無" * 40, "530-0001", "JP", "大阪府", ["大阪市" * 60, "ビル" * 60], "06" * 30)
    bought = await FLEET.buy(msgspec.structs.replace(PURCHASE, recipient=long), access(), key="a")
    assert len(PdfReader(BytesIO(bought.document)).pages) == 1


def told(*events: dict[str, Any]) -> bytes:
    return msgspec.json.encode({"events": list(events)})


REPORT = {"tracking_number": "444413758703", "code": "配達完了", "occurred_at": "2026-11-24T10:00:00+09:00"}


def test_a_drivers_words_become_ours_and_stay_readable() -> None:
    body = told(REPORT, {**REPORT, "code": "out_for_delivery", "place": "渋谷"})
    first, second = FLEET.parse_tracking(signatures.signed(SECRET, "1", body), body, access())
    assert (first.status, first.raw_code, first.occurred_at.isoformat()) == (
        "delivered", "配達完了", "2026-11-24T01:00:00+00:00",
    )  # fmt: skip
    assert (second.status, second.place) == ("out_for_delivery", "渋谷")


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[]", b'{"events": 1}', told({**REPORT, "code": "teleported"}), told({**REPORT, "tracking_number": ""}),
        told({**REPORT, "occurred_at": "2026-11-24T10:00:00"}), told(*[REPORT] * 501),
    ],
)  # fmt: skip
def test_a_message_that_cannot_be_read_is_refused_whole(body: bytes) -> None:
    with pytest.raises(TrackingUnreadable):
        FLEET.parse_tracking(signatures.signed(SECRET, "1", body), body, access())


def test_every_shipped_carrier_is_named_by_its_adapter() -> None:
    assert {name: adapter.carrier for name, adapter in shipping.adapters().items()} == {"own_fleet": "own_fleet"}
