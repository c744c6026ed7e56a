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
from portal.domains.channels.actions.sweeping import call_for_sweeps, note_shown
from portal.domains.channels.actions.telling import (
    call_for_stock,
    called_since,
    end_stock_call,
    limit_level,
    note_told,
    tell_stock,
)  # fmt: skip
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
    ShopStockDue,
    ShopStockRepaired,
    ShopSweepDue,
)  # fmt: skip
from portal.domains.channels.levels import ShopBehind, levels_behind, shops_behind, stock_telling
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
    StockTelling,
    Tracking,
)  # fmt: skip

__all__ = [
    "OVERLAP", "SETTLING", "SHOP_STATES", "Address", "Fulfilment", "ListingMapped", "ListingView", "Mapped",
    "MessageView", "Polled", "Received", "ShopAccess", "ShopAdapter", "ShopAdded", "ShopAnswersOddly", "ShopAtDoor",
    "ShopBehind", "ShopBroken", "ShopConnected", "ShopDisconnected", "ShopLine", "ShopMissing", "ShopName",
    "ShopOrder", "ShopOrderReceived", "ShopPaused", "ShopPollDue", "ShopProduct", "ShopProductReceived",
    "ShopRefusesUs", "ShopResumed", "ShopStockDue", "ShopStockRepaired", "ShopSweepDue", "ShopView", "StockLevel",
    "StockTelling", "Tracking", "adapter_of", "api_shop", "break_shop", "call_for_polls", "call_for_stock",
    "call_for_sweeps", "called_since", "change_credentials", "confirm", "connect", "count_refused", "count_unmapped",
    "disconnect", "end_stock_call", "find_access", "find_mappings", "find_unmapped", "get_message", "get_shop",
    "is_hook_token", "levels_behind", "limit_level", "list_listings", "list_messages", "list_products", "list_shops",
    "map_by_sku", "map_listing", "map_listings", "move_cursor", "note_shown", "note_told", "pause", "polled_until",
    "read_again", "read_products", "receive", "receive_polled", "resume", "shop_at_door", "shops_behind",
    "shops_by_id", "stock_telling", "take_up_waiting", "tell_stock", "translate",
]  # fmt: skip
