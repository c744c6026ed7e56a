"""A shop's way in and out: entered, confirmed or found broken, paused, resumed, disconnected."""

from collections.abc import Mapping, Sequence
from typing import Any, cast
from uuid import UUID

import msgspec
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.channels.errors import PlatformUnknown, ShopCodeTaken, ShopMissing, ShopStateForbids
from portal.domains.channels.events import (
    ShopAdded,
    ShopBroken,
    ShopConnected,
    ShopDisconnected,
    ShopPaused,
    ShopResumed,
)  # fmt: skip
from portal.domains.channels.models import Shop
from portal.domains.channels.queries import find_access, get_shop, place_of_credentials
from portal.domains.channels.rules import API_SHOP, CHECKABLE, CONNECTED, PAUSABLE, RESUMABLE, is_code
from portal.domains.channels.shops import adapter_of
from portal.domains.channels.values import ShopView
from portal.kit import outbox
from portal.kit.crypto import Vault, new_token
from portal.kit.errors import Invalid, Stale
from portal.kit.hot import Hot
from portal.kit.ids import new_id
from portal.kit.outbox import Event
from portal.kit.scope import merchant_of, operator_of

_shops = Shop.__table__.c
_FIND_API_SHOP = Hot(
    select(_shops.id).where(
        _shops.operator_id == bindparam("operator_id"), _shops.merchant_id == bindparam("merchant_id"),
        _shops.code == API_SHOP,
    )
)  # fmt: skip


async def connect(
    session: AsyncSession,
    vault: Vault,
    *,
    platform: str,
    code: str,
    name: str,
    url: str,
    credentials: Mapping[str, str],
    settings: Mapping[str, Any],
) -> ShopView:
    """A shop is entered and will be asked whether it accepts us; what it delivers is taken from now on.

    Refuses platforms without connections, a code that is taken, and incomplete credentials. Records ShopAdded.
    """
    if platform == API_SHOP:
        raise PlatformUnknown(fields={"platform": "woocommerce"})
    kept = adapter_of(platform).complete(credentials)
    if not is_code(code) or code == API_SHOP:
        raise Invalid.field("code", "small letters, digits and hyphens, up to 40, and not 'api'")
    await _check_code(session, code)
    shop_id, operator_id, merchant_id = new_id(), operator_of(session), merchant_of(session)
    await session.execute(
        insert(Shop).values(
            operator_id=operator_id, merchant_id=merchant_id, id=shop_id, platform=platform, code=code, name=name,
            url=url.rstrip("/"), status="connecting", credentials=_seal(vault, operator_id, shop_id, kept),
            hook_token=new_token(), settings=dict(settings),
        )
    )  # fmt: skip
    await outbox.record(session, ShopAdded(merchant_id=merchant_id, shop_id=shop_id))
    return await get_shop(session, shop_id)


async def api_shop(session: AsyncSession) -> UUID:
    """The shop in which orders of the merchant's own systems are placed; made when it is first needed."""
    mine = {"operator_id": operator_of(session), "merchant_id": merchant_of(session)}
    found = await _FIND_API_SHOP.rows(session, mine)
    if found:
        return cast(UUID, found[0]["id"])
    await session.execute(
        upsert(Shop)
        .values(
            **mine, id=new_id(), platform="api", code=API_SHOP, name="API", url="", status="active",
            hook_token=new_token(), settings={},
        )
        .on_conflict_do_nothing(index_elements=["operator_id", "merchant_id", "code"])
    )  # fmt: skip
    [made] = await _FIND_API_SHOP.rows(session, mine)
    return cast(UUID, made["id"])


async def change_credentials(
    session: AsyncSession, vault: Vault, shop_id: UUID, credentials: Mapping[str, str], *, based_on: int | None = None
) -> None:
    """The shop is asked again, with these; what is not given stays. Refuses disconnected shops and stale edits.

    Records ShopAdded.
    """
    shop = await get_shop(session, shop_id)
    if based_on is not None and based_on != shop.version:
        raise Stale(version=shop.version)
    access = await find_access(session, vault, shop_id)
    kept = adapter_of(shop.platform).complete({**(access.credentials if access else {}), **credentials})
    sealed = _seal(vault, operator_of(session), shop_id, kept)
    await _change(session, shop_id, CONNECTED, "connecting", credentials=sealed, broken_reason=None)
    await outbox.record(session, ShopAdded(merchant_id=shop.merchant_id, shop_id=shop_id))


