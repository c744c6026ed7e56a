"""What machines tell us."""

from litestar.types import ControllerRouterHandler

from portal.api.hooks import carriers, shops

HANDLERS: list[ControllerRouterHandler] = [*shops.HANDLERS, *carriers.HANDLERS]
