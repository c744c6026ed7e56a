"""What the operator's people may do."""

from litestar.types import ControllerRouterHandler

from portal.api import people
from portal.api.operator import merchants, orders, parked

HANDLERS: list[ControllerRouterHandler] = [
    *merchants.HANDLERS, *orders.HANDLERS, *parked.HANDLERS, *people.HANDLERS,
]  # fmt: skip
