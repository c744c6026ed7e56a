"""Rate cards as they were agreed."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.billing.errors import RateCardMissing
from portal.domains.billing.models import Rate, RateCard
from portal.domains.billing.queries.scoping import mine
from portal.domains.billing.values import RateCardView, RateView
from portal.kit.paging import Window
from portal.kit.rows import all_as

_CARD = (
    RateCard.id, RateCard.merchant_id, RateCard.name, RateCard.valid_from, RateCard.currency, RateCard.rounding,
    RateCard.tax_rounding, RateCard.created_at,
)  # fmt: skip


async def get_rate_card(session: AsyncSession, card_id: UUID) -> RateCardView:
    """One card with its prices. Refuses one that is not here."""
    rows = await session.execute(select(*_CARD).where(mine(session, RateCard), RateCard.id == card_id))
    cards = await _with_rates(session, all_as(RateCardView, rows))
    if not cards:
        raise RateCardMissing(id=str(card_id))
    return cards[0]


async def list_rate_cards(
    session: AsyncSession, asked: Window, *, merchant_id: UUID | None = None
) -> Sequence[RateCardView]:
    """Cards, newest first; one more than the page's limit when there are more."""
    statement = select(*_CARD).where(mine(session, RateCard))
    if merchant_id is not None:
        statement = statement.where(RateCard.merchant_id == merchant_id)
    if asked.after is not None:
        statement = statement.where(RateCard.id < asked.after[0])
    rows = await session.execute(statement.order_by(RateCard.id.desc()).limit(asked.limit + 1))
    return await _with_rates(session, all_as(RateCardView, rows))


async def find_card(session: AsyncSession, merchant_id: UUID, on: date) -> RateCardView | None:
    """The merchant's card that is valid on a day, without its prices."""
    rows = await session.execute(
        select(*_CARD)
        .where(mine(session, RateCard), RateCard.merchant_id == merchant_id, RateCard.valid_from <= on)
        .order_by(RateCard.valid_from.desc())
        .limit(1)
    )
    return next(iter(all_as(RateCardView, rows)), None)


async def _with_rates(session: AsyncSession, cards: list[RateCardView]) -> list[RateCardView]:
    if not cards:
        return []
    rows = await session.execute(
        select(Rate.rate_card_id, Rate.kind, Rate.label, Rate.label_en, Rate.unit_price, Rate.tax_bp)
        .where(
            mine(session, Rate), Rate.merchant_id.in_({card.merchant_id for card in cards}),
            Rate.rate_card_id.in_([card.id for card in cards]),
        )
        .order_by(Rate.kind)
    )  # fmt: skip
    rates: dict[UUID, list[RateView]] = {}
    for row in rows:
        rates.setdefault(row.rate_card_id, []).extend(all_as(RateView, [row[1:]]))
    return [msgspec.structs.replace(card, rates=rates.get(card.id, [])) for card in cards]
