"""States of a return and what may become of an inspected unit, as data."""

RETURN_STATES = (
    "requested", "approved", "in_transit", "arrived", "inspecting", "resolved", "rejected", "cancelled",
)  # fmt: skip
WANTS = ("refund", "exchange", "repair", "none")
DISPOSITIONS = ("restock", "quarantine", "repair", "dispose", "send_back")
