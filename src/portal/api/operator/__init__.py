"""What the operator's people may do."""

from litestar.types import ControllerRouterHandler

from portal.api.operator import parked

HANDLERS: list[ControllerRouterHandler] = [*parked.HANDLERS]
