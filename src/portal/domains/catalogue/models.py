"""Products of merchants, their barcodes, and the words by which they are found."""

from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.domains.catalogue.rules import BARCODE_KINDS, PRODUCT_STATUSES, TAX_CLASSES, TEMPERATURES
from portal.kit.tables import (
    Amount,
    Base,
    OfMerchant,
    Stamped,
    Versioned,
    merchant_itself,
    of_merchant,
    one_of,
)  # fmt: skip


class Product(Stamped, Versioned, OfMerchant, Base):
    """One sellable unit. Lengths in mm, weight in g, price in minor units of ``currency``."""

    __tablename__ = "products"
    sku: Mapped[str]
    name: Mapped[str]
    name_en: Mapped[str | None]
    category: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="active")
    tax_class: Mapped[str] = mapped_column(default="standard")
    price: Mapped[Amount]
    currency: Mapped[str]
    length_mm: Mapped[int]
    width_mm: Mapped[int]
    height_mm: Mapped[int]
    weight_g: Mapped[int]
    temperature: Mapped[str] = mapped_column(default="ambient")
    tracks_lots: Mapped[bool] = mapped_column(default=False)
    tracks_expiry: Mapped[bool] = mapped_column(default=False)
    attributes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    search_text: Mapped[str]
    __table_args__ = (
        merchant_itself(),
        UniqueConstraint("operator_id", "merchant_id", "sku"),
        one_of("status", PRODUCT_STATUSES),
        one_of("tax_class", TAX_CLASSES),
        one_of("temperature", TEMPERATURES),
        CheckConstraint("price >= 0", name="price"),
        CheckConstraint("length_mm > 0 and width_mm > 0 and height_mm > 0 and weight_g > 0", name="measures"),
        CheckConstraint("tracks_lots or not tracks_expiry", name="expiry_needs_lots"),
    )


class Barcode(Base):
    """A code that stands for ``quantity`` units of a product; unique within the merchant."""

    __tablename__ = "barcodes"
    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    product_id: Mapped[UUID]
    kind: Mapped[str]
    quantity: Mapped[int] = mapped_column(default=1)
    __table_args__ = (
        of_merchant("product_id", "products"),
        Index("ix_barcodes_product", "operator_id", "product_id"),
        one_of("kind", BARCODE_KINDS),
        CheckConstraint("quantity > 0", name="quantity"),
    )


class ProductToken(Base):
    """A piece of a product's text. Equality on a token reaches an index under row-level security; `LIKE` cannot."""

    __tablename__ = "product_tokens"
    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(primary_key=True)
    product_id: Mapped[UUID] = mapped_column(primary_key=True)
    __table_args__ = (
        of_merchant("product_id", "products"),
        Index("ix_product_tokens_product", "operator_id", "product_id"),
    )


class ProductPhoto(Stamped, OfMerchant, Base):
    """A picture of a product, kept with its bytes; ``digest`` is their SHA-256. A photo is never rewritten."""

    __tablename__ = "product_photos"
    product_id: Mapped[UUID]
    position: Mapped[int]
    media_type: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    size: Mapped[int]
    digest: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    __table_args__ = (
        of_merchant("product_id", "products"),
        UniqueConstraint("operator_id", "merchant_id", "product_id", "digest"),
        Index("ix_product_photos_product", "operator_id", "product_id", "position"),
        CheckConstraint("size between 1 and 5242880 and width > 0 and height > 0", name="size"),
        one_of("media_type", ("image/png", "image/jpeg", "image/webp")),
    )
