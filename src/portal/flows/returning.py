"""Shipped units come back: asked for by the merchant, counted in, and put back on sale, aside, or away."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import billing, catalogue, inventory, orders, outbound, returns
from portal.domains.catalogue import ProductRef
from portal.domains.inventory import Received
from portal.domains.orders import OrderView
from portal.domains.returns import (
    FindingUnsuitable,
    Inspected,
    NewReturn,
    NewReturnLine,
    NotReturnable,
    ReturnLineMissing,
    ReturnLineView,
    ReturnMissing,
    ReturnView,
)  # fmt: skip
from portal.kit.errors import Invalid

# Where units may be put by what becomes of them; what is not restocked has a place of its own by default.
_PURPOSES: Mapping[str, Sequence[str]] = {
    "restock": ("storage", "pick"),
    "quarantine": ("quarantine",),
    "repair": ("returns", "quarantine"),
    "dispose": ("returns", "quarantine"),
    "send_back": ("returns", "quarantine"),
}


class Wanted(msgspec.Struct, frozen=True):
    """Units of one order line that are to come back, and why."""

    order_line_id: UUID
    quantity: int
    reason: str


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Units of a return line found in one condition, and what becomes of them.

    ``location``: code or barcode of where they are put; needed to restock, else the warehouse's first place.
    """

    line_id: UUID
    quantity: int
    condition: str
    disposition: str
    note: str = ""
    lot_code: str | None = None
    expires_on: date | None = None
    location: str | None = None


async def request(
    session: AsyncSession,
    order_id: UUID,
    lines: Sequence[Wanted],
    *,
    wants: str,
    note: str = "",
    warehouse_id: UUID | None = None,
) -> UUID:
    """A return of an order is requested, to the given warehouse or the one that shipped it.

    Refuses an order that is not here or has shipped nothing, and more units than are out there.
    """
    # The order's lock makes two requests for the same units come one after the other.
    order = await orders.get_order(session, order_id, to_change=True)
    if warehouse_id is not None:
        await inventory.get_warehouse(session, warehouse_id)
    new = NewReturn(
        merchant_id=order.merchant_id, order_id=order_id, wants=wants, note=note, lines=_lines(order, lines),
        warehouse_id=warehouse_id or await _shipped_from(session, order_id),
    )  # fmt: skip
    return await returns.request(session, new, today=await billing.business_date(session))


async def arrive(session: AsyncSession, number: str) -> UUID:
    """The return whose number was scanned is at the dock; its handling is billed. Refuses an unknown number."""
    return_id = await returns.find_return_id(session, number)
    if return_id is None:
        raise ReturnMissing(number=number)
    await returns.arrive(session, return_id)
    came = await returns.get_return(session, return_id)
    await billing.record(session, [_operation(came, "return", 1, f"return:{return_id}")])
    return return_id


async def inspect(session: AsyncSession, return_id: UUID, findings: Sequence[Finding]) -> None:
    """Inspected units are stock again, on sale or aside, or are gone; the inspection of each unit is billed.

    Refuses a missing lot where a tracked product goes back on sale, and places that do not suit.
    """
    came = await returns.get_return(session, return_id)
    lines = {line.id: line for line in came.lines}
    products = await catalogue.refs(session, [line.product_id for line in came.lines])
    _check_findings(findings, lines, products)
    inspected = [
        Inspected(
            line_id=finding.line_id, quantity=finding.quantity, condition=finding.condition,
            disposition=finding.disposition, note=finding.note, location_id=await _place(session, came, finding, n),
            lot_id=await _lot(session, came, lines[finding.line_id], finding),
        )
        for n, finding in enumerate(findings)
    ]  # fmt: skip
    inspection_ids = await returns.inspect(session, return_id, inspected)
    await _stock(session, came, lines, inspected)
    done = [
        _operation(came, "return_inspection", unit.quantity, f"return_inspection:{id_}")
        for id_, unit in zip(inspection_ids, inspected, strict=True)
    ]
    await billing.record(session, done)


