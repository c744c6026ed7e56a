"""What the operator's people may do."""

from litestar.types import ControllerRouterHandler

from portal.api import people
from portal.api.operator import merchants, parked

HANDLERS: list[ControllerRouterHandler] = [*merchants.HANDLERS, *parked.HANDLERS, *people.HANDLERS]
