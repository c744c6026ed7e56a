"""The buyers: people who could exist, at places that belong together, the same for the same seed."""

import random
import re

from tests.demoshop.street import Opening

from demoshop.app import DemoShop
from demoshop.buyers import household, wish
from demoshop.buyers.people import places
from demoshop.config import Settings, StoreSeed


def test_there_is_a_place_in_each_of_the_47_prefectures() -> None:
    assert {place.state for place in places()} == {f"JP{number:02d}" for number in range(1, 48)}
    assert all(re.fullmatch(r"\d{3}-\d{4}", place.postcode) for place in places())


def test_an_address_is_one_place_and_a_name_has_its_reading() -> None:
    luck = random.Random("x")
    for _ in range(200):
        somebody = household(luck)
        address = somebody.shipping()
        assert somebody.place in places()
        assert (address.postcode, address.state, address.city) == (
            somebody.place.postcode, somebody.place.state, somebody.place.city
        )  # fmt: skip
        assert address.address_1.startswith(somebody.place.town)
        assert re.fullmatch(r"[ァ-ヶー]+", somebody.family_kana + somebody.given_kana)
        assert re.fullmatch(r"0\d{1,2}-\d{4}-\d{4}", address.phone)


def test_buyers_can_be_asked_from_some_prefectures_only() -> None:
    luck = random.Random("x")
    assert {household(luck, ("JP47",)).place.state for _ in range(20)} == {"JP47"}


async def test_the_same_seed_brings_the_same_buyers_and_another_seed_others(opening: Opening, seed: StoreSeed) -> None:
    def buyers(name: str) -> list[object]:
        seed.buyers.seed = name
        store = opening(Settings(stores=[seed])).world.store("hana")
        return [wish(store) for _ in range(5)]

    assert buyers("a") == buyers("a")
    assert buyers("a") != buyers("b")


async def test_some_buyers_give_gifts_leave_notes_or_have_not_paid(shop: DemoShop) -> None:
    store = shop.world.store("hana")
    wishes = [wish(store) for _ in range(300)]
    gifts = [each for each in wishes if each.billing.last_name != each.shipping.last_name]
    noted, unpaid = [each for each in wishes if each.note], [each for each in wishes if each.status != "processing"]
    assert 20 <= len(gifts) <= 80
    assert 40 <= len(noted) <= 120
    assert 10 <= len(unpaid) <= 60
    assert {each.status for each in wishes} == {"processing", "on-hold", "pending"}
