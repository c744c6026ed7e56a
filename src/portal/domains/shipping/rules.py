"""Normalised tracking states, label and handover states, and pure decisions about them."""

TRACKING_STATES = (
    "label_created", "picked_up", "in_transit", "out_for_delivery", "delivered", "delivery_attempted",
    "available_for_pickup", "exception", "returned_to_sender", "lost",
)  # fmt: skip
LABEL_STATES = ("bought", "voided")
HANDOVER_STATES = ("open", "closed")
