"""Products of merchants and the codes on them.

Owns product, barcode and search. Promises: a sku and a barcode belong to one product of a merchant; a GTIN is only
taken with a right check digit; any part of a name, Japanese too, finds its product.
States: active → retired.
"""

from portal.domains.catalogue.actions.keeping import (
    add_barcode,
    add_product,
    add_products,
    remove_barcode,
    retire_product,
    revise_product,
)  # fmt: skip
from portal.domains.catalogue.actions.photographing import add_photo, drop_photo
from portal.domains.catalogue.events import ProductAdded, ProductRetired, ProductRevised
from portal.domains.catalogue.queries.finding import find_products
from portal.domains.catalogue.queries.photos import first_photos, get_photo, list_photos
from portal.domains.catalogue.queries.reading import (
    barcodes_of,
    find_by_barcode,
    find_by_barcodes,
    find_by_skus,
    get_product,
    list_products,
    products_by_sku,
    refs,
)  # fmt: skip
from portal.domains.catalogue.revising import Revision, add_barcodes, revise_products
from portal.domains.catalogue.rules import check_digit, normalised, problem_with_barcode, sells_in
from portal.domains.catalogue.values import (
    BarcodeMatch,
    BarcodeView,
    NewBarcode,
    NewProduct,
    PhotoContent,
    PhotoView,
    ProductRef,
    ProductView,
)  # fmt: skip

__all__ = [
    "BarcodeMatch", "BarcodeView", "NewBarcode", "NewProduct", "PhotoContent", "PhotoView", "ProductAdded",
    "ProductRef", "ProductRetired", "ProductRevised", "ProductView", "Revision", "add_barcode", "add_barcodes",
    "add_photo", "add_product", "add_products", "barcodes_of", "check_digit", "drop_photo", "find_by_barcode",
    "find_by_barcodes", "find_by_skus", "find_products", "first_photos", "get_photo", "get_product", "list_photos",
    "list_products", "normalised", "problem_with_barcode", "products_by_sku", "refs", "remove_barcode",
    "retire_product", "revise_product", "revise_products", "sells_in",
]  # fmt: skip
