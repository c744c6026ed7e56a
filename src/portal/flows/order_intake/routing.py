"""Which warehouse sends an order. A pure decision on what was read, so that many orders are routed at once."""

from collections.abc import Mapping, MutableMapping, Sequence
from uuid import UUID

Free = MutableMapping[tuple[UUID, UUID], int]


def choose(wanted: Mapping[UUID, int], free: Free, warehouses: Sequence[UUID]) -> UUID:
    """The first warehouse, in the order of preference, that has everything; else the preferred one.

    ``wanted`` is units by product, ``free`` units by (warehouse, product). What is chosen is taken from ``free``, so
    that the next order is not sent to a shelf that this one empties.
    """
    for warehouse_id in warehouses:
        if all(free.get((warehouse_id, product_id), 0) >= units for product_id, units in wanted.items()):
            for product_id, units in wanted.items():
                free[warehouse_id, product_id] -= units
            return warehouse_id
    return warehouses[0]
