"""From what a merchant announced to units in their places: plans name products, counts become stock, work is billed."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import billing, catalogue, inbound, inventory, tenancy
from portal.domains.catalogue import ProductRef
from portal.domains.inbound import (
    Counted,
    LocationUnsuitable,
    LotNeeded,
    NewPlan,
    NewPlanLine,
    PlanView,
    ReceiptView,
    Taken,
)
from portal.domains.inventory import Transfer
from portal.kit import clock
from portal.kit.errors import Invalid
from portal.reads.counted_codes import Meaning, meanings

_SUITABLE = {"sellable": ("storage", "pick"), "damaged": ("quarantine",)}


class Expected(msgspec.Struct, frozen=True):
    """Units of a product that should arrive."""

    sku: str
    quantity: int


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """What was counted: ``code`` is a sku or a barcode; a case barcode stands for its units, ``quantity`` times.

    ``location`` is the code or barcode of a receiving location; without it the warehouse's first one.
    """

    code: str
    quantity: int
    condition: str = "sellable"
    lot_code: str | None = None
    expires_on: date | None = None
    location: str | None = None


class Placing(msgspec.Struct, frozen=True):
    """Units of a receipt, and the code or barcode of the place they are brought to."""

    receipt_id: UUID
    quantity: int
    location: str


async def announce(
    session: AsyncSession,
    *,
    merchant_id: UUID,
    warehouse_id: UUID,
    expected_on: date,
    lines: Sequence[Expected],
    supplier: str = "",
    po_number: str = "",
    cartons: int | None = None,
    note: str = "",
) -> UUID:
    """A plan is announced. Refuses unknown products, a product twice, and a day that has passed."""
    await inventory.get_warehouse(session, warehouse_id)
    today = clock.date_in((await tenancy.get_operator(session)).time_zone)
    if expected_on < today:
        raise Invalid.field("expected_on", f"{today} or later")
    plan = NewPlan(
        merchant_id=merchant_id, warehouse_id=warehouse_id, expected_on=expected_on, supplier=supplier,
        po_number=po_number, cartons=cartons, note=note, lines=await _named(session, merchant_id, lines),
    )  # fmt: skip
    return await inbound.announce(session, plan, today=today)


async def receive(session: AsyncSession, plan_id: UUID, counts: Sequence[Count]) -> list[UUID]:
    """Counted units are stock at the dock; answers the receipts in the order of the counts.

    More than expected, and products that nobody announced, are taken and show as variance. Refuses unknown codes,
    a missing lot or expiry date where the product is tracked, and locations that do not receive.
    """
    plan = await inbound.get_plan(session, plan_id)
    found = await meanings(session, plan, [count.code for count in counts])
    products = await catalogue.refs(session, list({meaning.product_id for meaning in found.values()}))
    _check_lots(counts, found, products)
    lines = await _lines_for(session, plan, [products[found[count.code].product_id] for count in counts])
    docks = await _docks(session, plan, counts)
    lots = await _lots(session, plan, counts, found)
    counted = [
        Counted(
            line_id=lines[product_id], product_id=product_id, quantity=count.quantity * units,
            condition=count.condition, lot_id=lots.get(_lot_key(product_id, count)), location_id=docks[count.location],
        )
        for count in counts
        for product_id, units in [found[count.code]]
    ]  # fmt: skip
    receipt_ids = await inbound.receive(session, plan_id, counted)
    await inventory.receive_many(session, [_received(plan, count) for count in counted])
    await billing.record(
        session, [_counting(plan, id_, count) for id_, count in zip(receipt_ids, counted, strict=True)]
    )
    return receipt_ids


async def put_away(session: AsyncSession, plan_id: UUID, placings: Sequence[Placing]) -> None:
    """Units have left the dock for their places. Refuses what the dock does not hold and places that do not suit:
    sellable units belong into storage or pick locations, damaged ones into quarantine.
    """
    plan = await inbound.get_plan(session, plan_id)
    taken = [Taken(placing.receipt_id, placing.quantity) for placing in placings]
    receipts = await inbound.put_away(session, plan_id, taken)
    places = await _places(session, plan, placings, receipts)
    transfers = [
        Transfer(
            merchant_id=plan.merchant_id, product_id=receipt.product_id, lot_id=receipt.lot_id,
            condition=receipt.condition, quantity=placing.quantity, from_location_id=receipt.location_id,
            to_location_id=places[placing.location, receipt.condition], document_id=plan_id,
        )
        for placing, receipt in zip(placings, receipts, strict=True)
    ]  # fmt: skip
    await inventory.move_many(session, transfers, reason="putaway", document_type="inbound_plan")
    await billing.record(
        session,
        [
            _operation(plan, "putaway", placing.quantity, f"putaway:{receipt.id}:{receipt.put_away}")
            for placing, receipt in zip(placings, receipts, strict=True)
        ],
    )


async def _named(session: AsyncSession, merchant_id: UUID, lines: Sequence[Expected]) -> list[NewPlanLine]:
    products = await catalogue.find_by_skus(session, merchant_id, [line.sku for line in lines])
    wrong: dict[str, str] = {}
    seen: set[str] = set()
    for position, line in enumerate(lines):
        if line.sku not in products:
            wrong[f"lines[{position}].sku"] = "a sku of this merchant's catalogue"
        elif line.sku in seen:
            wrong[f"lines[{position}].sku"] = "each sku once"
        seen.add(line.sku)
    if wrong:
        raise Invalid(fields=wrong)
    return [NewPlanLine(products[line.sku].id, line.sku, products[line.sku].name, line.quantity) for line in lines]


def _check_lots(counts: Sequence[Count], found: Mapping[str, Meaning], products: Mapping[UUID, ProductRef]) -> None:
    wrong: dict[str, str] = {}
    for position, count in enumerate(counts):
        product = products[found[count.code].product_id]
        if product.tracks_lots and not count.lot_code:
            wrong[f"counts[{position}].lot_code"] = "needed, the product is tracked by lot"
        if product.tracks_expiry and count.expires_on is None:
            wrong[f"counts[{position}].expires_on"] = "needed, the product is tracked by expiry date"
    if wrong:
        raise LotNeeded(fields=wrong)


async def _lines_for(session: AsyncSession, plan: PlanView, products: Sequence[ProductRef]) -> dict[UUID, UUID]:
    lines = {line.product_id: line.id for line in plan.lines}
    unannounced = {product.id: product for product in products if product.id not in lines}
    if unannounced:
        new = [NewPlanLine(product.id, product.sku, product.name, 0) for product in unannounced.values()]
        await inbound.add_lines(session, plan.id, new)
        lines = {line.product_id: line.id for line in (await inbound.get_plan(session, plan.id)).lines}
    return lines


async def _docks(session: AsyncSession, plan: PlanView, counts: Sequence[Count]) -> dict[str | None, UUID]:
    docks: dict[str | None, UUID] = {}
    for position, count in enumerate(counts):
        if count.location in docks:
            continue
        if count.location is None:
            docks[None] = (await inventory.first_location(session, plan.warehouse_id, "receiving")).id
        else:
            path = f"counts[{position}].location"
            docks[count.location] = await _place(session, plan, count.location, ("receiving",), path)
    return docks


async def _place(session: AsyncSession, plan: PlanView, code: str, purposes: Sequence[str], path: str) -> UUID:
    place = await inventory.find_location(session, plan.warehouse_id, code)
    if place is None or place.purpose not in purposes:
        raise LocationUnsuitable(fields={path: f"a location of this warehouse for {' or '.join(purposes)}"})
    return place.id


async def _places(
    session: AsyncSession, plan: PlanView, placings: Sequence[Placing], receipts: Sequence[ReceiptView]
) -> dict[tuple[str, str], UUID]:
    places: dict[tuple[str, str], UUID] = {}
    for position, (placing, receipt) in enumerate(zip(placings, receipts, strict=True)):
        key = (placing.location, receipt.condition)
        if key not in places:
            path = f"placings[{position}].location"
            places[key] = await _place(session, plan, placing.location, _SUITABLE[receipt.condition], path)
    return places


def _lot_key(product_id: UUID, count: Count) -> tuple[UUID, str] | None:
    code = count.lot_code or (count.expires_on.isoformat() if count.expires_on else None)
    return (product_id, code) if code else None


async def _lots(
    session: AsyncSession, plan: PlanView, counts: Sequence[Count], found: Mapping[str, Meaning]
) -> dict[tuple[UUID, str] | None, UUID]:
    lots: dict[tuple[UUID, str] | None, UUID] = {}
    for count in counts:
        key = _lot_key(found[count.code].product_id, count)
        if key is not None and key not in lots:
            lots[key] = await inventory.ensure_lot(
                session, merchant_id=plan.merchant_id, product_id=key[0], lot_code=key[1], expires_on=count.expires_on
            )
    return lots


def _received(plan: PlanView, count: Counted) -> inventory.Received:
    return inventory.Received(
        merchant_id=plan.merchant_id, product_id=count.product_id, lot_id=count.lot_id, quantity=count.quantity,
        location_id=count.location_id, condition=count.condition, document_type="inbound_plan", document_id=plan.id,
    )  # fmt: skip


def _counting(plan: PlanView, receipt_id: UUID, count: Counted) -> billing.Done:
    return _operation(plan, "received_unit", count.quantity, f"received:{receipt_id}")


def _operation(plan: PlanView, kind: str, quantity: int, source_key: str) -> billing.Done:
    return billing.Done(
        kind=kind, merchant_id=plan.merchant_id, quantity=quantity, warehouse_id=plan.warehouse_id,
        document_type="inbound_plan", document_id=plan.id, source_key=source_key, attributes={"number": plan.number},
    )  # fmt: skip
