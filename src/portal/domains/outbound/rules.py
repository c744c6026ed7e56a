"""States of shipments, waves and picks, and pure decisions about them."""

SHIPMENT_STATES = (
    "draft", "awaiting_stock", "reserved", "released", "picking", "picked", "packed", "handed_over", "delivered",
    "cancelled", "delivery_failed", "returned",
)  # fmt: skip
WAVE_STATES = ("planned", "released", "picking", "picked", "closed", "cancelled")
WAVE_METHODS = ("discrete", "single_item", "cluster", "zone")
PICK_STATES = ("open", "picked", "short", "cancelled")
PARCEL_STATES = ("packed", "labelled", "verified", "handed_over", "cancelled")
