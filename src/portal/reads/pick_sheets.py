"""The walks of a wave on paper: for a floor without handhelds, and for the day when they have no network."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import inventory, outbound
from portal.domains.outbound import PickListView
from portal.kit import barcodes, clock
from portal.kit.errors import Missing
from portal.reads.pick_walk import Stop, stops_of


async def pick_sheets(session: AsyncSession, wave_id: UUID, locale: str) -> tuple[str, dict[str, Any]]:
    """The wave's number, and the data of ``documents/pick_list.typ``; ``locale`` ja or en. No personal data.

    Stops that were cancelled are left out, those that are done are ticked. Refuses a wave that is not here, and one
    that has no walks yet or any more.
    """
    wave = await outbound.get_wave(session, wave_id)
    picks = [pick for pick in await outbound.picks_of_wave(session, wave_id) if pick.status != "cancelled"]
    if not picks:
        raise Missing(wave_id=str(wave_id))
    house = await inventory.get_warehouse(session, wave.warehouse_id)
    stops = await stops_of(session, picks)
    lists = {found.id: found for found in await outbound.pick_lists_of(session, wave_id)}
    by_list: dict[UUID, list[Stop]] = {}
    for pick, stop in zip(picks, stops, strict=True):
        by_list.setdefault(pick.pick_list_id, []).append(stop)
    codes = {code for stop in stops for code in (_readable(stop.location_barcode), _single(stop)) if code}
    return wave.number, {
        "locale": locale, "wave": wave.number, "method": wave.method, "warehouse": house.name,
        "printed": f"{clock.now().astimezone(ZoneInfo(house.time_zone)):%Y-%m-%d %H:%M}",
        "codes": {code: barcodes.code128(code) for code in codes},
        "walks": [_walk(lists[list_id], found) for list_id, found in by_list.items()],
    }  # fmt: skip


def _walk(pick_list: PickListView, stops: Sequence[Stop]) -> dict[str, Any]:
    several = len({stop.tote for stop in stops}) > 1
    return {
        "number": pick_list.number, "picker": pick_list.picker or "", "units": sum(stop.quantity for stop in stops),
        "stops": [
            {
                "position": n, "location": stop.location_code, "location_code": _readable(stop.location_barcode),
                "tote": stop.tote if several else None, "sku": stop.sku, "name": stop.name, "lot": stop.lot_code,
                "expires": stop.expires_on and stop.expires_on.isoformat(), "code": _single(stop),
                "quantity": stop.quantity, "done": stop.status != "open",
            }
            for n, stop in enumerate(stops, start=1)
        ],
    }  # fmt: skip


def _single(stop: Stop) -> str | None:
    """What a scanner reads on one unit; its sku where it has no code of its own."""
    return _readable(next((code.code for code in stop.barcodes if code.quantity == 1), stop.sku))


def _readable(code: str) -> str | None:
    """The code where it can be drawn as bars, which know only ASCII."""
    return code if code and code.isascii() else None
