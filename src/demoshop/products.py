"""A product as the store keeps it and the long body it becomes on the wire; most of that body never varies here."""

from urllib.parse import quote

import msgspec

from demoshop.config import ProductSeed
from demoshop.site import Site
from demoshop.wire import Json, amount, gmt_text, price_html


class Product(msgspec.Struct, kw_only=True):
    """A simple product. ``price`` is an integer of minor units; dates are the store's local time."""

    id: int
    name: str
    sku: str
    price: int
    stock_quantity: int
    barcode: str = ""
    weight: str = ""
    dimensions: tuple[str, str, str] = ("", "", "")
    status: str = "publish"
    total_sales: int = 0
    related_ids: list[int] = []
    date_created: str
    date_modified: str


def opened(seed: ProductSeed, moment: str, others: list[int]) -> Product:
    """A product as its seed describes it, put on sale at the local time ``moment``."""
    return Product(
        id=seed.id, name=seed.name, sku=seed.sku, price=seed.price, barcode=seed.barcode, weight=seed.weight,
        stock_quantity=seed.stock, related_ids=others[:5], date_created=moment, date_modified=moment,
    )  # fmt: skip


def slug(name: str) -> str:
    """The name as it stands in the store's addresses."""
    return quote("-".join(name.lower().split()), safe="-").lower()


def body(product: Product, site: Site) -> Json:
    """The product's JSON as the API and the webhooks give it, keys in the recorded order."""
    return {**_identity(product, site), **_sale(product, site), **_stock(product), **_rest(product, site)}


def _identity(product: Product, site: Site) -> Json:
    name = slug(product.name)
    offset = site.utc_offset_minutes
    return {
        "id": product.id, "name": product.name, "slug": name, "permalink": f"{site.url}/product/{name}/",
        "date_created": product.date_created, "date_created_gmt": gmt_text(product.date_created, offset),
        "date_modified": product.date_modified, "date_modified_gmt": gmt_text(product.date_modified, offset),
        "type": "simple", "status": product.status, "featured": False, "catalog_visibility": "visible",
        "description": "", "short_description": "", "sku": product.sku,
    }  # fmt: skip


def _sale(product: Product, site: Site) -> Json:
    price = amount(product.price, site.currency)
    return {
        "price": price, "regular_price": price, "sale_price": "", "date_on_sale_from": None,
        "date_on_sale_from_gmt": None, "date_on_sale_to": None, "date_on_sale_to_gmt": None, "on_sale": False,
        "purchasable": True, "total_sales": product.total_sales, "virtual": False, "downloadable": False,
        "downloads": [], "download_limit": -1, "download_expiry": -1, "external_url": "", "button_text": "",
        "tax_status": "taxable", "tax_class": "",
    }  # fmt: skip


def _stock(product: Product) -> Json:
    length, width, height = product.dimensions
    return {
        "manage_stock": True, "stock_quantity": product.stock_quantity, "backorders": "no",
        "backorders_allowed": False, "backordered": False, "low_stock_amount": None, "sold_individually": False,
        "weight": product.weight, "dimensions": {"length": length, "width": width, "height": height},
        "shipping_required": True, "shipping_taxable": True, "shipping_class": "", "shipping_class_id": 0,
    }  # fmt: skip


def _rest(product: Product, site: Site) -> Json:
    return {
        "reviews_allowed": True, "average_rating": "0.00", "rating_count": 0, "upsell_ids": [], "cross_sell_ids": [],
        "parent_id": 0, "purchase_note": "",
        "categories": [{"id": 15, "name": "Uncategorized", "slug": "uncategorized"}],
        "brands": [], "tags": [], "images": [], "attributes": [], "default_attributes": [], "variations": [],
        "grouped_products": [], "menu_order": 0, "price_html": price_html(product.price, site.currency),
        "related_ids": product.related_ids, "meta_data": [],
        "stock_status": "instock" if product.stock_quantity > 0 else "outofstock",
        "has_options": False, "post_password": "", "global_unique_id": product.barcode,
        "_links": site.links(f"{site.api}/products/{product.id}", f"{site.api}/products"),
    }  # fmt: skip
