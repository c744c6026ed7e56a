"""What one run of the demo stores is told from outside: where to listen, which stores to play, which faults to make.

Kept apart so that nothing else reads the environment, and so that a store sent to the control API has the same shape.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

DEFAULT_TOPICS = ("order.created", "order.updated", "product.updated")


class Faults(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """How the way to the portal misbehaves. Shares are 0..1 of all deliveries; times are milliseconds.

    ``out_of_order`` deliveries of changes are held back ``hold_ms`` so that newer ones overtake them.
    """

    double: float = 0.0
    out_of_order: float = 0.0
    lost: float = 0.0
    delay_min_ms: int = 0
    delay_max_ms: int = 0
    hold_ms: int = 1500


class ProductSeed(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A product on sale. ``price`` is an integer of the currency's minor unit, ``weight`` kilograms as text."""

    id: int
    sku: str
    name: str
    price: int
    barcode: str = ""
    stock: int = 100
    weight: str = ""


class BuyersSeed(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Who buys here. Shares are 0..1; ``states`` (JP01..JP47) narrows where the buyers live."""

    seed: str = "buyers"
    gift_share: float = 0.15
    note_share: float = 0.25
    unpaid_share: float = 0.1
    date_wish_share: float = 0.2
    states: list[str] = []


class StoreSeed(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """One store. With a ``delivery_url`` it opens with a webhook for each of ``topics``; else the portal makes its own.

    ``orders_per_minute`` None follows the common rate. ``utc_offset_minutes`` is the store's own clock.
    """

    code: str
    name: str
    consumer_key: str
    consumer_secret: str
    webhook_secret: str
    delivery_url: str = ""
    currency: str = "JPY"
    utc_offset_minutes: int = 540
    fulfillments: bool = False
    orders_per_minute: float | None = None
    topics: tuple[str, ...] = DEFAULT_TOPICS
    products: list[ProductSeed] = []
    buyers: BuyersSeed = msgspec.field(default_factory=BuyersSeed)


class Settings(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Settings of the process. ``data_file`` None forgets everything at the end of the run."""

    host: str = "127.0.0.1"
    port: int = 8010
    public_url: str = ""
    data_file: str | None = None
    orders_per_minute: float = 0.0
    seed: str = "demo"
    connections: int = 16
    keep_alive: bool = True
    faults: Faults = msgspec.field(default_factory=Faults)
    stores: list[StoreSeed] = []

    @property
    def origin(self) -> str:
        """Scheme, host and port under which the stores say they live."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")


def from_environment(env: Mapping[str, str] = os.environ) -> Settings:
    """Read ``DEMOSHOP_CONFIG`` (a file, or JSON itself); ``PORTAL_SHOP_PORT`` moves the port.

    Raises:
        SystemExit: with one line that says what is wrong with the configuration.
    """
    given = env.get("DEMOSHOP_CONFIG", "")
    try:
        text = given if given.lstrip().startswith("{") else Path(given).read_text("utf-8") if given else "{}"
        settings = msgspec.json.decode(text, type=Settings)
    except (OSError, msgspec.DecodeError) as problem:
        raise SystemExit(f"DEMOSHOP_CONFIG cannot be used: {problem}") from problem
    if "PORTAL_SHOP_PORT" in env:
        settings.port = int(env["PORTAL_SHOP_PORT"])
    return settings
