"""Makes households: who lives where, with a postcode, a city and a town that belong together.

The places are a sample of Japan Post's list of postcodes (places.csv: at least three in each prefecture).
"""

import csv
import random
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from demoshop.buyers.names import BUILDINGS, COMPANIES, FAMILY, GIVEN
from demoshop.orders import Billing, Shipping


@dataclass(frozen=True)
class Place:
    """A town: postcode ``NNN-NNNN``, state ``JP01``..``JP47``."""

    postcode: str
    state: str
    city: str
    town: str


@dataclass(frozen=True)
class Household:
    """One person at one address; the reading of the name is in katakana."""

    family: str
    given: str
    family_kana: str
    given_kana: str
    place: Place
    street: str
    building: str
    company: str
    phone: str
    email: str

    def billing(self) -> Billing:
        """The household as the one who pays."""
        return Billing(**self._address(), email=self.email, phone=self.phone)

    def shipping(self) -> Shipping:
        """The household as the one who receives."""
        return Shipping(**self._address(), phone=self.phone)

    def _address(self) -> dict[str, str]:
        return {
            "first_name": self.given, "last_name": self.family, "company": self.company,
            "address_1": self.street, "address_2": self.building, "city": self.place.city,
            "state": self.place.state, "postcode": self.place.postcode, "country": "JP",
        }  # fmt: skip


@cache
def places() -> tuple[Place, ...]:
    """Every place that a household may live in."""
    text = files("demoshop.buyers").joinpath("places.csv").read_text("utf-8")
    return tuple(Place(**row) for row in csv.DictReader(text.splitlines()))


@cache
def places_in(states: tuple[str, ...]) -> tuple[Place, ...]:
    """The places of these states; all of them when none is named."""
    return tuple(place for place in places() if not states or place.state in states)


def household(luck: random.Random, states: tuple[str, ...] = ()) -> Household:
    """Somebody, somewhere; the same for the same state of ``luck``."""
    place = luck.choice(places_in(states))
    (family, family_kana), (given, given_kana) = luck.choice(FAMILY), luck.choice(GIVEN)
    return Household(
        family=family, given=given, family_kana=family_kana, given_kana=given_kana, place=place,
        street=_street(luck, place.town), building=_building(luck),
        company=luck.choice(COMPANIES) if luck.random() < 0.05 else "",
        phone=_phone(luck, place.state), email=f"buyer{luck.randrange(10**8):08d}@example.jp",
    )  # fmt: skip


def _street(luck: random.Random, town: str) -> str:
    block, number = luck.randint(1, 38), luck.randint(1, 24)
    if luck.random() < 0.6:
        return f"{town}{luck.randint(1, 6)}-{block}-{number}"
    return f"{town}{block}-{number}" if luck.random() < 0.7 else f"{town}{block}番地{number}"


def _building(luck: random.Random) -> str:
    if luck.random() < 0.45:
        return ""
    return f"{luck.choice(BUILDINGS)} {luck.randint(1, 14)}{luck.randint(1, 12):02d}号室"


def _phone(luck: random.Random, state: str) -> str:
    if state == "JP13" and luck.random() < 0.25:
        return f"03-{luck.randint(3200, 6999)}-{luck.randrange(10000):04d}"
    if state == "JP27" and luck.random() < 0.25:
        return f"06-{luck.randint(6200, 6999)}-{luck.randrange(10000):04d}"
    return f"{luck.choice(('090', '080', '070'))}-{luck.randint(1100, 9999)}-{luck.randrange(10000):04d}"
