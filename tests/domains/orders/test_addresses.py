"""Addresses and contacts in their normal form: what is recognised is brought to it, what is not stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domains.orders.rules.address import clean, is_postal_code, phone, postal_code, region
from portal.domains.orders.rules.search import prefix_range, search_key


@pytest.mark.parametrize(
    ("given", "country", "kept"),
    [
        ("1500001", "JP", "150-0001"), ("１５０ー０００１", "JP", "150-0001"), ("〒150-0001", "JP", "150-0001"),
        ("150-001", "JP", "150-001"), ("sw1a 1aa", "GB", "SW1A 1AA"), ("", "JP", ""),
    ],
)  # fmt: skip
def test_postal_codes(given: str, country: str, kept: str) -> None:
    assert postal_code(given, country) == kept


@pytest.mark.parametrize(
    ("code", "country", "right"),
    [("150-0001", "JP", True), ("150-001", "JP", False), ("", "JP", False), ("", "HK", True), ("", "GB", False)],
)
def test_whether_a_postal_code_can_be_one(code: str, country: str, right: bool) -> None:
    assert is_postal_code(code, country) is right


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("JP13", "東京都"), ("JP-01", "北海道"), ("13", "東京都"), ("Tokyo", "東京都"), ("Tokyo-to", "東京都"),
        ("Kyoto", "京都府"), ("Osaka Prefecture", "大阪府"), ("東京", "東京都"), ("東京都", "東京都"),
        ("JP48", "JP48"), ("Atlantis", "Atlantis"),
    ],
)  # fmt: skip
def test_prefectures(given: str, kept: str) -> None:
    assert region(given, "JP") == kept


@pytest.mark.parametrize(
    ("given", "country", "kept"),
    [
        ("03-1234-5678", "JP", "+81312345678"), ("０９０－１２３４－５６７８", "JP", "+819012345678"),
        ("+44 20 7946 0958", "JP", "+442079460958"), ("(415) 555-2671", "US", "+14155552671"),
        ("ask the neighbour", "JP", "ask the neighbour"), ("", "JP", ""),
    ],
)  # fmt: skip
def test_phone_numbers(given: str, country: str, kept: str) -> None:
    assert phone(given, country) == kept


@given(st.text(max_size=60))
def test_the_normal_form_is_its_own_normal_form(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert postal_code(postal_code(text, "JP"), "JP") == postal_code(text, "JP")
    assert region(region(text, "JP"), "JP") == region(text, "JP")
    assert phone(phone(text, "JP"), "JP") == phone(text, "JP")


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_a_key_begins_with_lies_in_the_range_of_its_search(head: str, tail: str) -> None:
    bounds = prefix_range(head)
    if bounds is None:
        assert search_key(head) == ""
    elif search_key(head + tail).startswith(search_key(head)):
        assert bounds[0] <= search_key(head + tail) < bounds[1]
