"""What a merchant, or a shop's key, may do."""

from litestar.types import ControllerRouterHandler

from portal.api import people
from portal.api.merchant import billing, events, products

HANDLERS: list[ControllerRouterHandler] = [*billing.HANDLERS, *events.HANDLERS, *people.HANDLERS, *products.HANDLERS]
