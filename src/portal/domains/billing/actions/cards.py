"""Rate cards: added, never edited. New prices are a new card from a date on."""

from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.billing.errors import CardDateTaken
from portal.domains.billing.events import RateCardAdded
from portal.domains.billing.models import Rate, RateCard
from portal.domains.billing.rules import KIND_NAMES, is_unit_price
from portal.domains.billing.values import NewRateCard
from portal.kit import outbox
from portal.kit.errors import Invalid
from portal.kit.ids import new_id
from portal.kit.money import is_currency
from portal.kit.scope import operator_of


async def add_rate_card(session: AsyncSession, card: NewRateCard) -> UUID:
    """The merchant has these prices from the card's first day on.

    Refuses a day that has a card already, an unknown currency, and a kind twice or unknown. Records RateCardAdded.
    """
    _check(card)
    operator_id = operator_of(session)
    taken = await session.scalar(
        select(RateCard.id).where(
            RateCard.operator_id == operator_id, RateCard.merchant_id == card.merchant_id,
            RateCard.valid_from == card.valid_from,
        )
    )  # fmt: skip
    if taken is not None:
        raise CardDateTaken(valid_from=card.valid_from.isoformat(), id=str(taken))
    row = RateCard(
        operator_id=operator_id, id=new_id(), merchant_id=card.merchant_id, name=card.name, valid_from=card.valid_from,
        currency=card.currency, rounding=card.rounding, tax_rounding=card.tax_rounding,
    )  # fmt: skip
    session.add(row)
    await session.flush()
    await session.execute(
        insert(Rate),
        [
            {
                "operator_id": operator_id, "id": new_id(), "merchant_id": card.merchant_id, "rate_card_id": row.id,
                "kind": rate.kind, "label": rate.label or KIND_NAMES[rate.kind][0],
                "label_en": rate.label_en or KIND_NAMES[rate.kind][1], "unit_price": rate.unit_price,
                "tax_bp": rate.tax_bp,
            }
            for rate in card.rates
        ],
    )  # fmt: skip
    await outbox.record(
        session, RateCardAdded(merchant_id=card.merchant_id, rate_card_id=row.id, valid_from=card.valid_from)
    )
    return row.id


def _check(card: NewRateCard) -> None:
    wrong: dict[str, str] = {}
    seen: set[str] = set()
    for position, rate in enumerate(card.rates):
        if rate.kind not in KIND_NAMES:
            wrong[f"rates[{position}].kind"] = "one of " + ", ".join(KIND_NAMES)
        elif rate.kind in seen:
            wrong[f"rates[{position}].kind"] = "each kind once"
        seen.add(rate.kind)
        if not is_unit_price(rate.unit_price):
            wrong[f"rates[{position}].unit_price"] = "not negative, below 10000000000, at most four decimals"
    if not card.rates:
        wrong["rates"] = "at least one"
    if not is_currency(card.currency):
        wrong["currency"] = "an ISO 4217 code such as JPY"
    if wrong:
        raise Invalid(fields=wrong)
