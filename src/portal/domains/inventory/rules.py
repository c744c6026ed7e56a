"""Words of stock and the pure algorithms on it: who gets what is promised, and from where it is taken."""

PURPOSES = ("receiving", "storage", "pick", "packing", "staging", "returns", "quarantine")
CONDITIONS = ("sellable", "damaged", "inspecting", "expired")
BUCKETS = ("location", "supplier", "buyer", "adjustment", "disposal", "assembly")
RESERVATION_STATES = ("waiting", "reserved", "consumed", "released")
ALLOCATION_STATES = ("open", "picked", "released")
