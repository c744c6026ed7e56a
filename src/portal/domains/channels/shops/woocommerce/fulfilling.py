"""Telling a shop what left: tracking as order data, a note to the buyer, and the state that means shipped.

A shop with the fulfilments API gets each parcel there as well. Every step looks first whether it was done already,
so that a call that was lost on its way back may simply be made again.
"""

from collections.abc import Sequence
from typing import Any

from portal.domains.channels.shops.woocommerce.calls import call, call_well, is_missing_route
from portal.domains.channels.values import Fulfilment, ShopAccess, Tracking
from portal.kit.http import Http

_TRACKING_KEY = "_tracking_number"


async def push(http: Http, access: ShopAccess, fulfilment: Fulfilment) -> None:
    """The order carries every tracking number, its buyer was told once, and it is completed when nothing remains."""
    path = f"/orders/{fulfilment.order_external_id}"
    order = await call_well(http, access, "GET", path)
    known = _numbers(order.get("meta_data", []))
    new = [parcel for parcel in fulfilment.tracking if parcel.number not in known]
    change: dict[str, Any] = {}
    if new:
        await _fulfil(http, access, path, fulfilment)
        await _note(http, access, path, _note_text(fulfilment, new))
        change["meta_data"] = [{"key": _TRACKING_KEY, "value": ", ".join([*known, *(p.number for p in new)])}]
    if fulfilment.complete and order.get("status") not in ("completed", "refunded", "cancelled"):
        change["status"] = "completed"
    # Last, because it is what says that all of the above was done.
    if change:
        await call_well(http, access, "PUT", path, json=change)


def _note_text(fulfilment: Fulfilment, new: Sequence[Tracking]) -> str:
    parcels = [" ".join(part for part in (p.carrier, p.number, p.url) if part) for p in new]
    return "\n".join(part for part in (fulfilment.note, *parcels) if part)


def _numbers(meta: list[Any]) -> list[str]:
    values = [str(entry.get("value", "")) for entry in meta if entry.get("key") == _TRACKING_KEY]
    return [number.strip() for value in values for number in value.split(",") if number.strip()]


async def _note(http: Http, access: ShopAccess, path: str, note: str) -> None:
    notes = await call_well(http, access, "GET", f"{path}/notes")
    if not any(entry.get("note") == note for entry in notes):
        await call_well(http, access, "POST", f"{path}/notes", json={"note": note, "customer_note": True})


async def _fulfil(http: Http, access: ShopAccess, path: str, fulfilment: Fulfilment) -> None:
    answer = await call(http, access, "GET", f"{path}/fulfillments")
    if is_missing_route(answer) or answer.status >= 400:
        return
    found = answer.json()
    there = found.get("fulfillments", []) if isinstance(found, dict) else found
    known = {number for entry in there for number in _numbers(entry.get("meta_data", []))}
    if not {parcel.number for parcel in fulfilment.tracking} <= known:
        await call_well(http, access, "POST", f"{path}/fulfillments", json=_as_fulfilment(fulfilment))


def _as_fulfilment(fulfilment: Fulfilment) -> dict[str, Any]:
    items = [{"item_id": int(line), "qty": quantity} for line, quantity in sorted(fulfilment.lines.items())]
    first = fulfilment.tracking[0] if fulfilment.tracking else Tracking("", "")
    numbers = ", ".join(parcel.number for parcel in fulfilment.tracking)
    meta = [("_items", items), (_TRACKING_KEY, numbers), ("_shipment_provider", first.carrier),
            ("_tracking_url", first.url)]  # fmt: skip
    return {
        "status": "fulfilled",
        "is_fulfilled": True,
        "meta_data": [{"key": key, "value": value} for key, value in meta],
    }
