"""Every select of the channels."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Select, bindparam, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.channels.errors import MessageMissing, ShopMissing
from portal.domains.channels.models import InboxMessage, Listing, ListingLevel, Shop, SyncCursor
from portal.domains.channels.rules import CHECKABLE, CONNECTED
from portal.domains.channels.values import ListingView, Mapped, MessageView, ShopAccess, ShopAtDoor, ShopName, ShopView
from portal.kit.crypto import Vault
from portal.kit.hot import Hot
from portal.kit.paging import Window
from portal.kit.rows import all_as, one_as
from portal.kit.scope import merchant_of, operator_of, tenant

_SHOP = (
    Shop.id, Shop.merchant_id, Shop.platform, Shop.code, Shop.name, Shop.url, Shop.status, Shop.broken_reason,
    Shop.hook_token, Shop.settings, Shop.last_heard_at, Shop.tells_stock, Shop.created_at, Shop.version,
)  # fmt: skip
_LISTING = (
    Listing.id, Listing.shop_id, Listing.external_id, Listing.sku, Listing.name, Listing.barcode, Listing.product_id,
    Listing.quantity, Listing.created_at, Listing.buffer, Listing.cap, ListingLevel.told, ListingLevel.told_at,
    ListingLevel.refused,
)  # fmt: skip
_MESSAGE = (
    InboxMessage.id, InboxMessage.shop_id, InboxMessage.topic, InboxMessage.external_id, InboxMessage.state,
    InboxMessage.error, InboxMessage.received_at, func.length(InboxMessage.body),
)  # fmt: skip

_shops = Shop.__table__.c
_AT_DOOR = Hot(
    select(
        _shops.id, _shops.operator_id, _shops.merchant_id, _shops.name, _shops.platform, _shops.status,
        _shops.credentials, _shops.last_heard_at,
    ).where(_shops.hook_token == bindparam("token"))
)  # fmt: skip
_MAPPED = select(Listing.external_id, Listing.product_id, Listing.quantity).where(
    Listing.operator_id == bindparam("operator_id"), Listing.merchant_id == bindparam("merchant_id"),
    Listing.shop_id == bindparam("shop_id"), Listing.external_id == func.any(bindparam("external_ids")),
    Listing.product_id.is_not(None),
)  # fmt: skip


async def shop_at_door(session: AsyncSession, token: str) -> ShopAtDoor:
    """The shop that delivers to this token, in the door's scope of the same. Refuses unknown and disconnected ones."""
    found = all_as(ShopAtDoor, await _AT_DOOR.rows(session, {"token": token}))
    if not found or found[0].status not in CONNECTED:
        raise ShopMissing
    return found[0]


async def get_shop(session: AsyncSession, shop_id: UUID) -> ShopView:
    """One shop. Refuses one that is not here."""
    shop = one_as(ShopView, (await session.execute(select(*_SHOP).where(*_mine(session, shop_id)))).one_or_none())
    if shop is None:
        raise ShopMissing(id=str(shop_id))
    return shop


async def list_shops(session: AsyncSession, asked: Window) -> Sequence[ShopView]:
    """The merchant's shops by code, one more than the page."""
    query = select(*_SHOP).where(Shop.operator_id == operator_of(session), Shop.merchant_id == merchant_of(session))
    if asked.after:
        query = query.where(Shop.code > asked.after[0])
    return all_as(ShopView, await session.execute(query.order_by(Shop.code).limit(asked.limit + 1)))


async def shops_by_id(session: AsyncSession, shop_ids: Iterable[UUID]) -> dict[UUID, ShopName]:
    """How these shops are called, by id."""
    scope = tenant(session)
    query = select(Shop.id, Shop.name, Shop.platform).where(
        Shop.operator_id == scope.operator_id, Shop.id.in_(sorted(set(shop_ids)))
    )
    if scope.merchant_id is not None:
        query = query.where(Shop.merchant_id == scope.merchant_id)
    return {shop.id: shop for shop in all_as(ShopName, await session.execute(query))}


