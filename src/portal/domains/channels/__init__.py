"""Shops and what they send.

Owns shop, listing, raw inbox and sync cursor. Promises: what was answered was kept byte for byte; one thing that a
shop tells in many deliveries, in any order, is told on once; nothing of a platform's words leaves this room.
States: connecting → active ⇄ paused → disconnected; broken while the shop does not accept our credentials.
"""

from portal.domains.channels.actions.connecting import (
    api_shop,
    break_shop,
    change_credentials,
    confirm,
    connect,
    disconnect,
    pause,
    resume,
)  # fmt: skip
from portal.domains.channels.actions.mapping import list_products, map_by_sku, map_listing, map_listings
from portal.domains.channels.actions.polling import call_for_polls, move_cursor
from portal.domains.channels.actions.reading import read_again, read_products, take_up_waiting, translate
from portal.domains.channels.actions.receiving import receive, receive_polled
from portal.domains.channels.errors import ShopAnswersOddly, ShopMissing, ShopRefusesUs
from portal.domains.channels.events import (
    ListingMapped,
    ShopAdded,
    ShopBroken,
    ShopConnected,
    ShopDisconnected,
    ShopOrderReceived,
    ShopPaused,
    ShopPollDue,
    ShopProductReceived,
    ShopResumed,
)  # fmt: skip
from portal.domains.channels.queries import (
    count_refused,
    count_unmapped,
    find_access,
    find_mappings,
    find_unmapped,
    get_message,
    get_shop,
    list_listings,
    list_messages,
    list_shops,
    polled_until,
    shop_at_door,
    shops_by_id,
)  # fmt: skip
from portal.domains.channels.rules import OVERLAP, SETTLING, SHOP_STATES, is_hook_token
from portal.domains.channels.shops import adapter_of
from portal.domains.channels.shops.base import ShopAdapter
from portal.domains.channels.values import (
    Address,
    Fulfilment,
    ListingView,
    Mapped,
    MessageView,
    Polled,
    Received,
    ShopAccess,
    ShopAtDoor,
    ShopLine,
    ShopName,
    ShopOrder,
    ShopProduct,
    ShopView,
    StockLevel,
    Tracking,
)  # fmt: skip

__all__ = [
    "OVERLAP", "SETTLING", "SHOP_STATES", "Address", "Fulfilment", "ListingMapped", "ListingView", "Mapped",
    "MessageView", "Polled", "Received", "ShopAccess", "ShopAdapter", "ShopAdded", "ShopAnswersOddly", "ShopAtDoor",
    "ShopBroken", "ShopConnected", "ShopDisconnected", "ShopLine", "ShopMissing", "ShopName", "ShopOrder",
    "ShopOrderReceived", "ShopPaused", "ShopPollDue", "ShopProduct", "ShopProductReceived", "ShopRefusesUs",
    "ShopResumed", "ShopView", "StockLevel", "Tracking", "adapter_of", "api_shop", "break_shop", "call_for_polls",
    "change_credentials", "confirm", "connect", "count_refused", "count_unmapped", "disconnect", "find_access",
    "find_mappings", "find_unmapped", "get_message", "get_shop", "is_hook_token", "list_listings", "list_messages",
    "list_products", "list_shops", "map_by_sku", "map_listing", "map_listings", "move_cursor", "pause", "polled_until",
    "read_again", "read_products", "receive", "receive_polled", "resume", "shop_at_door", "shops_by_id",
    "take_up_waiting", "translate",
]  # fmt: skip
