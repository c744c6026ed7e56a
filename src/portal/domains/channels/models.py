"""Shops, what they sent in its raw form, and how their products map to ours."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.domains.channels.rules import INBOX_STATES, PLATFORMS, SHOP_STATES
from portal.kit.tables import Base, OfMerchant, Stamped, Versioned, merchant_itself, of_merchant, one_of


class Shop(Stamped, Versioned, OfMerchant, Base):
    """One connected sales channel. ``credentials`` is sealed; ``hook_token`` is the unguessable end of its hook URL."""

    __tablename__ = "shops"
    platform: Mapped[str]
    code: Mapped[str]
    name: Mapped[str]
    url: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="active")
    broken_reason: Mapped[str | None]
    credentials: Mapped[bytes | None] = mapped_column(LargeBinary)
    hook_token: Mapped[str] = mapped_column(unique=True)
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    last_heard_at: Mapped[datetime | None]
    tells_stock: Mapped[bool] = mapped_column(default=False)
    __table_args__ = (
        merchant_itself(),
        UniqueConstraint("operator_id", "merchant_id", "code"),
        one_of("platform", PLATFORMS),
        one_of("status", SHOP_STATES),
    )


class Listing(Stamped, OfMerchant, Base):
    """A shop's own product or variant, mapped to a product and a quantity; unmapped while ``product_id`` is None.

    ``source_version`` is the shop's time of change, so that an older delivery does not undo a newer one. The shop is
    shown ``buffer`` items less than there are, and never more than ``cap``."""

    __tablename__ = "listings"
    shop_id: Mapped[UUID]
    external_id: Mapped[str]
    sku: Mapped[str]
    name: Mapped[str]
    barcode: Mapped[str] = mapped_column(default="")
    source_version: Mapped[str] = mapped_column(default="")
    product_id: Mapped[UUID | None]
    quantity: Mapped[int] = mapped_column(default=1)
    buffer: Mapped[int] = mapped_column(default=0)
    cap: Mapped[int | None]
    __table_args__ = (
        of_merchant("shop_id", "shops"),
        of_merchant("product_id", "products"),
        UniqueConstraint("operator_id", "merchant_id", "shop_id", "external_id"),
        Index("ix_listings_product", "operator_id", "product_id"),
        Index("ix_listings_unmapped", "operator_id", "merchant_id", "sku", postgresql_where="product_id is null"),
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("buffer >= 0 and (cap is null or cap >= 0)", name="level"),
    )


class ListingLevel(Base):
    """How many items a shop was last told to sell of a listing, and how long it waited for it.

    ``refused`` is the figure that the shop would not take, ``strayed`` what it was seen to show instead of ``told``.
    Apart from the listing because it changes with every sale."""

    __tablename__ = "listing_levels"
    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID] = mapped_column(primary_key=True)
    shop_id: Mapped[UUID] = mapped_column(primary_key=True)
    external_id: Mapped[str] = mapped_column(primary_key=True)
    told: Mapped[int | None]
    told_at: Mapped[datetime | None]
    waited_ms: Mapped[int] = mapped_column(default=0)
    refused: Mapped[int | None]
    strayed: Mapped[int | None]
    __table_args__ = (of_merchant("shop_id", "shops"),)


class StockCall(Base):
    """Whether a shop was called to be told its stock; ``due_at`` is since when, None once it was."""

    __tablename__ = "stock_calls"
    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID] = mapped_column(primary_key=True)
    shop_id: Mapped[UUID] = mapped_column(primary_key=True)
    due_at: Mapped[datetime | None]
    __table_args__ = (of_merchant("shop_id", "shops"),)


class InboxMessage(OfMerchant, Base):
    """What a shop sent, byte for byte, kept before it was answered.

    ``dedupe_key`` is equal for redeliveries; ``content_hash`` is equal when nothing changed that we would act on."""

    __tablename__ = "inbox_messages"
    shop_id: Mapped[UUID]
    topic: Mapped[str]
    resource: Mapped[str]
    external_id: Mapped[str]
    dedupe_key: Mapped[str]
    content_hash: Mapped[str]
    headers: Mapped[dict[str, Any]]
    body: Mapped[bytes] = mapped_column(LargeBinary)
    received_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="received")
    error: Mapped[str | None]
    __table_args__ = (
        of_merchant("shop_id", "shops"),
        UniqueConstraint("operator_id", "merchant_id", "shop_id", "dedupe_key"),
        Index("ix_inbox_messages_thing", "operator_id", "merchant_id", "shop_id", "resource", "external_id", "id"),
        Index("ix_inbox_messages_recent", "operator_id", "merchant_id", "shop_id", "id"),
        Index("ix_inbox_messages_refused", "operator_id", "merchant_id", "id", postgresql_where="state = 'refused'"),
        one_of("state", INBOX_STATES),
    )


class SyncCursor(Base):
    """How far a shop has been read by polling."""

    __tablename__ = "sync_cursors"
    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID] = mapped_column(primary_key=True)
    shop_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[str]
    moved_at: Mapped[datetime]
    __table_args__ = (of_merchant("shop_id", "shops"),)
