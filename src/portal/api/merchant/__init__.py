"""What a merchant, or a shop's key, may do."""

from litestar.types import ControllerRouterHandler

from portal.api.merchant import products

HANDLERS: list[ControllerRouterHandler] = [*products.HANDLERS]
