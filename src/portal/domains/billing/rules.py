"""What can be billed, how a rate prices it, and how tax is rounded. Data and pure functions."""

OPERATION_KINDS = (
    "order", "pick", "pack", "parcel", "label", "received_unit", "putaway", "storage_day", "return",
    "return_inspection",
)  # fmt: skip
INVOICE_STATES = ("draft", "in_review", "finalised", "paid", "overdue", "uncollectible")