async def count_unmapped(session: AsyncSession) -> int:
    """Products of the merchant's connected shops that are nothing here yet."""
    of_shop = (Shop.operator_id == Listing.operator_id) & (Shop.id == Listing.shop_id)
    counted = await session.scalar(
        select(func.count())
        .select_from(Listing)
        .join(Shop, of_shop & (Shop.merchant_id == Listing.merchant_id))
        .where(
            Listing.operator_id == operator_of(session), Listing.merchant_id == merchant_of(session),
            Listing.product_id.is_(None), Shop.status.in_(CONNECTED),
        )
    )  # fmt: skip
    return counted or 0


async def count_refused(session: AsyncSession, *, since: datetime) -> dict[UUID, int]:
    """Messages that could not be read since then, by the merchant's shop."""
    rows = await session.execute(
        select(InboxMessage.shop_id, func.count())
        .where(
            InboxMessage.operator_id == operator_of(session), InboxMessage.merchant_id == merchant_of(session),
            text("state = 'refused'"), InboxMessage.received_at >= since,
        )
        .group_by(InboxMessage.shop_id)
    )  # fmt: skip
    return {row[0]: row[1] for row in rows}


async def find_access(session: AsyncSession, vault: Vault, shop_id: UUID) -> ShopAccess | None:
    """What it takes to call this shop; None for one that is disconnected or has nothing to call."""
    row = (
        await session.execute(
            select(Shop.platform, Shop.status, Shop.hook_token, Shop.url, Shop.credentials, Shop.settings).where(
                *_mine(session, shop_id)
            )
        )
    ).one_or_none()
    if row is None:
        raise ShopMissing(id=str(shop_id))
    if row.credentials is None or row.status not in CONNECTED:
        return None
    opened = open_credentials(vault, operator_of(session), shop_id, row.credentials)
    return ShopAccess(shop_id, row.platform, row.status, row.hook_token, row.url, opened, row.settings)


def open_credentials(vault: Vault, operator_id: UUID, shop_id: UUID, sealed: bytes) -> dict[str, str]:
    """The credentials of a shop in the clear."""
    opened: dict[str, str] = msgspec.json.decode(
        vault.open(sealed, operator_id=operator_id, place=place_of_credentials(shop_id)), type=dict[str, str]
    )
    return opened


def place_of_credentials(shop_id: UUID) -> str:
    """Where a shop's credentials are sealed to."""
    return f"shops:{shop_id}:credentials"


async def find_mappings(session: AsyncSession, shop_id: UUID, external_ids: Iterable[str]) -> dict[str, Mapped]:
    """What these products of a shop are here, by the shop's id; unmapped ones are absent."""
    wanted = {
        "operator_id": operator_of(session), "merchant_id": merchant_of(session), "shop_id": shop_id,
        "external_ids": sorted(set(external_ids)),
    }  # fmt: skip
    return {row.external_id: Mapped(row.product_id, row.quantity) for row in await session.execute(_MAPPED, wanted)}


async def list_listings(
    session: AsyncSession, shop_id: UUID, asked: Window, *, mapped: bool | None = None
) -> Sequence[ListingView]:
    """Products of a shop by its own id, one more than the page; only (un)mapped ones if asked."""
    query = _listings().where(
        Listing.operator_id == operator_of(session), Listing.merchant_id == merchant_of(session),
        Listing.shop_id == shop_id,
    )  # fmt: skip
    if mapped is not None:
        query = query.where(Listing.product_id.is_not(None) if mapped else Listing.product_id.is_(None))
    if asked.after:
        query = query.where(Listing.external_id > asked.after[0])
    return all_as(ListingView, await session.execute(query.order_by(Listing.external_id).limit(asked.limit + 1)))


async def find_unmapped(session: AsyncSession, shop_id: UUID, external_ids: Iterable[str]) -> Sequence[ListingView]:
    """Those of these products of a shop that are nothing here yet."""
    rows = await session.execute(
        _listings().where(
            Listing.operator_id == operator_of(session), Listing.merchant_id == merchant_of(session),
            Listing.shop_id == shop_id, Listing.external_id.in_(sorted(set(external_ids))),
            Listing.product_id.is_(None),
        )
    )  # fmt: skip
    return all_as(ListingView, rows)


