"""Shipments and the floor's work on them: waves, picks, parcels.

Owns how a shipment goes from draft to delivered (rules.SHIPMENT_STEPS). Promises: a shipment changes only through a
named verb and each change is an event; a held shipment never moves on; every unit in a parcel was scanned.
"""

from portal.domains.outbound.actions.changing import cancel_shipments, readdress, set_held, set_many_held
from portal.domains.outbound.actions.closing import cancel_wave, settle_wave
from portal.domains.outbound.actions.opening import open_promised, open_shipments, prepare_shipments
from portal.domains.outbound.actions.packing import pack
from portal.domains.outbound.actions.picking import (
    append_picks,
    forget_picked,
    pick,
    return_to_queue,
    short,
    take_pick_list,
)  # fmt: skip
from portal.domains.outbound.actions.planning import plan_wave
from portal.domains.outbound.actions.promising import mark_awaiting_stock, mark_reserved
from portal.domains.outbound.actions.releasing import prepare_release, release_wave
from portal.domains.outbound.actions.sending import (
    mark_delivered,
    mark_delivery_failed,
    mark_handed_over,
    mark_labelled,
    mark_returned,
    mark_unlabelled,
    mark_verified,
)  # fmt: skip
from portal.domains.outbound.contents import weight_warning
from portal.domains.outbound.errors import (
    NothingToPlan,
    ParcelEmpty,
    ParcelMissing,
    ParcelState,
    PickMissing,
    PickState,
    ShipmentEmpty,
    ShipmentHeld,
    ShipmentMissing,
    ShipmentState,
    ShortUnscanned,
    TooManyUnits,
    WaveMissing,
    WaveState,
    WrongLocation,
    WrongProduct,
)  # fmt: skip
from portal.domains.outbound.events import (
    DeliveryFailed,
    LinePicked,
    PickingBegan,
    PickShort,
    ShipmentCancelled,
    ShipmentDelivered,
    ShipmentHandedOver,
    ShipmentLeftWave,
    ShipmentPacked,
    ShipmentPicked,
    ShipmentReaddressed,
    ShipmentReleased,
    ShipmentReserved,
    ShipmentReturned,
    ShipmentShort,
    UnitsPutBack,
    WaveCancelled,
    WaveClosed,
    WavePicked,
    WavePlanned,
    WaveReleased,
)  # fmt: skip
from portal.domains.outbound.queries.activity import WaveProgress, left_by_hour, units_left, wave_progress
from portal.domains.outbound.queries.deadlines import (
    DayCount,
    HouseClock,
    LateShipment,
    StageCount,
    count_left_by_day,
    count_stages,
    list_late,
)
from portal.domains.outbound.queries.finding import find_parcels, find_shipments, find_waves, numbers_of
from portal.domains.outbound.queries.listing import ShipmentFilter, list_shipments, orders_with, shipments_to_count
from portal.domains.outbound.queries.parcels import (
    find_parcel,
    get_parcel,
    items_of,
    labelled_parcels,
    parcel_numbers,
    parcels_of,
)  # fmt: skip
from portal.domains.outbound.queries.picks import (
    get_pick,
    get_pick_list,
    open_walks,
    pick_lists_of,
    picks_of_list,
    picks_of_wave,
    short_picks,
)  # fmt: skip
from portal.domains.outbound.queries.shipments import (
    find_shipment,
    get_shipment,
    lines_of,
    lock_shipped,
    shipments_of_order,
    shipments_of_orders,
    shipments_of_wave,
)  # fmt: skip
from portal.domains.outbound.queries.waves import count_members, count_shipments, get_wave, list_waves, preview_wave
from portal.domains.outbound.rules import SHIPMENT_STATES, UNTIL_PACKED, WAVE_METHODS, WAVE_STATES
from portal.domains.outbound.values.parcels import LabelledParcel, NewParcel, Packed, ParcelItemView, ParcelView
from portal.domains.outbound.values.shipments import (
    NewShipment,
    NewShipmentLine,
    OpenedLine,
    OpenedShipment,
    ShipmentDetail,
    ShipmentLineView,
    ShipmentView,
    ShipTo,
)
from portal.domains.outbound.values.walks import NewPick, OpenWalk, Picked, PickListView, PickView, ShortPick
from portal.domains.outbound.values.waves import (
    CancelledWave,
    LeftOut,
    PreparedWave,
    WaveFilters,
    WavePreview,
    WaveView,
)

__all__ = [
    "SHIPMENT_STATES", "UNTIL_PACKED", "WAVE_METHODS", "WAVE_STATES", "CancelledWave", "DayCount", "DeliveryFailed",
    "HouseClock", "LabelledParcel", "LateShipment", "LeftOut", "LinePicked", "NewParcel", "NewPick", "NewShipment",
    "NewShipmentLine", "NothingToPlan", "OpenWalk", "OpenedLine", "OpenedShipment", "Packed", "ParcelEmpty",
    "ParcelItemView", "ParcelMissing", "ParcelState", "ParcelView", "PickListView", "PickMissing", "PickShort",
    "PickState", "PickView", "Picked", "PickingBegan", "PreparedWave", "ShipTo", "ShipmentCancelled",
    "ShipmentDelivered", "ShipmentDetail", "ShipmentEmpty", "ShipmentFilter", "ShipmentHandedOver", "ShipmentHeld",
    "ShipmentLeftWave", "ShipmentLineView", "ShipmentMissing", "ShipmentPacked", "ShipmentPicked",
    "ShipmentReaddressed", "ShipmentReleased", "ShipmentReserved", "ShipmentReturned", "ShipmentShort",
    "ShipmentState", "ShipmentView", "ShortPick", "ShortUnscanned", "StageCount", "TooManyUnits", "UnitsPutBack",
    "WaveCancelled", "WaveClosed", "WaveFilters", "WaveMissing", "WavePicked", "WavePlanned", "WavePreview",
    "WaveProgress", "WaveReleased", "WaveState", "WaveView", "WrongLocation", "WrongProduct", "append_picks",
    "cancel_shipments", "cancel_wave", "count_left_by_day", "count_members", "count_shipments", "count_stages",
    "find_parcel", "find_parcels", "find_shipment", "find_shipments", "find_waves", "forget_picked", "get_parcel",
    "get_pick", "get_pick_list", "get_shipment", "get_wave", "items_of", "labelled_parcels", "left_by_hour",
    "lines_of", "list_late", "list_shipments", "list_waves", "lock_shipped", "mark_awaiting_stock",
    "mark_delivered", "mark_delivery_failed", "mark_handed_over", "mark_labelled", "mark_reserved", "mark_returned",
    "mark_unlabelled", "mark_verified", "numbers_of", "open_promised", "open_shipments", "open_walks",
    "orders_with", "pack", "parcel_numbers", "parcels_of", "pick", "pick_lists_of", "picks_of_list", "picks_of_wave",
    "plan_wave", "prepare_release", "prepare_shipments", "preview_wave", "readdress", "release_wave", "return_to_queue",
    "set_held", "set_many_held", "settle_wave", "shipments_of_order", "shipments_of_orders", "shipments_of_wave",
    "shipments_to_count", "short", "short_picks", "take_pick_list", "units_left", "wave_progress", "weight_warning",
]  # fmt: skip
