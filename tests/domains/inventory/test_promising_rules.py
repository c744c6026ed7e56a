"""The pure rules of promising, pinning and taking back, against slow and obvious oracles."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from portal.domains.inventory.rules import (
    Balance,
    Claim,
    Promised,
    Shelved,
    Wanted,
    pin,
    promise,
    take_back,
    taking_order,
)  # fmt: skip

START = datetime(2026, 11, 23, tzinfo=UTC)
HOUSE, MERCHANT = UUID(int=1), UUID(int=2)
PRODUCTS = [UUID(int=10 + n) for n in range(4)]
BALANCES = [Balance(product_id, HOUSE, MERCHANT) for product_id in PRODUCTS]


@st.composite
def queues(draw: st.DrawFn) -> list[Wanted]:
    """Documents in the order of the queue, of one to four lines each."""
    lines: list[Wanted] = []
    for document in range(draw(st.integers(1, 12))):
        partial_ok = draw(st.booleans())
        for _ in range(draw(st.integers(1, 4))):
            balance, need = draw(st.sampled_from(BALANCES)), draw(st.integers(1, 6))
            place = len(lines)
            ids = (UUID(int=1000 + place), UUID(int=100 + document), UUID(int=2000 + place))
            lines.append(Wanted(*ids, balance, need, partial_ok))
    return lines


def _oracle(lines: list[Wanted], free: dict[Balance, int]) -> dict[UUID, int]:
    """One unit at a time; a document that may not take a part gives all back when a unit is missing."""
    left, granted = dict(free), {}
    for document in dict.fromkeys(line.document_id for line in lines):
        mine = [line for line in lines if line.document_id == document]
        got = {line.id: 0 for line in mine}
        complete = True
        for line in mine:
            for _ in range(line.need):
                if left[line.balance] > 0:
                    left[line.balance] -= 1
                    got[line.id] += 1
                else:
                    complete = False
        if not complete and not mine[0].partial_ok:
            for line in mine:
                left[line.balance] += got[line.id]
        else:
            granted.update({id_: quantity for id_, quantity in got.items() if quantity})
    return granted


@given(queues(), st.lists(st.integers(-3, 25), min_size=4, max_size=4))
def test_promises_are_those_of_serving_one_after_the_other_unit_by_unit(lines: list[Wanted], free: list[int]) -> None:
    there = dict(zip(BALANCES, free, strict=True))
    assert promise(lines, there) == _oracle(lines, there)


shelves = st.builds(
    lambda n, product, free, days, age, walk: Shelved(
        UUID(int=n), product, UUID(int=n), None, free,
        None if days is None else date(2027, 1, 1) + timedelta(days), date(2026, 1, 1) + timedelta(age), walk, str(n),
    ),
    st.integers(1, 10**6), st.sampled_from(PRODUCTS), st.integers(1, 9), st.none() | st.integers(0, 3),
    st.integers(0, 3), st.integers(0, 3),
)  # fmt: skip


def _promised(n: int, line: tuple[int, UUID, int]) -> Promised:
    document, product_id, need = line
    return Promised(
        UUID(int=5000 + n), UUID(int=document), UUID(int=6000 + n), MERCHANT, product_id, need,
        START + timedelta(minutes=document),
    )  # fmt: skip


lists_of_lines = st.lists(
    st.tuples(st.integers(1, 6), st.sampled_from(PRODUCTS), st.integers(1, 8)), min_size=1, max_size=12
).map(lambda drawn: [_promised(n, line) for n, line in enumerate(drawn)])


@given(lists_of_lines, st.lists(shelves, max_size=12, unique_by=lambda s: s.stock_id))
def test_pins_give_whole_documents_and_never_more_than_a_shelf_holds(lines: list[Promised], rows: list[Any]) -> None:
    pins, short = pin(lines, rows)
    for row in rows:
        assert sum(p.quantity for p in pins if p.shelf.stock_id == row.stock_id) <= row.free
    for line in lines:
        given_ = sum(p.quantity for p in pins if p.line.reservation_id == line.reservation_id)
        assert given_ == (0 if line.document_id in short else line.need)
    assert all(p.quantity > 0 and p.shelf.product_id == p.line.product_id for p in pins)


@given(lists_of_lines, st.lists(shelves, max_size=12, unique_by=lambda s: s.stock_id))
def test_a_shelf_is_only_begun_when_all_that_expire_or_came_earlier_are_empty(
    lines: list[Promised], rows: list[Any]
) -> None:
    pins, _ = pin(lines, rows)
    for product_id in PRODUCTS:
        mine = sorted((row for row in rows if row.product_id == product_id), key=taking_order)
        taken = [sum(p.quantity for p in pins if p.shelf.stock_id == row.stock_id) for row in mine]
        begun = [n for n, quantity in enumerate(taken) if quantity]
        assert all(taken[n] == mine[n].free for n in range(begun[-1])) if begun else True


claims = st.lists(
    st.builds(
        lambda n, document, minutes, loose, pinned, picked: Claim(
            UUID(int=n), UUID(int=document), START + timedelta(minutes=minutes), loose, pinned, picked
        ),
        st.integers(1, 10**6), st.integers(1, 5), st.integers(0, 5), st.integers(0, 5), st.integers(0, 5),
        st.integers(0, 5),
    ),
    max_size=10, unique_by=lambda claim: claim.reservation_id,
)  # fmt: skip


@given(claims, st.integers(0, 40))
def test_just_what_is_missing_is_taken_back_and_one_s_own_last(found: list[Claim], deficit: int) -> None:
    own = UUID(int=1)
    lost = take_back(found, deficit, own)
    held = {claim.reservation_id: claim.loose + claim.pinned for claim in found}
    assert all(0 < quantity <= held[id_] for id_, quantity in lost.items())
    assert sum(lost.values()) == min(deficit, sum(held.values()))
    if any(claim.document_id == own and claim.reservation_id in lost for claim in found):
        others = [claim for claim in found if claim.document_id != own]
        assert all(lost.get(claim.reservation_id, 0) == held[claim.reservation_id] for claim in others)


def test_the_newest_promise_falls_first_and_one_on_the_floor_later() -> None:
    def claim(n: int, minutes: int, pinned: int) -> Claim:
        return Claim(UUID(int=n), UUID(int=n), START + timedelta(minutes=minutes), 3 - pinned, pinned, 0)

    old, new, on_the_floor = claim(1, 0, 0), claim(2, 5, 0), claim(3, 9, 2)
    assert take_back([old, new, on_the_floor], 4, UUID(int=9)) == {new.reservation_id: 3, old.reservation_id: 1}
