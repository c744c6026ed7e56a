"""Ids sort by their making, and numbers can be read aloud."""

from datetime import UTC, date, datetime, timedelta, timezone

from portal.kit.ids import first_id_at, new_id, new_number


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


def test_the_first_id_of_a_moment_stands_between_what_was_made_before_and_after() -> None:
    now = datetime.now(UTC)
    assert first_id_at(now - timedelta(seconds=5)) < new_id() < first_id_at(now + timedelta(seconds=5))
    assert first_id_at(now) == first_id_at(now.replace(tzinfo=None))


def test_every_moment_that_can_be_written_has_a_first_id() -> None:
    far = timezone(timedelta(hours=-14))
    moments = (datetime.min, datetime.max, datetime.min.replace(tzinfo=far), datetime.max.replace(tzinfo=far))  # noqa: DTZ901
    ids = [first_id_at(moment) for moment in moments]
    assert {id_.version for id_ in ids} == {7}
    assert ids[0] == ids[2] < ids[1] < ids[3]
