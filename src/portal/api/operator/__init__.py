"""What the operator's people may do."""

from litestar.types import ControllerRouterHandler

from portal.api import people
from portal.api.operator import merchants, orders, packing, parked, picks, shipments, waves

HANDLERS: list[ControllerRouterHandler] = [
    *merchants.HANDLERS, *orders.HANDLERS, *packing.HANDLERS, *parked.HANDLERS, *people.HANDLERS, *picks.HANDLERS,
    *shipments.HANDLERS, *waves.HANDLERS,
]  # fmt: skip
