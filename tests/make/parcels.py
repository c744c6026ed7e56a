"""Packed shipments and carrier accounts, to begin where the packing bench ends."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncSession
from tests.make import floor
from tests.make.floor import Floor

from portal.domains import shipping
from portal.domains.outbound.models import Parcel, Shipment
from portal.domains.shipping import LabelView, NewLabel
from portal.kit.crypto import Vault
from portal.kit.ids import new_id
from portal.kit.scope import operator_of


@dataclass(frozen=True)
class Packed:
    """A packed shipment of one order."""

    merchant_id: UUID
    shipment_id: UUID
    order_id: UUID
    warehouse_id: UUID
    parcel_ids: list[UUID]
    numbers: list[str]


async def packed(session: AsyncSession, ground: Floor, *, parcels: int = 1, **box: int) -> Packed:
    """Every unit of a new shipment is in parcels; ``box`` changes sizes in mm or the weight in g."""
    order_id, opened = await floor.shipment(session, ground, 1)
    await session.execute(update(Shipment).where(Shipment.id == opened.id).values(status="packed"))
    ids = [new_id() for _ in range(parcels)]
    sizes = {"length_mm": 300, "width_mm": 200, "height_mm": 100, "weight_g": 1500, **box}
    rows: list[dict[str, Any]] = [
        {
            "operator_id": operator_of(session), "merchant_id": ground.merchant_id, "id": id_, **sizes,
            "shipment_id": opened.id, "number": f"P-{id_.hex[-12:].upper()}", "status": "packed", "box_code": "M",
            "packed_by": "Olga",
        }
        for id_ in ids
    ]  # fmt: skip
    await session.execute(insert(Parcel), rows)
    numbers = [row["number"] for row in rows]
    return Packed(ground.merchant_id, opened.id, order_id, ground.warehouse_id, ids, numbers)


async def account(session: AsyncSession, vault: Vault, *, code: str = "own", **settings: Any) -> tuple[UUID, str]:
    """An enabled account of the own fleet, and the secret that its drivers sign with."""
    return await shipping.open_account(
        session,
        vault,
        shipping.adapters(),
        carrier="own_fleet",
        code=code,
        name="北倉庫便",
        settings=settings,
        secrets={},
    )


async def label(
    session: AsyncSession, made: Packed, account_id: UUID, *, which: int = 0, number: str = "444413758703"
) -> LabelView:
    """A label on one of the parcels."""
    return await shipping.record_label(
        session,
        NewLabel(
            merchant_id=made.merchant_id, parcel_id=made.parcel_ids[which], shipment_id=made.shipment_id,
            carrier_account_id=account_id, carrier="own_fleet", carrier_name="北倉庫便", service="standard",
            size_class=60, zone="same", tracking_number=number, cost=750, currency="JPY", document=b"%PDF",
        ),
    )  # fmt: skip
