"""What a merchant, or a shop's key, may do."""

from litestar.types import ControllerRouterHandler

HANDLERS: list[ControllerRouterHandler] = []