def _listings() -> Select[*tuple[Any, ...]]:
    query = select(*_LISTING)
    return query.select_from(Listing).outerjoin(ListingLevel, level_of_listing())


def level_of_listing() -> ColumnElement[bool]:
    """Joins what the shop was told of a listing."""
    return (
        (ListingLevel.operator_id == Listing.operator_id)
        & (ListingLevel.merchant_id == Listing.merchant_id)
        & (ListingLevel.shop_id == Listing.shop_id)
        & (ListingLevel.external_id == Listing.external_id)
    )


async def list_messages(
    session: AsyncSession, shop_id: UUID, asked: Window, *, state: str | None = None, external_id: str | None = None
) -> Sequence[MessageView]:
    """What a shop sent, newest first, one more than the page."""
    query = select(*_MESSAGE).where(
        InboxMessage.operator_id == operator_of(session), InboxMessage.merchant_id == merchant_of(session),
        InboxMessage.shop_id == shop_id,
    )  # fmt: skip
    if state is not None:
        query = query.where(InboxMessage.state == state)
    if external_id is not None:
        query = query.where(InboxMessage.external_id == external_id)
    if asked.after:
        query = query.where(InboxMessage.id < asked.after[0])
    return all_as(MessageView, await session.execute(query.order_by(InboxMessage.id.desc()).limit(asked.limit + 1)))


async def get_message(session: AsyncSession, shop_id: UUID, message_id: UUID) -> MessageView:
    """One message of a shop. Refuses one that it did not send."""
    row = (
        await session.execute(
            select(*_MESSAGE).where(
                InboxMessage.operator_id == operator_of(session), InboxMessage.merchant_id == merchant_of(session),
                InboxMessage.shop_id == shop_id, InboxMessage.id == message_id,
            )
        )
    ).one_or_none()  # fmt: skip
    message = one_as(MessageView, row)
    if message is None:
        raise MessageMissing(id=str(message_id))
    return message


async def shops_to_poll(session: AsyncSession, *, not_since: datetime) -> Sequence[tuple[UUID, UUID]]:
    """Shop and merchant ids of the operator's shops that were not polled since then."""
    rows = await session.execute(
        select(Shop.id, Shop.merchant_id)
        .outerjoin(SyncCursor, _cursor_of_shop())
        .where(
            Shop.operator_id == operator_of(session), Shop.status.in_(CHECKABLE), Shop.credentials.is_not(None),
            or_(SyncCursor.moved_at.is_(None), SyncCursor.moved_at <= not_since),
        )
        .order_by(Shop.merchant_id, Shop.id)
    )  # fmt: skip
    return [(row.id, row.merchant_id) for row in rows]


async def polled_until(session: AsyncSession, shop_id: UUID) -> datetime:
    """Up to which change the shop was read; its connection, before the first poll."""
    row = (
        await session.execute(
            select(SyncCursor.position, Shop.created_at)
            .select_from(Shop)
            .outerjoin(SyncCursor, _cursor_of_shop())
            .where(*_mine(session, shop_id))
        )
    ).one_or_none()
    if row is None:
        raise ShopMissing(id=str(shop_id))
    created_at: datetime = row.created_at
    return datetime.fromisoformat(row.position) if row.position else created_at


def _cursor_of_shop() -> ColumnElement[bool]:
    return (
        (SyncCursor.operator_id == Shop.operator_id)
        & (SyncCursor.merchant_id == Shop.merchant_id)
        & (SyncCursor.shop_id == Shop.id)
        & (SyncCursor.kind == "orders")
    )


def _mine(session: AsyncSession, shop_id: UUID) -> list[ColumnElement[bool]]:
    scope = tenant(session)
    mine = [Shop.operator_id == scope.operator_id, Shop.id == shop_id]
    if scope.merchant_id is not None:
        mine.append(Shop.merchant_id == scope.merchant_id)
    return mine
