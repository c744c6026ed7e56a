"""Opening stock, received as any goods are: announced by the merchant, arrived, counted, put away, closed."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.demo.firms import Firm
from portal.domains import inbound
from portal.domains.catalogue import NewProduct
from portal.domains.inventory import NewLocation
from portal.flows import receiving
from portal.flows.receiving import Count, Expected, Placing
from portal.kit import clock
from portal.kit.scope import OperatorScope, enter

Racks = dict[str, list[NewLocation]]

# Every fortieth product is left out, so that orders for it wait for stock.
_OUT_OF_STOCK_EVERY = 40


async def stock(
    session: AsyncSession, firm: Firm, products: Sequence[NewProduct], *, operator_id: UUID, merchant_id: UUID,
    warehouse_id: UUID, racks: Racks,
) -> None:  # fmt: skip
    """The merchant's goods lie on racks of the warehouse, each lot in a place of its own."""
    draw = random.Random(firm.code)  # noqa: S311 - the same world every time, no secret
    today = clock.date_in("Asia/Tokyo")
    stocked = [product for number, product in enumerate(products, 1) if number % _OUT_OF_STOCK_EVERY]
    counts = [count for product in stocked for count in _counts(draw, product, today)]
    await enter(session, OperatorScope(operator_id))
    plan_id = await receiving.announce(
        session, merchant_id=merchant_id, warehouse_id=warehouse_id, expected_on=today, supplier="開始在庫",
        po_number=f"OPEN-{firm.code.upper()}", cartons=len(stocked), lines=_expected(counts),
    )  # fmt: skip
    await inbound.arrive(session, plan_id)
    receipts = await receiving.receive(session, plan_id, counts)
    kinds = {product.sku: product.temperature for product in stocked}
    placings = [
        Placing(receipt_id, count.quantity, _next_place(racks, kinds[count.code]))
        for receipt_id, count in zip(receipts, counts, strict=True)
    ]
    await receiving.put_away(session, plan_id, placings)
    await inbound.close(session, plan_id)


def _counts(draw: random.Random, product: NewProduct, today: date) -> list[Count]:
    if not product.tracks_lots:
        return [Count(code=product.sku, quantity=draw.randint(20, 160))]
    return [
        Count(
            code=product.sku, quantity=draw.randint(40, 180),
            lot_code=f"L{today - timedelta(days=90 - 30 * number):%y%m%d}{number}",
            expires_on=today + timedelta(days=draw.randint(120, 400) + 180 * number),
        )
        for number in range(draw.choice((1, 2, 2)))
    ]  # fmt: skip


def _expected(counts: Sequence[Count]) -> list[Expected]:
    sums: dict[str, int] = {}
    for count in counts:
        sums[count.code] = sums.get(count.code, 0) + count.quantity
    return [Expected(sku, quantity) for sku, quantity in sums.items()]


def _next_place(racks: Racks, temperature: str) -> str:
    return racks[temperature].pop(0).barcode or ""


def racks_of(locations: dict[str, list[NewLocation]]) -> Racks:
    """The picking places by temperature, spread over the aisles so that goods of one merchant are not all in the first."""
    return {
        temperature: [place for start in range(3) for place in islice(_picking(places), start, None, 3)]
        for temperature, places in locations.items()
    }


def _picking(places: Sequence[NewLocation]) -> list[NewLocation]:
    return [place for place in places if place.purpose == "pick"]
