"""How picks become walks, and units lines: pure decisions tried with many inputs."""

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domains.outbound import NewPick, ShipmentLineView, TooManyUnits, WrongProduct, weight_warning
from portal.domains.outbound.contents import spread
from portal.domains.outbound.rules import PARCEL_STEPS, SHIPMENT_STATES, SHIPMENT_STEPS, WAVE_METHODS, WAVE_STEPS
from portal.domains.outbound.walks import CART_TOTES, SINGLE_ITEM_STOPS, walks


def _id(number: int) -> UUID:
    return UUID(int=number)


def _pick(shipment: int, place: int, zone: int = 0) -> NewPick:
    return NewPick(
        allocation_id=_id(0), merchant_id=_id(0), shipment_id=_id(shipment), line_id=_id(0), product_id=_id(place),
        location_id=_id(place), zone_id=_id(zone), lot_id=None, quantity=1, walk_sequence=place,
    )  # fmt: skip


PICKS = st.lists(st.builds(_pick, st.integers(1, 30), st.integers(1, 50), st.integers(1, 3)), max_size=120)


@given(picks=PICKS, method=st.sampled_from(WAVE_METHODS))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_every_pick_is_on_one_walk_in_walk_order_whatever_the_method(picks: list[NewPick], method: str) -> None:
    found = walks(method, picks)
    on_walks = [stop.pick for walk in found for stop in walk]
    assert sorted(map(id, on_walks)) == sorted(map(id, picks))
    for walk in found:
        places = [stop.pick.walk_sequence for stop in walk]
        assert places
        assert places == sorted(places)


@given(picks=PICKS)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_a_method_keeps_its_promise(picks: list[NewPick]) -> None:
    for walk in walks("discrete", picks):
        assert len({stop.pick.shipment_id for stop in walk}) == 1
    for walk in walks("zone", picks):
        assert len({stop.pick.zone_id for stop in walk}) == 1
    for walk in walks("single_item", picks):
        assert len(walk) <= SINGLE_ITEM_STOPS
    carts = walks("cluster", picks)
    for walk in carts:
        totes = {stop.pick.shipment_id: stop.tote for stop in walk}
        assert sorted(totes.values()) == list(range(1, len(totes) + 1))
        assert len(totes) <= CART_TOTES
    of_cart = [{stop.pick.shipment_id for stop in walk} for walk in carts]
    assert sum(map(len, of_cart)) == len({pick.shipment_id for pick in picks})


def _line(number: int, product: int, *, picked: int, packed: int = 0) -> ShipmentLineView:
    return ShipmentLineView(
        _id(number), _id(0), _id(0), _id(0), _id(product), f"SKU-{product}", "", max(picked, 1), picked, packed
    )


def test_units_fill_the_lines_of_their_product_in_order() -> None:
    lines = [_line(1, 7, picked=2, packed=1), _line(2, 8, picked=5), _line(3, 7, picked=3)]
    assert [(part.line_id, part.quantity) for part in spread(lines, {_id(7): 3, _id(8): 1})] == [
        (_id(1), 1), (_id(3), 2), (_id(2), 1),
    ]  # fmt: skip


def test_units_beyond_the_lines_and_strange_products_are_refused() -> None:
    lines = [_line(1, 7, picked=2, packed=1)]
    with pytest.raises(TooManyUnits) as many:
        spread(lines, {_id(7): 2})
    assert many.value.data == {"sku": "SKU-7", "scanned": 2, "expected": 1}
    with pytest.raises(WrongProduct) as strange:
        spread(lines, {_id(8): 1})
    assert strange.value.data["expected"] == ["SKU-7"]


@pytest.mark.parametrize(
    ("contents", "weighed", "warning"),
    [(400, 399, "too_light"), (400, 400, None), (400, 1_600, None), (400, 1_601, "too_heavy")],
)
def test_a_weight_is_odd_below_its_contents_and_far_above_them(
    contents: int, weighed: int, warning: str | None
) -> None:
    assert weight_warning(contents, weighed) == warning


def test_every_state_but_the_first_is_reached_by_a_verb_and_ends_are_ends() -> None:
    reached = {step.target for step in SHIPMENT_STEPS.values()}
    assert reached == set(SHIPMENT_STATES) - {"draft"}
    left = {source for step in SHIPMENT_STEPS.values() for source in step.sources}
    assert set(SHIPMENT_STATES) - left == {"delivered", "cancelled", "returned"}
    for steps in (SHIPMENT_STEPS, WAVE_STEPS, PARCEL_STEPS):
        assert all(step.target not in step.sources for step in steps.values())
