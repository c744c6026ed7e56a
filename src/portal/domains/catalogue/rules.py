"""Words and pure checks of the catalogue: barcodes, tax classes, search keys."""

TAX_CLASSES = ("standard", "reduced")
TEMPERATURES = ("ambient", "chilled", "frozen")
PRODUCT_STATUSES = ("active", "retired")
BARCODE_KINDS = ("jan", "ean", "upc", "itf", "own")