async def confirm(session: AsyncSession, shop_id: UUID) -> None:
    """The shop is active: it accepted us. Changes nothing if it is already, or was paused or disconnected.

    Records ShopConnected.
    """
    await _found_out(session, shop_id, "active", None, ShopConnected(merchant_id=merchant_of(session), shop_id=shop_id))


async def break_shop(session: AsyncSession, shop_id: UUID, reason: str) -> None:
    """The shop is broken, for this reason. Changes nothing if that is known, or it was paused or disconnected.

    Records ShopBroken.
    """
    event = ShopBroken(merchant_id=merchant_of(session), shop_id=shop_id, reason=reason)
    await _found_out(session, shop_id, "broken", reason, event)


async def pause(session: AsyncSession, shop_id: UUID) -> None:
    """What the shop sends is kept and waits. Refuses a shop that is not connected. Records ShopPaused."""
    merchant_id = await _change(session, shop_id, PAUSABLE, "paused", broken_reason=None)
    await outbox.record(session, ShopPaused(merchant_id=merchant_id, shop_id=shop_id))


async def resume(session: AsyncSession, shop_id: UUID) -> None:
    """The shop works again and is asked whether it still accepts us. Refuses one that is not paused.

    Records ShopResumed, whose reaction takes up what waited, and ShopAdded.
    """
    merchant_id = await _change(session, shop_id, RESUMABLE, "connecting")
    events: list[Event] = [
        ShopResumed(merchant_id=merchant_id, shop_id=shop_id),
        ShopAdded(merchant_id=merchant_id, shop_id=shop_id),
    ]
    await outbox.record_all(session, events)


async def disconnect(session: AsyncSession, shop_id: UUID) -> None:
    """Nothing is taken from the shop any more, and its credentials are gone. Refuses the API's own shop.

    Records ShopDisconnected.
    """
    shop = await get_shop(session, shop_id)
    if shop.platform == API_SHOP:
        raise ShopStateForbids(platform=shop.platform)
    merchant_id = await _change(session, shop_id, CONNECTED, "disconnected", credentials=None, broken_reason=None)
    await outbox.record(session, ShopDisconnected(merchant_id=merchant_id, shop_id=shop_id))


def _seal(vault: Vault, operator_id: UUID, shop_id: UUID, credentials: Mapping[str, str]) -> bytes:
    secret = msgspec.json.encode(dict(credentials))
    return vault.seal(secret, operator_id=operator_id, place=place_of_credentials(shop_id))


async def _check_code(session: AsyncSession, code: str) -> None:
    taken = await session.scalar(
        select(Shop.id).where(
            Shop.operator_id == operator_of(session), Shop.merchant_id == merchant_of(session), Shop.code == code
        )
    )
    if taken is not None:
        raise ShopCodeTaken(fields={"code": "a code that no other shop has"})


async def _found_out(session: AsyncSession, shop_id: UUID, status: str, reason: str | None, event: Event) -> None:
    changed = await session.scalar(
        update(Shop)
        .where(
            Shop.operator_id == operator_of(session), Shop.merchant_id == merchant_of(session), Shop.id == shop_id,
            Shop.status.in_(CHECKABLE), (Shop.status != status) | Shop.broken_reason.is_distinct_from(reason),
        )
        .values(status=status, broken_reason=reason, version=Shop.version + 1)
        .returning(Shop.id)
    )  # fmt: skip
    if changed is not None:
        await outbox.record(session, event)


async def _change(session: AsyncSession, shop_id: UUID, allowed: Sequence[str], to: str, **values: Any) -> UUID:
    merchant_id = merchant_of(session)
    mine = (Shop.operator_id == operator_of(session), Shop.merchant_id == merchant_id, Shop.id == shop_id)
    status = await session.scalar(select(Shop.status).where(*mine).with_for_update())
    if status is None:
        raise ShopMissing(id=str(shop_id))
    if status not in allowed:
        raise ShopStateForbids(status=status, allowed=list(allowed))
    await session.execute(update(Shop).where(*mine).values(status=to, version=Shop.version + 1, **values))
    return merchant_id
