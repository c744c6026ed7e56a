"""One adapter per platform behind one contract; nothing else in the house knows a platform's words."""

from portal.domains.channels.errors import PlatformUnknown
from portal.domains.channels.shops.api import ApiShops
from portal.domains.channels.shops.base import ShopAdapter
from portal.domains.channels.shops.woocommerce import WooCommerce

_ADAPTERS: dict[str, ShopAdapter] = {"woocommerce": WooCommerce(), "api": ApiShops()}


def adapter_of(platform: str) -> ShopAdapter:
    """The adapter of a platform. Refuses one that is not served."""
    try:
        return _ADAPTERS[platform]
    except KeyError as problem:
        raise PlatformUnknown(fields={"platform": " or ".join(sorted(_ADAPTERS))}) from problem
