"""Shipments and the floor's work on them: waves, picks, parcels.

Owns how a shipment goes from draft to delivered (rules.SHIPMENT_STEPS). Promises: a shipment changes only through a
named verb and each change is an event; a held shipment never moves on; every unit in a parcel was scanned.
"""

from portal.domains.outbound.actions.changing import cancel_shipments, readdress, set_held
from portal.domains.outbound.actions.opening import open_shipments
from portal.domains.outbound.actions.promising import mark_awaiting_stock, mark_reserved
from portal.domains.outbound.errors import ShipmentEmpty, ShipmentHeld, ShipmentMissing, ShipmentState
from portal.domains.outbound.events import ShipmentCancelled, ShipmentReaddressed, ShipmentReserved, ShipmentShort
from portal.domains.outbound.queries import shipments_of_order
from portal.domains.outbound.rules import SHIPMENT_STATES, UNTIL_PACKED
from portal.domains.outbound.values import (
    NewShipment,
    NewShipmentLine,
    OpenedLine,
    OpenedShipment,
    ShipmentView,
    ShipTo,
)  # fmt: skip

__all__ = [
    "SHIPMENT_STATES", "UNTIL_PACKED", "NewShipment", "NewShipmentLine", "OpenedLine", "OpenedShipment", "ShipTo",
    "ShipmentCancelled", "ShipmentEmpty", "ShipmentHeld", "ShipmentMissing", "ShipmentReaddressed",
    "ShipmentReserved", "ShipmentShort", "ShipmentState", "ShipmentView", "cancel_shipments", "mark_awaiting_stock",
    "mark_reserved", "open_shipments", "readdress", "set_held", "shipments_of_order",
]  # fmt: skip
