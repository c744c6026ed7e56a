"""Refusals have stable codes of their own."""

from portal.api.errors import status_of
from portal.kit.errors import Refusal


def _all() -> list[type[Refusal]]:
    found: list[type[Refusal]] = []
    stack: list[type[Refusal]] = [Refusal]
    while stack:
        for child in stack.pop().__subclasses__():
            found.append(child)
            stack.append(child)
    return [refusal for refusal in found if refusal.__module__.startswith("portal.")]


def test_every_refusal_names_its_own_code_and_title() -> None:
    nameless = [refusal.__name__ for refusal in _all() if "code" not in vars(refusal) or "title" not in vars(refusal)]
    assert nameless == []


def test_no_two_refusals_share_a_code() -> None:
    codes = [refusal.code for refusal in _all()]
    assert sorted(codes) == sorted(set(codes))


def test_every_refusal_has_a_status_of_its_kind() -> None:
    assert all(400 <= status_of(refusal) < 504 for refusal in _all())
