"""What a shop sends is verified, told apart from what is known, and kept byte for byte before it is answered."""

from collections.abc import Mapping, Sequence
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.channels.errors import SignatureWrong
from portal.domains.channels.events import ShopOrderReceived, ShopProductReceived
from portal.domains.channels.models import InboxMessage, Shop
from portal.domains.channels.queries import open_credentials
from portal.domains.channels.rules import HEARD_IS_NOTED_EVERY
from portal.domains.channels.shops import adapter_of
from portal.domains.channels.values import Arrival, Polled, Received, ShopAtDoor
from portal.kit import clock, outbox
from portal.kit.crypto import Vault
from portal.kit.hot import Hot, HotInsert
from portal.kit.ids import new_id
from portal.kit.outbox import Event
from portal.kit.scope import merchant_of, operator_of

_KNOWN = ["operator_id", "merchant_id", "shop_id", "dedupe_key"]
_inbox = cast(Table, InboxMessage.__table__)
_LATEST = Hot(
    select(_inbox.c.content_hash)
    .where(
        _inbox.c.operator_id == bindparam("operator_id"), _inbox.c.merchant_id == bindparam("merchant_id"),
        _inbox.c.shop_id == bindparam("shop_id"), _inbox.c.resource == bindparam("resource"),
        _inbox.c.external_id == bindparam("external_id"),
    )
    .order_by(_inbox.c.id.desc())
    .limit(1)
)  # fmt: skip
_KEEP = HotInsert(_inbox, f"on conflict ({', '.join(_KNOWN)}) do nothing returning id")
_OF_ORDERS = select(InboxMessage.external_id, InboxMessage.dedupe_key, InboxMessage.content_hash).where(
    InboxMessage.operator_id == bindparam("operator_id"), InboxMessage.merchant_id == bindparam("merchant_id"),
    InboxMessage.shop_id == bindparam("shop_id"), InboxMessage.resource == "order",
    InboxMessage.external_id == func.any(bindparam("external_ids")),
)  # fmt: skip


async def receive(
    session: AsyncSession, vault: Vault, *, shop: ShopAtDoor, headers: Mapping[str, str], body: bytes
) -> Received:
    """The delivery is kept, once; ``headers`` have lower-case names. Pings leave nothing behind.

    Refuses what is not signed with the shop's secret. Records ShopOrderReceived or ShopProductReceived when it says
    something new and the shop is not paused.
    """
    adapter = adapter_of(shop.platform)
    if adapter.is_ping(headers, body):
        return Received(None, False)
    if shop.sealed is None:
        raise SignatureWrong
    credentials = open_credentials(vault, shop.operator_id, shop.id, shop.sealed)
    if not adapter.is_signed(headers, body, credentials):
        raise SignatureWrong
    arrival = adapter.recognise(headers, body)
    state, error = await _state(session, shop, arrival)
    row = _row(session, shop.id, arrival, dict(headers), body, state, error)
    found = await _KEEP.rows(session, [row])
    if not found:
        return Received(None, True)
    kept = found[0]["id"]
    if state == "received":
        await outbox.record(session, event_of(shop.merchant_id, shop.id, kept, arrival.resource, arrival.external_id))
    await _note_heard(session, shop)
    return Received(kept, False)


async def receive_polled(session: AsyncSession, *, shop_id: UUID, platform: str, found: Sequence[Polled]) -> int:
    """Of these orders, those that no delivery told as they are now are kept as if delivered; answers how many.

    Records ShopOrderReceived for each.
    """
    adapter = adapter_of(platform)
    arrivals = [(adapter.recognise_polled(order.body), order.body) for order in found]
    told = await _told(session, shop_id, [arrival.external_id for arrival, _ in arrivals])
    rows = [
        _row(session, shop_id, arrival, {}, body, "received", None)
        for arrival, body in arrivals
        # Several states within one second of the shop's clock: only asking says which of them was the last.
        if told.get((arrival.external_id, _moment_of(arrival.dedupe_key))) != {arrival.content_hash}
    ]
    if not rows:
        return 0
    kept = (
        await session.execute(
            insert(InboxMessage)
            .values(rows)
            .on_conflict_do_nothing(index_elements=_KNOWN)
            .returning(InboxMessage.id, InboxMessage.external_id)
        )
    ).all()
    merchant_id = merchant_of(session)
    await outbox.record_all(session, [event_of(merchant_id, shop_id, r.id, "order", r.external_id) for r in kept])
    return len(kept)


def event_of(merchant_id: UUID, shop_id: UUID, message_id: UUID, resource: str, external_id: str) -> Event:
    """The event by which a kept message is taken up."""
    if resource == "order":
        return ShopOrderReceived(
            merchant_id=merchant_id, shop_id=shop_id, message_id=message_id, external_id=external_id
        )
    return ShopProductReceived(merchant_id=merchant_id, shop_id=shop_id, message_id=message_id)


async def _state(session: AsyncSession, shop: ShopAtDoor, arrival: Arrival) -> tuple[str, str | None]:
    if arrival.resource == "unreadable":
        return "refused", "unreadable"
    if arrival.resource not in ("order", "product"):
        return "ignored", "topic"
    latest = await _LATEST.rows(
        session,
        {
            "operator_id": shop.operator_id, "merchant_id": shop.merchant_id, "shop_id": shop.id,
            "resource": arrival.resource, "external_id": arrival.external_id,
        },
    )  # fmt: skip
    if latest and latest[0]["content_hash"] == arrival.content_hash:
        return "ignored", "unchanged"
    return ("waiting" if shop.status == "paused" else "received"), None


def _row(
    session: AsyncSession, shop_id: UUID, arrival: Arrival, headers: dict[str, str], body: bytes, state: str,
    error: str | None,
) -> dict[str, Any]:  # fmt: skip
    return {
        "operator_id": operator_of(session), "merchant_id": merchant_of(session), "id": new_id(), "shop_id": shop_id,
        "topic": arrival.topic, "resource": arrival.resource, "external_id": arrival.external_id,
        "dedupe_key": arrival.dedupe_key, "content_hash": arrival.content_hash, "headers": headers, "body": body,
        "received_at": clock.now(), "state": state, "error": error,
    }  # fmt: skip


async def _told(session: AsyncSession, shop_id: UUID, orders: Sequence[str]) -> dict[tuple[str, str], set[str]]:
    rows = await session.execute(
        _OF_ORDERS,
        {
            "operator_id": operator_of(session), "merchant_id": merchant_of(session), "shop_id": shop_id,
            "external_ids": sorted(set(orders)),
        },
    )  # fmt: skip
    told: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        told.setdefault((row.external_id, _moment_of(row.dedupe_key)), set()).add(row.content_hash)
    return told


def _moment_of(dedupe_key: str) -> str:
    # origin:order:time of change:digest, and the time has colons of its own.
    return dedupe_key.split(":", 2)[-1].rpartition(":")[0]


async def _note_heard(session: AsyncSession, shop: ShopAtDoor) -> None:
    # Not with every delivery: in a burst they would all wait for this one row.
    now = clock.now()
    if shop.last_heard_at is None or shop.last_heard_at < now - HEARD_IS_NOTED_EVERY:
        await session.execute(
            update(Shop)
            .where(
                Shop.operator_id == shop.operator_id, Shop.merchant_id == shop.merchant_id, Shop.id == shop.id,
                (Shop.last_heard_at.is_(None)) | (Shop.last_heard_at < now - HEARD_IS_NOTED_EVERY),
            )
            .values(last_heard_at=now)
        )  # fmt: skip
