"""What crosses the border of the catalogue."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec


class NewBarcode(msgspec.Struct, frozen=True):
    """A code for ``quantity`` units; without ``kind`` it is told from the code."""

    code: str
    kind: str | None = None
    quantity: int = 1


class NewProduct(msgspec.Struct, frozen=True, kw_only=True):
    """A product to add. Lengths in mm, weight in g, price in minor units."""

    sku: str
    name: str
    price: int
    currency: str
    length_mm: int
    width_mm: int
    height_mm: int
    weight_g: int
    name_en: str | None = None
    category: str = ""
    tax_class: str = "standard"
    temperature: str = "ambient"
    tracks_lots: bool = False
    tracks_expiry: bool = False
    attributes: dict[str, Any] = {}
    barcodes: list[NewBarcode] = []


class ProductRef(msgspec.Struct, frozen=True):
    """What other rooms need to know of a product."""

    id: UUID
    merchant_id: UUID
    sku: str
    name: str
    tracks_lots: bool
    tracks_expiry: bool
    weight_g: int
    length_mm: int
    width_mm: int
    height_mm: int
    temperature: str


class BarcodeMatch(msgspec.Struct, frozen=True):
    """What a scanned code stands for."""

    product_id: UUID
    quantity: int


class BarcodeView(msgspec.Struct, frozen=True):
    """One code of a product."""

    code: str
    kind: str
    quantity: int


class ProductView(msgspec.Struct, frozen=True):
    """A product with its codes."""

    id: UUID
    sku: str
    name: str
    name_en: str | None
    category: str
    status: str
    tax_class: str
    price: int
    currency: str
    length_mm: int
    width_mm: int
    height_mm: int
    weight_g: int
    temperature: str
    tracks_lots: bool
    tracks_expiry: bool
    attributes: dict[str, Any]
    version: int
    barcodes: list[BarcodeView] = []


class PhotoView(msgspec.Struct, frozen=True):
    """A photo of a product. ``size`` in bytes, sides in pixels; it never changes, so it may be kept for good."""

    id: UUID
    product_id: UUID
    position: int
    media_type: str
    width: int
    height: int
    size: int
    created_at: datetime


class PhotoContent(msgspec.Struct, frozen=True):
    """A photo itself; ``digest`` is the SHA-256 of its bytes, in hexadecimal."""

    media_type: str
    digest: str
    content: bytes
