"""What shops show is compared with what they were told: somebody may have changed it there.

A buyer's order changes the shop's figure a moment before it is known here, so a figure that differs is believed only
when the next sweep finds the same one.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, Integer, Text, bindparam, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.channels.events import ShopStockRepaired, ShopSweepDue
from portal.domains.channels.models import Shop
from portal.domains.channels.values import StockLevel
from portal.kit import outbox
from portal.kit.scope import merchant_of, operator_of

_SHOWN = (
    " from unnest(:external_ids, :figures) as shown(external_id, figure)"
    " where l.operator_id = :operator_id and l.merchant_id = :merchant_id and l.shop_id = :shop_id"
    " and l.external_id = shown.external_id and l.told_at < :before"
)
_TYPES = (bindparam("external_ids", type_=ARRAY(Text)), bindparam("figures", type_=ARRAY(Integer)))
_BELIEVE = text(
    "update listing_levels l set told = shown.figure, strayed = null" + _SHOWN
    + " and l.strayed = shown.figure and l.told <> shown.figure returning l.external_id"
).bindparams(*_TYPES)  # fmt: skip
_NOTE = text(
    "update listing_levels l set strayed = nullif(shown.figure, l.told)" + _SHOWN
    + " and l.strayed is distinct from nullif(shown.figure, l.told)"
).bindparams(*_TYPES)  # fmt: skip


async def call_for_sweeps(session: AsyncSession) -> int:
    """Each of the operator's shops that is told its stock will be looked at; answers how many. Records ShopSweepDue."""
    rows = await session.execute(
        select(Shop.id, Shop.merchant_id)
        .where(
            Shop.operator_id == operator_of(session), Shop.status == "active", Shop.tells_stock,
            Shop.credentials.is_not(None),
        )
        .order_by(Shop.merchant_id, Shop.id)
    )  # fmt: skip
    events = [ShopSweepDue(merchant_id=None, shop_id=shop_id, owner_id=owner_id) for shop_id, owner_id in rows]
    await outbox.record_all(session, events)
    return len(events)


async def note_shown(session: AsyncSession, shop_id: UUID, shown: Sequence[StockLevel], *, before: datetime) -> int:
    """The shop was seen to show these figures, all of them told ``before``; answers how many it strayed with twice.

    Those count as told from now on, so that the shop is told the right figure again. Records ShopStockRepaired.
    """
    seen = {
        "operator_id": operator_of(session), "merchant_id": merchant_of(session), "shop_id": shop_id, "before": before,
        "external_ids": [level.product_external_id for level in shown],
        "figures": [level.available for level in shown],
    }  # fmt: skip
    repaired = sorted((await session.execute(_BELIEVE, seen)).scalars())
    await session.execute(_NOTE, seen)
    if repaired:
        event = ShopStockRepaired(merchant_id=merchant_of(session), shop_id=shop_id, external_ids=repaired)
        await outbox.record(session, event)
    return len(repaired)
