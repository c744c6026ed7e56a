"""What the operator's people may do."""

from litestar.types import ControllerRouterHandler

HANDLERS: list[ControllerRouterHandler] = []
