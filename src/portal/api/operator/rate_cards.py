"""Rate cards over HTTP. A card is never edited: new prices are a new card from a day on."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.params import FromPath, JSONBody

from portal.api.deps import Cursor, Limit, Session
from portal.api.guards import needs
from portal.domains import billing, tenancy
from portal.domains.billing import NewRate, NewRateCard, RateCardView
from portal.kit.paging import Paged, page, window

Label = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
Rounding = Annotated[str, msgspec.Meta(pattern="^(down|half_up|up)$")]


class RateInput(msgspec.Struct, forbid_unknown_fields=True):
    """The price of one kind of operation, in minor units with up to four decimals; tax in basis points."""

    kind: Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(billing.OPERATION_KINDS)})$", examples=["pick"])]
    unit_price: Annotated[Decimal, msgspec.Meta(examples=["12.5"], description="Minor units, a decimal in a string")]
    tax_bp: Annotated[int, msgspec.Meta(ge=0, le=10_000, description="1000 is 10 %")] = 1000
    label: Label | None = None
    label_en: Label | None = None


class RateCardInput(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Prices of one merchant from a day on."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=100, examples=["標準 2026"])]
    valid_from: date
    rates: Annotated[list[RateInput], msgspec.Meta(min_length=1, max_length=100)]
    currency: Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$", examples=["JPY"])] = "JPY"
    rounding: Rounding = "half_up"
    tax_rounding: Rounding = "down"


@post(
    "/merchants/{merchant_id:uuid}/rate-cards", guards=[needs("billing:write")], summary="Add a rate card",
    tags=["billing"],
)  # fmt: skip
async def add_rate_card(merchant_id: FromPath[UUID], data: JSONBody[RateCardInput], session: Session) -> RateCardView:
    """Work from ``valid_from`` on that has no charge yet is priced by it; what was charged keeps its charge."""
    await tenancy.get_merchant(session, merchant_id)
    rates = [NewRate(**msgspec.structs.asdict(rate)) for rate in data.rates]
    card = NewRateCard(**{**msgspec.structs.asdict(data), "rates": rates}, merchant_id=merchant_id)
    return await billing.get_rate_card(session, await billing.add_rate_card(session, card))


@get(
    "/merchants/{merchant_id:uuid}/rate-cards", guards=[needs("billing:read")], summary="A merchant's rate cards",
    tags=["billing"],
)  # fmt: skip
async def list_rate_cards(
    merchant_id: FromPath[UUID], session: Session, cursor: Cursor = None, limit: Limit = None
) -> Paged[RateCardView]:
    """Newest first."""
    await tenancy.get_merchant(session, merchant_id)
    asked = window(cursor, limit, UUID)
    return page(await billing.list_rate_cards(session, asked, merchant_id=merchant_id), asked, "id")


@get("/rate-cards/{card_id:uuid}", guards=[needs("billing:read")], summary="One rate card", tags=["billing"])
async def get_rate_card(card_id: FromPath[UUID], session: Session) -> RateCardView:
    """With its prices."""
    return await billing.get_rate_card(session, card_id)


HANDLERS = [add_rate_card, list_rate_cards, get_rate_card]
