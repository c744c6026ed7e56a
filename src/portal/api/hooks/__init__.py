"""What machines tell us."""

from litestar.types import ControllerRouterHandler

from portal.api.hooks import shops

HANDLERS: list[ControllerRouterHandler] = [*shops.HANDLERS]
