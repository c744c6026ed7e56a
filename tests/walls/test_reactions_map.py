"""The map of what follows what is complete and true."""

import inspect

from portal.flows.reactions import MAP, NOTHING_FOLLOWS, SCHEDULE
from portal.kit.outbox import Event


def _classes() -> list[type[Event]]:
    """Events that can be recorded: classes that others build on are only their common part."""
    found: list[type[Event]] = []
    stack: list[type[Event]] = [Event]
    while stack:
        children = stack.pop().__subclasses__()
        found += [child for child in children if not child.__subclasses__()]
        stack += children
    return found


def _events() -> set[str]:
    return {event.__name__ for event in _classes()}


def test_every_event_is_in_the_map_or_excused_with_a_reason() -> None:
    known = set(MAP) | set(NOTHING_FOLLOWS)
    assert _events() - known == set()
    assert known - _events() == set()
    assert set(MAP) & set(NOTHING_FOLLOWS) == set()
    assert all(reason.strip() for reason in NOTHING_FOLLOWS.values())


def test_reaction_names_are_unique_per_event_and_their_functions_take_an_event() -> None:
    for event, reactions in MAP.items():
        names = [reaction.name for reaction in reactions]
        assert len(names) == len(set(names)), event
        for reaction in reactions:
            assert inspect.iscoroutinefunction(reaction.call), reaction.name
            assert len(inspect.signature(reaction.call).parameters) == 2, reaction.name


def test_every_event_names_a_subject_whose_id_it_carries() -> None:
    for event in _classes():
        assert event.subject, event
        assert f"{event.subject}_id" in event.__struct_fields__, event


def test_the_schedule_announces_events_that_something_follows() -> None:
    assert SCHEDULE
