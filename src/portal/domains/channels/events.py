"""What happened in the channels."""

from typing import ClassVar
from uuid import UUID

from portal.kit.outbox import Event


class ShopAdded(Event, frozen=True, kw_only=True):
    """A shop, or new credentials for it, was entered; the shop has not been asked yet."""

    subject: ClassVar[str] = "shop"
    shop_id: UUID


class ShopConnected(Event, frozen=True, kw_only=True):
    """The shop accepted our credentials and tells us what happens in it."""

    subject: ClassVar[str] = "shop"
    shop_id: UUID


class ShopBroken(Event, frozen=True, kw_only=True):
    """The shop does not accept our credentials any more."""

    subject: ClassVar[str] = "shop"
    shop_id: UUID
    reason: str


class ShopPaused(Event, frozen=True, kw_only=True):
    """What the shop sends is kept and waits."""

    subject: ClassVar[str] = "shop"
    shop_id: UUID


class ShopResumed(Event, frozen=True, kw_only=True):
    """The shop works again, beginning with what waited."""

    subject: ClassVar[str] = "shop"
    shop_id: UUID


class ShopDisconnected(Event, frozen=True, kw_only=True):
    """The shop is not ours to serve any more; its credentials are gone."""

    subject: ClassVar[str] = "shop"
    shop_id: UUID


class ShopOrderReceived(Event, frozen=True, kw_only=True):
    """A shop sent an order, new or changed; the message holds it as it was sent."""

    subject: ClassVar[str] = "shop"
    shop_id: UUID
    message_id: UUID
    external_id: str


class ShopProductReceived(Event, frozen=True, kw_only=True):
    """A shop sent a product whose name, sku or barcode is new to us."""

    subject: ClassVar[str] = "shop"
    shop_id: UUID
    message_id: UUID


class ListingMapped(Event, frozen=True, kw_only=True):
    """A shop's product is one of ours from now on."""

    subject: ClassVar[str] = "shop"
    shop_id: UUID
    external_id: str
    sku: str
    product_id: UUID


class ShopStockDue(Event, frozen=True, kw_only=True):
    """A shop shows another stock than there is. Of the operator alone: no merchant's feed shows it."""

    subject: ClassVar[str] = "shop"
    shop_id: UUID
    owner_id: UUID


class ShopSweepDue(Event, frozen=True, kw_only=True):
    """It is time to see what a shop shows. Of the operator alone: no merchant's feed shows it."""

    subject: ClassVar[str] = "shop"
    shop_id: UUID
    owner_id: UUID


class ShopStockRepaired(Event, frozen=True, kw_only=True):
    """The shop showed other figures than it was told for these listings, and is told again."""

    subject: ClassVar[str] = "shop"
    shop_id: UUID
    external_ids: list[str]


class ShopPollDue(Event, frozen=True, kw_only=True):
    """It is time to ask a shop what its deliveries did not tell. Of the operator alone: no merchant's feed shows it."""

    subject: ClassVar[str] = "shop"
    shop_id: UUID
    owner_id: UUID
