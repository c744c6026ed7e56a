"""Every select on pick lists and picks."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.outbound.errors import PickMissing
from portal.domains.outbound.models import Pick, PickList, Shipment, Wave
from portal.domains.outbound.queries.tenant import within
from portal.domains.outbound.values.walks import OpenWalk, PickListView, PickView, ShortPick
from portal.kit.rows import all_as
from portal.kit.scope import operator_of

_PICK = (
    Pick.id, Pick.pick_list_id, Pick.shipment_id, Pick.shipment_line_id, Pick.allocation_id, Pick.merchant_id,
    Pick.product_id, Pick.location_id, Pick.lot_id, Pick.quantity, Pick.picked, Pick.status, Pick.position, Pick.tote,
    Shipment.warehouse_id,
)  # fmt: skip


async def get_pick(session: AsyncSession, pick_id: UUID) -> PickView:
    """One pick. Refuses one that is not here."""
    row = (await session.execute(_picks(session).where(Pick.id == pick_id))).one_or_none()
    if row is None:
        raise PickMissing(id=str(pick_id))
    return PickView(*row)


async def picks_of_list(session: AsyncSession, pick_list_id: UUID) -> Sequence[PickView]:
    """The stops of a walk, in order."""
    rows = await session.execute(_picks(session).where(Pick.pick_list_id == pick_list_id).order_by(Pick.position))
    return all_as(PickView, rows)


async def picks_of_wave(session: AsyncSession, wave_id: UUID) -> Sequence[PickView]:
    """The stops of all walks of a wave, walk by walk, in order."""
    rows = await session.execute(
        _picks(session)
        .join(PickList, (PickList.operator_id == Pick.operator_id) & (PickList.id == Pick.pick_list_id))
        .where(PickList.operator_id == operator_of(session), PickList.wave_id == wave_id)
        .order_by(PickList.id, Pick.position)
    )
    return all_as(PickView, rows)


def _picks(session: AsyncSession) -> Select[*tuple[Any, ...]]:
    return (
        select(*_PICK)
        .join(
            Shipment,
            (Shipment.operator_id == Pick.operator_id)
            & (Shipment.id == Pick.shipment_id)
            & (Shipment.merchant_id == Pick.merchant_id),
        )
        .where(*within(session, Pick), *within(session, Shipment))
    )


async def pick_lists_of(session: AsyncSession, wave_id: UUID) -> Sequence[PickListView]:
    """The walks of a wave with their progress, by number of making."""
    return all_as(PickListView, await session.execute(_lists(session).where(PickList.wave_id == wave_id)))


async def get_pick_list(session: AsyncSession, pick_list_id: UUID) -> PickListView:
    """One walk with its progress. Refuses one that is not here."""
    found = all_as(PickListView, await session.execute(_lists(session).where(PickList.id == pick_list_id)))
    if not found:
        raise PickMissing(id=str(pick_list_id))
    return found[0]


def _lists(session: AsyncSession) -> Select[*tuple[Any, ...]]:
    operator_id = operator_of(session)
    return (
        select(
            PickList.id, PickList.wave_id, PickList.number, PickList.picker, PickList.created_at,
            func.count(Pick.id).filter(Pick.status != "cancelled"),
            func.count(Pick.id).filter(Pick.status == "open"),
            func.coalesce(func.sum(Pick.quantity).filter(Pick.status != "cancelled"), 0),
            func.coalesce(func.sum(Pick.picked), 0),
        )
        .outerjoin(Pick, (Pick.operator_id == PickList.operator_id) & (Pick.pick_list_id == PickList.id))
        .where(PickList.operator_id == operator_id)
        .group_by(PickList.id, PickList.wave_id, PickList.number, PickList.picker, PickList.created_at)
        .order_by(PickList.id)
    )  # fmt: skip


async def short_picks(session: AsyncSession, wave_id: UUID) -> Sequence[ShortPick]:
    """Stops of a wave at which units were missing, in the order of the walks."""
    rows = await session.execute(
        select(
            Pick.id, PickList.number, Shipment.id, Shipment.number, Shipment.status, Pick.merchant_id, Pick.product_id,
            Pick.location_id, Pick.quantity - Pick.picked,
        )
        .join(PickList, (PickList.operator_id == Pick.operator_id) & (PickList.id == Pick.pick_list_id))
        .join(
            Shipment,
            (Shipment.operator_id == Pick.operator_id)
            & (Shipment.id == Pick.shipment_id)
            & (Shipment.merchant_id == Pick.merchant_id),
        )
        .where(
            PickList.operator_id == operator_of(session), *within(session, Pick), *within(session, Shipment),
            PickList.wave_id == wave_id, Pick.status == "short",
        )
        .order_by(PickList.id, Pick.position)
    )  # fmt: skip
    return all_as(ShortPick, rows)


async def open_walks(session: AsyncSession, warehouse_id: UUID, limit: int) -> Sequence[OpenWalk]:
    """Walks of a warehouse's released waves on which something is left to pick, the longest waiting first."""
    operator_id = operator_of(session)
    left = func.count(Pick.id).filter(Pick.status == "open")
    rows = await session.execute(
        select(
            PickList.id, PickList.number, Wave.number, PickList.picker, Wave.released_at,
            func.count(Pick.id).filter(Pick.status != "cancelled"), left,
            func.coalesce(func.sum(Pick.quantity - Pick.picked).filter(Pick.status == "open"), 0),
        )
        .join(Wave, (Wave.operator_id == PickList.operator_id) & (Wave.id == PickList.wave_id))
        .join(Pick, (Pick.operator_id == PickList.operator_id) & (Pick.pick_list_id == PickList.id))
        .where(
            PickList.operator_id == operator_id, Wave.operator_id == operator_id, Pick.operator_id == operator_id,
            Wave.warehouse_id == warehouse_id, Wave.status.in_(("released", "picking")),
        )
        .group_by(PickList.id, PickList.number, Wave.number, PickList.picker, Wave.released_at)
        .having(left > 0)
        .order_by(Wave.released_at, PickList.id)
        .limit(limit)
    )  # fmt: skip
    return all_as(OpenWalk, rows)
