"""How a wave's picks become walks: which go on one list, in which order, into which tote. Pure functions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar
from uuid import UUID

from portal.domains.outbound.values.walks import NewPick

T = TypeVar("T")
CART_TOTES = 8
SINGLE_ITEM_STOPS = 60


class Stop(NamedTuple):
    """A pick on a walk and the tote that it goes into, counted from 1."""

    pick: NewPick
    tote: int


Walk = list[Stop]


def walks(method: str, picks: Sequence[NewPick]) -> list[Walk]:
    """The picks of a wave as walks, each in walk order; every pick is on exactly one."""
    return _METHODS[method](sorted(picks, key=_along_the_walk))


def _along_the_walk(pick: NewPick) -> tuple[int, UUID, UUID, UUID]:
    return pick.walk_sequence, pick.location_id, pick.product_id, pick.shipment_id


def _discrete(picks: Sequence[NewPick]) -> list[Walk]:
    return [[Stop(pick, 1) for pick in own] for own in _grouped(picks, lambda pick: pick.shipment_id)]


def _single_item(picks: Sequence[NewPick]) -> list[Walk]:
    return [[Stop(pick, 1) for pick in part] for part in _chunks(picks, SINGLE_ITEM_STOPS)]


def _cluster(picks: Sequence[NewPick]) -> list[Walk]:
    # Shipments whose first stops are near each other share a cart.
    shipments = list(dict.fromkeys(pick.shipment_id for pick in picks))
    cart = {id_: number for number, ids in enumerate(_chunks(shipments, CART_TOTES)) for id_ in ids}
    return [_with_totes(part) for part in _grouped(picks, lambda pick: cart[pick.shipment_id])]


def _zone(picks: Sequence[NewPick]) -> list[Walk]:
    return [_with_totes(part) for part in _grouped(picks, lambda pick: pick.zone_id)]


def _with_totes(picks: Sequence[NewPick]) -> Walk:
    totes: dict[UUID, int] = {}
    return [Stop(pick, totes.setdefault(pick.shipment_id, len(totes) + 1)) for pick in picks]


def _grouped(picks: Iterable[NewPick], key: Callable[[NewPick], object]) -> list[list[NewPick]]:
    groups: dict[object, list[NewPick]] = {}
    for pick in picks:
        groups.setdefault(key(pick), []).append(pick)
    return list(groups.values())


def _chunks(items: Iterable[T], size: int) -> list[list[T]]:
    remaining = iter(items)
    parts: list[list[T]] = []
    while part := list(islice(remaining, size)):
        parts.append(part)
    return parts


_METHODS: Mapping[str, Callable[[Sequence[NewPick]], list[Walk]]] = {
    "discrete": _discrete,
    "single_item": _single_item,
    "cluster": _cluster,
    "zone": _zone,
}