def _lines(order: OrderView, wanted: Sequence[Wanted]) -> list[NewReturnLine]:
    known = {line.id: line for line in order.lines}
    wrong: dict[str, str] = {}
    found = []
    for position, want in enumerate(wanted):
        line = known.get(want.order_line_id)
        if line is None or line.product_id is None:
            wrong[f"lines[{position}].order_line_id"] = "a line of this order"
            continue
        found.append(
            NewReturnLine(
                order_line_id=line.id, product_id=line.product_id, sku=line.sku, name=line.name,
                quantity=want.quantity, shipped=line.shipped_units, reason=want.reason,
            )
        )  # fmt: skip
    if wrong:
        raise Invalid(fields=wrong)
    return found


async def _shipped_from(session: AsyncSession, order_id: UUID) -> UUID:
    left = [found for found in await outbound.shipments_of_order(session, order_id) if found.handed_over_at]
    if not left:
        raise NotReturnable(fields={"order_id": "an order of which something was shipped"})
    return left[-1].warehouse_id


def _check_findings(
    findings: Sequence[Finding], lines: Mapping[UUID, ReturnLineView], products: Mapping[UUID, ProductRef]
) -> None:
    wrong: dict[str, str] = {}
    for position, finding in enumerate(findings):
        if finding.line_id not in lines:
            raise ReturnLineMissing(id=str(finding.line_id))
        product = products[lines[finding.line_id].product_id]
        if finding.disposition != "restock":
            continue
        if finding.location is None:
            wrong[f"findings[{position}].location"] = "needed to restock"
        if product.tracks_lots and not finding.lot_code:
            wrong[f"findings[{position}].lot_code"] = "needed, the product is tracked by lot"
        if product.tracks_expiry and finding.expires_on is None:
            wrong[f"findings[{position}].expires_on"] = "needed, the product is tracked by expiry date"
    if wrong:
        raise FindingUnsuitable(fields=wrong)


async def _place(session: AsyncSession, came: ReturnView, finding: Finding, position: int) -> UUID:
    purposes = _PURPOSES[finding.disposition]
    if finding.location is None:
        return (await inventory.first_location(session, came.warehouse_id, purposes[0])).id
    place = await inventory.find_location(session, came.warehouse_id, finding.location)
    if place is None or place.purpose not in purposes:
        problem = f"a location of this warehouse for {' or '.join(purposes)}"
        raise FindingUnsuitable(fields={f"findings[{position}].location": problem})
    return place.id


async def _lot(session: AsyncSession, came: ReturnView, line: ReturnLineView, finding: Finding) -> UUID | None:
    code = finding.lot_code or (finding.expires_on.isoformat() if finding.expires_on else None)
    if code is None:
        return None
    return await inventory.ensure_lot(
        session, merchant_id=came.merchant_id, product_id=line.product_id, lot_code=code, expires_on=finding.expires_on
    )


async def _stock(
    session: AsyncSession, came: ReturnView, lines: Mapping[UUID, ReturnLineView], inspected: Sequence[Inspected]
) -> None:
    received = [
        Received(
            merchant_id=came.merchant_id, product_id=lines[unit.line_id].product_id, lot_id=unit.lot_id,
            quantity=unit.quantity, location_id=unit.location_id, from_bucket="buyer", document_type="return",
            condition=returns.stock_condition(unit.condition, unit.disposition), document_id=came.id,
        )
        for unit in inspected
    ]  # fmt: skip
    await inventory.receive_many(session, received)
    for unit, entry in zip(inspected, received, strict=True):
        if unit.disposition == "dispose":
            # What is thrown away came in first, so that the ledger shows both.
            await inventory.dispose(
                session, merchant_id=entry.merchant_id, product_id=entry.product_id, lot_id=entry.lot_id,
                condition=entry.condition, quantity=entry.quantity, location_id=entry.location_id,
                reason="return", document_type="return", document_id=came.id,
            )  # fmt: skip


def _operation(came: ReturnView, kind: str, quantity: int, source_key: str) -> billing.Done:
    return billing.Done(
        kind=kind, merchant_id=came.merchant_id, quantity=quantity, warehouse_id=came.warehouse_id,
        document_type="return", document_id=came.id, source_key=source_key, attributes={"number": came.number},
    )  # fmt: skip
