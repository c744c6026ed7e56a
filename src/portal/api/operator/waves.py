"""Waves over HTTP: previewed, planned, released, cancelled, watched."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from portal.api.deps import Cursor, Limit, Session
from portal.api.guards import needs
from portal.api.papers import PDF, pdf_answer
from portal.domains import outbound
from portal.domains.outbound import PickListView, WaveFilters, WavePreview, WaveView
from portal.flows import fulfilment
from portal.kit import typeset
from portal.kit.paging import Paged, page, window
from portal.reads import wave_list
from portal.reads.pick_sheets import pick_sheets
from portal.reads.wave_list import WaveRow
from portal.reads.wave_page import WavePage, wave_page

Method = Annotated[
    str,
    msgspec.Meta(
        pattern="^(discrete|single_item|cluster|zone)$",
        description="discrete: a walk per shipment; single_item: one-unit shipments together; cluster: eight shipments"
        " on one cart; zone: a walk per zone",
        examples=["cluster"],
    ),
]


class WaveRequest(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Which reserved shipments of a warehouse to take, the oldest first."""

    warehouse_id: UUID
    method: Method = "discrete"
    max_shipments: Annotated[int, msgspec.Meta(ge=1, le=5_000, examples=[200])] = 200
    max_units: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] | None = None
    merchant_ids: Annotated[list[UUID], msgspec.Meta(max_length=200)] = []
    shipment_ids: Annotated[
        list[UUID], msgspec.Meta(max_length=5_000, description="Only of these; empty means all")
    ] = []
    single_item: bool = False
    requested_until: date | None = None

    def filters(self) -> WaveFilters:
        return WaveFilters(
            merchant_ids=self.merchant_ids, shipment_ids=self.shipment_ids, single_item=self.single_item,
            requested_until=self.requested_until, max_units=self.max_units,
        )  # fmt: skip


@post(
    "/waves/preview",
    guards=[needs("waves:read")],
    status_code=200,
    summary="What would a wave take, and what not?",
    tags=["waves"],
)
async def preview_wave(data: JSONBody[WaveRequest], session: Session) -> WavePreview:
    """Changes nothing. `left_out` counts the open shipments that stay out by reason, with examples, oldest first."""
    return await outbound.preview_wave(
        session, warehouse_id=data.warehouse_id, method=data.method, limit=data.max_shipments, filters=data.filters()
    )


@post("/waves", guards=[needs("waves:write")], summary="Plan a wave", tags=["waves"])
async def plan_wave(data: JSONBody[WaveRequest], session: Session) -> WaveView:
    """The shipments stay reserved and are in no other wave. Refused when none is ready, with the reasons counted."""
    return await fulfilment.plan_wave(
        session, warehouse_id=data.warehouse_id, method=data.method, limit=data.max_shipments, filters=data.filters()
    )


@get("/waves", guards=[needs("waves:read")], summary="List waves", tags=["waves"])
async def list_waves(
    session: Session,
    cursor: Cursor = None,
    limit: Limit = None,
    warehouse_id: Annotated[UUID | None, QueryParameter(description="Only of this warehouse")] = None,
    status: Annotated[
        str | None, QueryParameter(pattern="^(planned|released|picking|picked|closed|cancelled)$")
    ] = None,
) -> Paged[WaveRow]:
    """Newest first, each with its shipments and how far its picking is."""
    asked = window(cursor, limit, UUID)
    return page(await wave_list.list_waves(session, asked, warehouse_id=warehouse_id, status=status), asked, "id")


@get("/waves/{wave_id:uuid}", guards=[needs("waves:read")], summary="Watch one wave", tags=["waves"])
async def get_wave(wave_id: FromPath[UUID], session: Session) -> Response[WavePage]:
    """Its shipments by state and merchant, and its pick lists with their progress."""
    found = await wave_page(session, wave_id)
    return Response(found, headers={"ETag": f'"{found.wave.version}"'})


@post(
    "/waves/{wave_id:uuid}/release",
    guards=[needs("waves:write")],
    status_code=200,
    summary="Release a wave to the floor",
    tags=["waves"],
)
async def release_wave(wave_id: FromPath[UUID], session: Session) -> WaveView:
    """Pins the goods to places, earliest expiry first, and makes the pick lists.

    Shipments that were held meanwhile or that the shelves cannot serve leave the wave and stay reserved; a wave that
    nobody is left in comes back `cancelled`.
    """
    return await fulfilment.release_wave(session, wave_id)


@put(
    "/waves/{wave_id:uuid}/cancellation",
    guards=[needs("waves:write")],
    summary="Cancel a wave",
    tags=["waves"],
)
async def cancel_wave(wave_id: FromPath[UUID], session: Session) -> WaveView:
    """What is not completely picked goes back to the queue with its promise; what is picked goes on to packing."""
    return await fulfilment.cancel_wave(session, wave_id)


@get("/waves/{wave_id:uuid}/pick-lists", guards=[needs("waves:read")], summary="Pick lists of a wave", tags=["picking"])
async def list_pick_lists(wave_id: FromPath[UUID], session: Session) -> list[PickListView]:
    """Every walk with its picker and progress."""
    await outbound.get_wave(session, wave_id)
    return list(await outbound.pick_lists_of(session, wave_id))


@get(
    "/waves/{wave_id:uuid}/pick-lists.pdf", guards=[needs("waves:read")], summary="Pick lists of a wave on paper",
    tags=["picking"], media_type=PDF,
)  # fmt: skip
async def print_pick_lists(
    wave_id: FromPath[UUID],
    session: Session,
    language: Annotated[str, QueryParameter(pattern="^(ja|en)$", description="ja or en")] = "ja",
) -> Response[bytes]:
    """A4, each walk on pages of its own: stops in walking order with their places, goods, codes and a box to tick."""
    number, data = await pick_sheets(session, wave_id, language)
    return pdf_answer(await typeset.pdf("pick_list", data), f"pick-lists-{number}")


HANDLERS = [
    preview_wave, plan_wave, list_waves, get_wave, release_wave, cancel_wave, list_pick_lists, print_pick_lists,
]  # fmt: skip
