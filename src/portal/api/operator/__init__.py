"""What the operator's people may do."""

from litestar.types import ControllerRouterHandler

from portal.api import people
from portal.api.operator import charges, invoices, merchants, parked, rate_cards

HANDLERS: list[ControllerRouterHandler] = [
    *charges.HANDLERS,
    *invoices.HANDLERS,
    *merchants.HANDLERS,
    *parked.HANDLERS,
    *people.HANDLERS,
    *rate_cards.HANDLERS,
]
