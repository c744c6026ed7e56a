"""The row locks that actions take, always in key order, each answering the values it locked."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, literal, select, text, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.models import Availability, Reservation
from portal.domains.inventory.queries.scoped import mine
from portal.domains.inventory.rules import Balance
from portal.kit.bulk import in_bulk
from portal.kit.hot import Hot
from portal.kit.scope import operator_of


class Held(NamedTuple):
    """A locked availability row."""

    on_hand: int
    reserved: int
    safety: int

    @property
    def free(self) -> int:
        return self.on_hand - self.reserved - self.safety


_AVAILABILITY = (
    Availability.product_id, Availability.warehouse_id, Availability.merchant_id, Availability.on_hand,
    Availability.reserved, Availability.safety,
)  # fmt: skip
_KEY = (Availability.product_id, Availability.warehouse_id, Availability.merchant_id)
_BY_KEY = Hot(
    text(
        "select a.product_id, a.warehouse_id, a.merchant_id, a.on_hand, a.reserved, a.safety"
        " from unnest(cast(:products as uuid[]), cast(:warehouses as uuid[]), cast(:merchants as uuid[]))"
        "  k(product_id, warehouse_id, merchant_id)"
        " join availability a on a.operator_id = :operator_id and a.product_id = k.product_id"
        "  and a.product_id = any(cast(:products as uuid[]))"
        "  and a.warehouse_id = k.warehouse_id and a.merchant_id = k.merchant_id"
        " order by a.product_id, a.warehouse_id, a.merchant_id for update of a"
    )
)
_ENSURE = text(
    "insert into availability (operator_id, product_id, warehouse_id, merchant_id, on_hand, reserved, safety, inbound)"
    " select cast(:operator_id as uuid), k.product_id, k.warehouse_id, k.merchant_id, 0, 0, 0, 0"
    " from unnest(cast(:products as uuid[]), cast(:warehouses as uuid[]), cast(:merchants as uuid[]))"
    "  k(product_id, warehouse_id, merchant_id)"
    " order by k.product_id, k.warehouse_id, k.merchant_id"
    " on conflict do nothing"
)


async def lock_balances(session: AsyncSession, balances: Iterable[Balance]) -> dict[Balance, Held]:
    """Lock these availability rows; what does not exist is absent."""
    given = _arrays(session, balances)
    async with in_bulk(session, len(given["products"])):
        rows = await _BY_KEY.rows(session, given)
    return {Balance(*row[:3]): Held(*row[3:]) for row in rows}


async def ensure_balances(session: AsyncSession, balances: Iterable[Balance]) -> None:
    """Every one of these availability rows exists, empty if it is new."""
    await session.execute(_ENSURE, _arrays(session, balances))


async def lock_balances_of(
    session: AsyncSession, document_ids: Sequence[UUID], states: Sequence[str]
) -> dict[Balance, Held]:
    """Lock the availability rows behind these documents' reservations in ``states``."""
    asked = select(Reservation.product_id, Reservation.warehouse_id, Reservation.merchant_id).where(
        *mine(session, Reservation), Reservation.document_id == any_of(document_ids), Reservation.status.in_(states)
    )
    return await lock_balances_in(session, asked, len(document_ids))


async def lock_balances_in(session: AsyncSession, keys: Any, about: int) -> dict[Balance, Held]:
    """Lock the availability rows whose keys a query of about so many rows gives."""
    async with in_bulk(session, about):
        rows = await session.execute(
            select(*_AVAILABILITY)
            .where(*mine(session, Availability), tuple_(*_KEY).in_(keys))
            .order_by(*_KEY)
            .with_for_update(of=Availability)
        )
    return {Balance(*row[:3]): Held(*row[3:]) for row in rows}


def any_of(ids: Iterable[UUID]) -> Any:
    """One array parameter, however many ids: for ``column == any_of(ids)``."""
    return any_(literal(list(ids), ARRAY(Uuid())))


def _arrays(session: AsyncSession, balances: Iterable[Balance]) -> dict[str, Any]:
    ordered = sorted(set(balances))
    return {
        "operator_id": operator_of(session),
        "products": [balance.product_id for balance in ordered],
        "warehouses": [balance.warehouse_id for balance in ordered],
        "merchants": [balance.merchant_id for balance in ordered],
    }
