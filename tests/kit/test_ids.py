"""Ids sort by their making, and numbers can be read aloud."""

from datetime import date

from portal.kit.ids import new_id, new_number


def test_ids_made_in_a_row_sort_in_that_row() -> None:
    made = [new_id() for _ in range(2000)]
    assert made == sorted(made)
    assert {id_.version for id_ in made} == {7}
    assert len(set(made)) == len(made)


def test_a_number_has_its_day_and_no_letter_that_is_misread() -> None:
    numbers = {new_number("O", date(2026, 11, 24)) for _ in range(500)}
    assert len(numbers) == 500
    assert all(number.startswith("O261124-") and len(number) == 16 for number in numbers)
    assert not set("".join(number[8:] for number in numbers)) & set("ILOU")
