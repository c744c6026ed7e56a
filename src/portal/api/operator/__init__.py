"""What the operator's people may do."""

from litestar.types import ControllerRouterHandler

from portal.api import job_reading, people, search_reading, views
from portal.api.operator import (
    audit,
    carriers,
    charges,
    exports,
    handovers,
    inbound,
    invoices,
    labels,
    mails,
    merchants,
    orders,
    packing,
    parked,
    picks,
    rate_cards,
    returns,
    shipments,
    stock,
    warehouses,
    waves,
)

HANDLERS: list[ControllerRouterHandler] = [
    *audit.HANDLERS,
    *carriers.HANDLERS,
    *charges.HANDLERS,
    *exports.HANDLERS,
    *handovers.HANDLERS,
    *inbound.HANDLERS,
    *invoices.HANDLERS,
    *job_reading.HANDLERS,
    *labels.HANDLERS,
    *mails.HANDLERS,
    *merchants.HANDLERS,
    *orders.HANDLERS,
    *packing.HANDLERS,
    *parked.HANDLERS,
    *people.HANDLERS,
    *picks.HANDLERS,
    *rate_cards.HANDLERS,
    *returns.HANDLERS,
    *shipments.HANDLERS,
    *stock.HANDLERS,
    *warehouses.HANDLERS,
    *waves.HANDLERS,
    search_reading.find_anything,
    *views.HANDLERS,
]
