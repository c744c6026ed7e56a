"""Kept messages become orders and products in our words; what cannot be read says why and can be read again."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.channels.actions.mapping import note_products
from portal.domains.channels.actions.receiving import event_of
from portal.domains.channels.errors import MessageMissing, MessageNotRefused, ShopAnswersOddly
from portal.domains.channels.models import InboxMessage, Shop
from portal.domains.channels.shops import adapter_of
from portal.domains.channels.values import ShopOrder, ShopProduct
from portal.kit import outbox
from portal.kit.scope import merchant_of, operator_of


async def translate(session: AsyncSession, message_id: UUID) -> ShopOrder | None:
    """The order that a message tells, and its products are listed; None when it tells none or cannot be read.

    The message says what became of it. Refuses a message that is not here. May be repeated.
    """
    message = await _message(session, message_id)
    try:
        order = adapter_of(message.platform).read_order(message.topic, message.body, message.settings)
    except ShopAnswersOddly as refusal:
        await _mark(session, message_id, "refused", msgspec.json.encode(refusal.data).decode())
        return None
    await _mark(session, message_id, "translated" if order else "ignored", None if order else "draft")
    if order is not None:
        lines = {line.product_external_id: line for line in order.lines}
        products = [ShopProduct(id_, line.sku, line.name, "", "") for id_, line in lines.items()]
        await note_products(session, message.shop_id, products)
    return order


async def read_products(session: AsyncSession, message_id: UUID) -> Sequence[ShopProduct]:
    """The products that a message tells; none when it cannot be read. The message says what became of it."""
    message = await _message(session, message_id)
    try:
        products = adapter_of(message.platform).read_products(message.body)
    except ShopAnswersOddly as refusal:
        await _mark(session, message_id, "refused", msgspec.json.encode(refusal.data).decode())
        return []
    await _mark(session, message_id, "translated", None)
    return products


async def read_again(session: AsyncSession, shop_id: UUID, message_id: UUID) -> None:
    """A message that could not be read is tried again. Refuses other messages. Records the event of its arrival."""
    message = await _message(session, message_id)
    if message.shop_id != shop_id:
        raise MessageMissing(id=str(message_id))
    if message.state != "refused" or message.resource not in ("order", "product"):
        raise MessageNotRefused(state=message.state)
    await _mark(session, message_id, "received", None)
    event = event_of(merchant_of(session), shop_id, message_id, message.resource, message.external_id)
    await outbox.record(session, event)


async def take_up_waiting(session: AsyncSession, shop_id: UUID) -> int:
    """What a paused shop sent is worked on now, oldest first; answers how many messages.

    Records the event of each one's arrival.
    """
    rows = (
        await session.execute(
            update(InboxMessage)
            .where(
                InboxMessage.operator_id == operator_of(session), InboxMessage.merchant_id == merchant_of(session),
                InboxMessage.shop_id == shop_id, InboxMessage.state == "waiting",
            )
            .values(state="received")
            .returning(InboxMessage.id, InboxMessage.resource, InboxMessage.external_id)
        )
    ).all()  # fmt: skip
    merchant_id = merchant_of(session)
    events = [event_of(merchant_id, shop_id, row.id, row.resource, row.external_id) for row in sorted(rows)]
    await outbox.record_all(session, events)
    return len(events)


async def _message(session: AsyncSession, message_id: UUID) -> Row[Any]:
    row = (
        await session.execute(
            select(
                InboxMessage.shop_id, InboxMessage.topic, InboxMessage.resource, InboxMessage.external_id,
                InboxMessage.state, InboxMessage.body, Shop.platform, Shop.settings,
            )
            .join(
                Shop,
                (Shop.operator_id == InboxMessage.operator_id)
                & (Shop.merchant_id == InboxMessage.merchant_id)
                & (Shop.id == InboxMessage.shop_id),
            )
            .where(
                InboxMessage.operator_id == operator_of(session), InboxMessage.merchant_id == merchant_of(session),
                InboxMessage.id == message_id,
            )
        )
    ).one_or_none()  # fmt: skip
    if row is None:
        raise MessageMissing(id=str(message_id))
    return row


async def _mark(session: AsyncSession, message_id: UUID, state: str, error: str | None) -> None:
    await session.execute(
        update(InboxMessage)
        .where(
            InboxMessage.operator_id == operator_of(session), InboxMessage.merchant_id == merchant_of(session),
            InboxMessage.id == message_id,
        )
        .values(state=state, error=error)
    )  # fmt: skip
