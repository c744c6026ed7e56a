"""Decisions about parcels that need no database."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domains.shipping.rules import TRACKING_STATES, outcome, scanned_number, where_it_is

T0 = datetime(2026, 11, 24, tzinfo=UTC)


def at(*states: str) -> list[tuple[datetime, str]]:
    return [(T0 + timedelta(hours=n), state) for n, state in enumerate(states)]


ROADS = {
    "delivered": ("picked_up", "in_transit", "out_for_delivery", "delivered"),
    "out_for_delivery": ("picked_up", "out_for_delivery", "delivery_attempted", "out_for_delivery"),
    "returned_to_sender": ("picked_up", "delivered", "returned_to_sender", "in_transit", "delivered"),
}


@pytest.mark.parametrize("end", ROADS)
def test_the_state_is_the_same_in_whatever_order_events_are_heard(end: str) -> None:
    assert {where_it_is(order) for order in permutations(at(*ROADS[end]))} == {end}


def test_what_was_delivered_stays_delivered_when_a_late_scan_comes_after() -> None:
    assert where_it_is(at("delivered", "in_transit", "delivery_attempted")) == "delivered"


def test_what_was_delivered_may_still_come_back() -> None:
    assert where_it_is(at("delivered", "returned_to_sender")) == "returned_to_sender"


def test_of_two_events_in_one_moment_the_one_further_along_counts() -> None:
    assert where_it_is([(T0, "delivered"), (T0, "out_for_delivery")]) == "delivered"


def test_without_events_there_is_only_a_label() -> None:
    assert where_it_is([]) == "label_created"


events = st.lists(
    st.tuples(st.integers(0, 50).map(lambda n: T0 + timedelta(minutes=n)), st.sampled_from(TRACKING_STATES))
)


@given(events, st.randoms())
def test_the_state_never_depends_on_order_or_repetition(heard: list[tuple[datetime, str]], chance: object) -> None:
    shuffled = heard + heard
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert where_it_is(shuffled) == where_it_is(heard)


@given(events)
def test_a_delivered_parcel_is_delivered_or_came_back(heard: list[tuple[datetime, str]]) -> None:
    if any(state == "delivered" for _, state in heard):
        assert where_it_is(heard) in ("delivered", "returned_to_sender")


@pytest.mark.parametrize(
    ("parcels", "became"),
    [
        (["delivered", "delivered"], "delivered"), (["delivered", "in_transit"], None), ([], None),
        (["delivered", "returned_to_sender"], "returned"), (["returned_to_sender", "in_transit"], None),
        (["lost", "in_transit"], "failed"), (["lost", "delivered"], "failed"), (["label_created"], None),
    ],
)  # fmt: skip
def test_a_shipment_ends_when_its_parcels_have(parcels: list[str], became: str | None) -> None:
    assert outcome(parcels) == became


@pytest.mark.parametrize(
    "scan", ["444413758703", "A444413758703A", "a444413758703d", "4444-1375-8703", " 444413758703\n"]
)
def test_a_number_is_read_however_it_was_scanned(scan: str) -> None:
    assert scanned_number(scan) == "444413758703"


def test_letters_that_belong_to_a_number_stay() -> None:
    assert scanned_number("rr123456785jp") == "RR123456785JP"
