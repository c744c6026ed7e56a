"""States of an order, reasons to hold it, and which change is allowed when. Data and pure functions."""

ORDER_STATES = ("received", "confirmed", "fulfilling", "fulfilled", "cancelled")
HOLD_REASONS = (
    "payment", "address", "stock", "product_unmapped", "duplicate_suspect", "fraud", "manual", "cutoff_window",
    "merchant_suspended",
)  # fmt: skip
PAYMENT_STATES = ("paid", "pending", "failed", "refunded", "cash_on_delivery")
