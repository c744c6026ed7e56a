"""What the operator's people may do."""

from litestar.types import ControllerRouterHandler

from portal.api import people
from portal.api.operator import (
    charges,
    inbound,
    invoices,
    merchants,
    orders,
    packing,
    parked,
    picks,
    rate_cards,
    shipments,
    waves,
)

HANDLERS: list[ControllerRouterHandler] = [
    *charges.HANDLERS,
    *inbound.HANDLERS,
    *invoices.HANDLERS,
    *merchants.HANDLERS,
    *orders.HANDLERS,
    *packing.HANDLERS,
    *parked.HANDLERS,
    *people.HANDLERS,
    *picks.HANDLERS,
    *rate_cards.HANDLERS,
    *shipments.HANDLERS,
    *waves.HANDLERS,
]
