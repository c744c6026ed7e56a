"""One measured figure, its floor, and the aim it is held against."""

from typing import Literal

import msgspec

Sense = Literal["at_least", "at_most"]


class Aim(msgspec.Struct, frozen=True):
    """What a figure should reach. ``of`` says what is compared: the value itself or its ratio to the floor."""

    of: Literal["value", "ratio"]
    sense: Sense
    bound: float

    def words(self) -> str:
        sign = "≥" if self.sense == "at_least" else "≤"
        return f"{sign} {self.bound:g}" + (" × floor" if self.of == "ratio" else "")


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """``value`` in ``unit``; ``floor`` is plain SQL doing the same, in the same unit, or None where there is none."""

    name: str
    value: float
    unit: str
    floor: float | None = None
    aim: Aim | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        return None if not self.floor else self.value / self.floor

    @property
    def met(self) -> bool | None:
        if self.aim is None:
            return None
        measured = self.value if self.aim.of == "value" else self.ratio
        assert measured is not None
        return measured >= self.aim.bound if self.aim.sense == "at_least" else measured <= self.aim.bound


def at_least(bound: float, of: Literal["value", "ratio"] = "ratio") -> Aim:
    """More is better."""
    return Aim(of, "at_least", bound)


def at_most(bound: float, of: Literal["value", "ratio"] = "ratio") -> Aim:
    """Less is better."""
    return Aim(of, "at_most", bound)


def quantile(values: list[float], share: float) -> float:
    """The value below which this share of them lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
