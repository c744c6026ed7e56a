"""Charges over HTTP as they accrue, each with the operation behind it; and undoing one."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.params import FromPath, FromQuery, JSONBody

from portal.api.deps import Cursor, Limit, Session
from portal.api.guards import needs
from portal.api.papers import Month, period, period_or_running
from portal.domains import billing, tenancy
from portal.domains.billing import ChargeView, KindSum
from portal.kit.paging import Paged, page, window


class Reversal(msgspec.Struct, forbid_unknown_fields=True):
    """Why a charge is undone; the merchant reads it."""

    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=300, examples=["数え間違い"])]


class KindSums(msgspec.Struct, frozen=True):
    """Charges by kind, without tax."""

    items: Sequence[KindSum]


@get(
    "/merchants/{merchant_id:uuid}/charges", guards=[needs("billing:read")], summary="A merchant's charges",
    tags=["billing"],
)  # fmt: skip
async def list_charges(
    merchant_id: FromPath[UUID],
    session: Session,
    cursor: Cursor = None,
    limit: Limit = None,
    month: Month = None,
    invoice_id: FromQuery[UUID | None] = None,
    document_id: FromQuery[UUID | None] = None,
) -> Paged[ChargeView]:
    """Newest day first. ``document_id``: only for work on this order, shipment, parcel, return or inbound plan."""
    await tenancy.get_merchant(session, merchant_id)
    asked = window(cursor, limit, date, UUID)
    rows = await billing.list_charges(
        session, asked, merchant_id=merchant_id, invoice_id=invoice_id, document_id=document_id, **period(month)
    )
    return page(rows, asked, "business_date", "id")


@get(
    "/merchants/{merchant_id:uuid}/charges/summary", guards=[needs("billing:read")], summary="Charges by kind",
    tags=["billing"],
)  # fmt: skip
async def sum_charges(merchant_id: FromPath[UUID], session: Session, month: Month = None) -> KindSums:
    """Of a month, the running one if none is given."""
    await tenancy.get_merchant(session, merchant_id)
    days = period_or_running(month, await billing.business_date(session))
    return KindSums(await billing.sum_kinds(session, merchant_id, **days))


@post("/charges/{charge_id:uuid}/reversal", guards=[needs("billing:write")], summary="Undo a charge", tags=["billing"])
async def reverse(charge_id: FromPath[UUID], data: JSONBody[Reversal], session: Session) -> ChargeView:
    """A charge of the opposite amount, dated today: it falls into an invoice that is still open."""
    return await billing.get_charge(session, await billing.reverse(session, charge_id, reason=data.reason))


HANDLERS = [list_charges, sum_charges, reverse]
