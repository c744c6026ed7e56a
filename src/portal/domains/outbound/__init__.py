"""Shipments and the floor's work on them: waves, picks, parcels.

Owns how a shipment goes from draft to delivered (rules.SHIPMENT_STEPS). Promises: a shipment changes only through a
named verb and each change is an event; a held shipment never moves on; every unit in a parcel was scanned.
"""

from portal.domains.outbound.actions.changing import cancel_shipments, readdress, set_held
from portal.domains.outbound.actions.opening import open_shipments
from portal.domains.outbound.actions.promising import mark_awaiting_stock, mark_reserved
from portal.domains.outbound.actions.sending import (
    mark_delivered,
    mark_delivery_failed,
    mark_handed_over,
    mark_labelled,
    mark_returned,
    mark_unlabelled,
    mark_verified,
)  # fmt: skip
from portal.domains.outbound.errors import (
    ParcelMissing,
    ParcelState,
    ShipmentEmpty,
    ShipmentHeld,
    ShipmentMissing,
    ShipmentState,
)  # fmt: skip
from portal.domains.outbound.events import (
    DeliveryFailed,
    ShipmentCancelled,
    ShipmentDelivered,
    ShipmentHandedOver,
    ShipmentReaddressed,
    ShipmentReserved,
    ShipmentReturned,
    ShipmentShort,
)  # fmt: skip
from portal.domains.outbound.queries.parcels import find_parcel, get_parcel, items_of, parcels_of
from portal.domains.outbound.queries.shipments import (
    find_shipment,
    get_shipment,
    lines_of,
    list_shipments,
    shipments_of_order,
    shipments_of_orders,
    shipments_of_wave,
    shipped_of_orders,
)  # fmt: skip
from portal.domains.outbound.rules import SHIPMENT_STATES, UNTIL_PACKED
from portal.domains.outbound.values import (
    NewShipment,
    NewShipmentLine,
    OpenedLine,
    OpenedShipment,
    ParcelItemView,
    ParcelView,
    ShipmentDetail,
    ShipmentLineView,
    ShipmentView,
    ShipTo,
)  # fmt: skip

__all__ = [
    "SHIPMENT_STATES", "UNTIL_PACKED", "DeliveryFailed", "NewShipment", "NewShipmentLine", "OpenedLine",
    "OpenedShipment", "ParcelItemView", "ParcelMissing", "ParcelState", "ParcelView", "ShipTo", "ShipmentCancelled",
    "ShipmentDelivered", "ShipmentDetail", "ShipmentEmpty", "ShipmentHandedOver", "ShipmentHeld",
    "ShipmentLineView", "ShipmentMissing", "ShipmentReaddressed", "ShipmentReserved", "ShipmentReturned",
    "ShipmentShort", "ShipmentState", "ShipmentView", "cancel_shipments", "find_parcel", "find_shipment",
    "get_parcel", "get_shipment", "items_of", "lines_of", "list_shipments", "mark_awaiting_stock", "mark_delivered",
    "mark_delivery_failed", "mark_handed_over", "mark_labelled", "mark_reserved", "mark_returned",
    "mark_unlabelled", "mark_verified", "open_shipments", "parcels_of", "readdress", "set_held",
    "shipments_of_order", "shipments_of_orders", "shipments_of_wave", "shipped_of_orders",
]  # fmt: skip
