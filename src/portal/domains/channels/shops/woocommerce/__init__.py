"""WooCommerce: its deliveries, its words for an order, and its REST API, as seen on a real shop."""

from portal.domains.channels.shops.woocommerce.adapter import WooCommerce

__all__ = ["WooCommerce"]
