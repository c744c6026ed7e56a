"""What machines tell us."""

from litestar.types import ControllerRouterHandler

HANDLERS: list[ControllerRouterHandler] = []
