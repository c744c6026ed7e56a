"""What a merchant, or a shop's key, may do."""

from litestar.types import ControllerRouterHandler

from portal.api import audit, job_reading, live_reading, people, search_reading, stock_history, views
from portal.api.merchant import (
    billing,
    events,
    exports,
    home,
    inbound,
    order_actions,
    order_intake,
    orders,
    photos,
    product_imports,
    products,
    returns,
    shipments,
    shops,
    stock,
    tracking,
    warehouses,
)

HANDLERS: list[ControllerRouterHandler] = [
    *audit.HANDLERS,
    *billing.HANDLERS,
    *events.HANDLERS,
    *exports.HANDLERS,
    *home.HANDLERS,
    *inbound.HANDLERS,
    *job_reading.HANDLERS,
    *live_reading.HANDLERS,
    *order_intake.HANDLERS,
    *order_actions.HANDLERS,
    *orders.HANDLERS,
    *people.HANDLERS,
    *photos.HANDLERS,
    *product_imports.HANDLERS,
    *products.HANDLERS,
    *returns.HANDLERS,
    *shipments.HANDLERS,
    *shops.HANDLERS,
    *stock.HANDLERS,
    *tracking.HANDLERS,
    search_reading.find_anything,
    stock_history.show_history,
    *views.HANDLERS,
    *warehouses.HANDLERS,
]
