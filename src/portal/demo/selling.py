"""The demo merchants' shops: entered here like any shop, played by the demo shop process.

The worker then finds each shop, checks its keys and asks for its webhooks, as it does with a real one.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.demo.firms import Firm
from portal.domains import channels
from portal.domains.catalogue import NewProduct
from portal.kit.config import Config
from portal.kit.crypto import Vault

FILE = "demoshop.json"
ORDERS_PER_MINUTE = 6


@dataclass(frozen=True)
class Store:
    """A shop as the demo shop process must play it."""

    seed: dict[str, Any]
    hook_url: str
    webhook_secret: str


async def open_shop(
    session: AsyncSession, config: Config, vault: Vault, firm: Firm, products: Sequence[NewProduct]
) -> Store:
    """The merchant's shop is entered; answers how its other side must be played."""
    keys = {
        "consumer_key": "ck_" + secrets.token_hex(20),
        "consumer_secret": "cs_" + secrets.token_hex(20),
        "webhook_secret": secrets.token_hex(16),
    }
    shop = await channels.connect(
        session, vault, platform="woocommerce", code=firm.code, name=firm.name,
        url=f"http://127.0.0.1:{config.shop_port}/stores/{firm.code}", credentials=keys, settings={},
    )  # fmt: skip
    seed = {"code": firm.code, "name": firm.name, **keys, "products": [_sold(n, p) for n, p in enumerate(products, 1)]}
    return Store(seed, f"{config.public_url}/hooks/shops/{shop.hook_token}", keys["webhook_secret"])


def _sold(number: int, product: NewProduct) -> dict[str, Any]:
    codes = [barcode.code for barcode in product.barcodes if barcode.quantity == 1]
    return {
        "id": number, "sku": product.sku, "name": product.name, "price": product.price, "stock": 100,
        "barcode": codes[0] if codes else "", "weight": f"{product.weight_g / 1000:.3f}",
    }  # fmt: skip


def write_stores(config: Config, stores: Sequence[Store]) -> None:
    """Tell the demo shop what to play. Its secrets are for it and for us only."""
    settings = {
        "data_file": str(config.data_dir / "demoshop.sqlite"),
        "orders_per_minute": ORDERS_PER_MINUTE,
        "stores": [store.seed for store in stores],
    }
    path = config.data_dir / FILE
    path.touch(mode=0o600)
    path.write_bytes(msgspec.json.encode(settings))
