"""Products of a merchant over HTTP."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response, delete, get, patch, post
from litestar.params import FromPath, JSONBody, QueryParameter

from portal.api.deps import Cursor, IfMatch, Limit, Session, version_in
from portal.api.guards import needs
from portal.domains import catalogue
from portal.domains.catalogue import NewBarcode, NewProduct, ProductView
from portal.kit.paging import Paged, page, window
from portal.reads import product_list
from portal.reads.product_list import ProductItem
from portal.reads.stock_history import ProductStock, product_stock

Sku = Annotated[str, msgspec.Meta(min_length=1, max_length=100, examples=["TEA-SENCHA-100"])]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=300, examples=["深蒸し煎茶 100g"])]
Millimetres = Annotated[int, msgspec.Meta(ge=1, le=10_000, description="mm", examples=[120])]
Grams = Annotated[int, msgspec.Meta(ge=1, le=1_000_000, description="g", examples=[115])]
Price = Annotated[int, msgspec.Meta(ge=0, le=10**12, description="Minor units of the currency", examples=[1080])]
Tax = Annotated[str, msgspec.Meta(pattern="^(standard|reduced)$", description="standard 10 %, reduced 8 %")]
Temperature = Annotated[str, msgspec.Meta(pattern="^(ambient|chilled|frozen)$")]
Units = Annotated[int, msgspec.Meta(ge=1, le=100_000)]


class BarcodeInput(msgspec.Struct, forbid_unknown_fields=True):
    """A code that stands for some units; without ``kind`` it is told from the code."""

    code: Annotated[str, msgspec.Meta(min_length=1, max_length=64, examples=["4901234567894"])]
    kind: Annotated[str, msgspec.Meta(pattern="^(jan|ean|upc|itf|own)$")] | None = None
    quantity: Units = 1


class ProductInput(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A product to add."""

    sku: Sku
    name: Name
    price: Price
    currency: Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$", examples=["JPY"])] = "JPY"
    length_mm: Millimetres
    width_mm: Millimetres
    height_mm: Millimetres
    weight_g: Grams
    name_en: Name | None = None
    category: Annotated[str, msgspec.Meta(max_length=200)] = ""
    tax_class: Tax = "standard"
    temperature: Temperature = "ambient"
    tracks_lots: bool = False
    tracks_expiry: bool = False
    attributes: dict[str, str | int | bool] = {}
    barcodes: Annotated[list[BarcodeInput], msgspec.Meta(max_length=50)] = []


class ProductChanges(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Details to change; what is absent stays."""

    name: Name | msgspec.UnsetType = msgspec.UNSET
    name_en: Name | msgspec.UnsetType | None = msgspec.UNSET
    category: Annotated[str, msgspec.Meta(max_length=200)] | msgspec.UnsetType = msgspec.UNSET
    tax_class: Tax | msgspec.UnsetType = msgspec.UNSET
    price: Price | msgspec.UnsetType = msgspec.UNSET
    length_mm: Millimetres | msgspec.UnsetType = msgspec.UNSET
    width_mm: Millimetres | msgspec.UnsetType = msgspec.UNSET
    height_mm: Millimetres | msgspec.UnsetType = msgspec.UNSET
    weight_g: Grams | msgspec.UnsetType = msgspec.UNSET
    temperature: Temperature | msgspec.UnsetType = msgspec.UNSET
    tracks_lots: bool | msgspec.UnsetType = msgspec.UNSET
    tracks_expiry: bool | msgspec.UnsetType = msgspec.UNSET
    attributes: dict[str, str | int | bool] | msgspec.UnsetType = msgspec.UNSET


def _given(changes: ProductChanges) -> dict[str, Any]:
    return {name: value for name, value in msgspec.structs.asdict(changes).items() if value is not msgspec.UNSET}


@post("/products", guards=[needs("products:write")], summary="Add a product", tags=["products"])
async def add_product(data: JSONBody[ProductInput], session: Session) -> ProductView:
    """The sku and every barcode must be free within the merchant; GTINs must have a right check digit."""
    barcodes = [NewBarcode(b.code, b.kind, b.quantity) for b in data.barcodes]
    product_id = await catalogue.add_product(
        session, NewProduct(**{**msgspec.structs.asdict(data), "barcodes": barcodes})
    )
    return await catalogue.get_product(session, product_id)


@get("/products", guards=[needs("products:read")], summary="List and search products", tags=["products"])
async def list_products(
    session: Session,
    cursor: Cursor = None,
    limit: Limit = None,
    q: Annotated[str | None, QueryParameter(description="Part of sku or name, any language", max_length=100)] = None,
    barcode: Annotated[str | None, QueryParameter(description="Exactly this code", max_length=64)] = None,
    status: Annotated[str | None, QueryParameter(pattern="^(active|retired)$")] = None,
    category: Annotated[str | None, QueryParameter(max_length=200)] = None,
) -> Paged[ProductItem]:
    """By sku, with units over all warehouses."""
    asked = window(cursor, limit, str)
    rows = await product_list.list_products(session, asked, q=q, barcode=barcode, status=status, category=category)
    return page(rows, asked, "sku")


@get("/products/{product_id:uuid}", guards=[needs("products:read")], summary="One product", tags=["products"])
async def get_product(product_id: FromPath[UUID], session: Session) -> Response[ProductView]:
    """Its ETag is what an edit sends back in If-Match."""
    product = await catalogue.get_product(session, product_id)
    return Response(product, headers={"ETag": f'"{product.version}"'})


@get("/products/{product_id:uuid}/stock", guards=[needs("stock:read")], summary="A product's stock", tags=["products"])
async def get_stock(product_id: FromPath[UUID], session: Session) -> ProductStock:
    """By warehouse and by lot, what was sold on each of the last 28 days, and for how many days it lasts so."""
    return await product_stock(session, product_id)


@patch("/products/{product_id:uuid}", guards=[needs("products:write")], summary="Change a product", tags=["products"])
async def revise_product(
    product_id: FromPath[UUID], data: JSONBody[ProductChanges], session: Session, if_match: IfMatch = None
) -> ProductView:
    """Only the details that are sent change."""
    await catalogue.revise_product(session, product_id, _given(data), based_on=version_in(if_match))
    return await catalogue.get_product(session, product_id)


@delete(
    "/products/{product_id:uuid}",
    guards=[needs("products:write")],
    status_code=200,
    summary="Retire a product",
    tags=["products"],
)
async def retire_product(product_id: FromPath[UUID], session: Session) -> ProductView:
    """It takes no new orders; stock and history stay."""
    await catalogue.retire_product(session, product_id)
    return await catalogue.get_product(session, product_id)


@post(
    "/products/{product_id:uuid}/barcodes", guards=[needs("products:write")], summary="Add a barcode", tags=["products"]
)
async def add_barcode(product_id: FromPath[UUID], data: JSONBody[BarcodeInput], session: Session) -> ProductView:
    """One more code for this product."""
    await catalogue.add_barcode(session, product_id, NewBarcode(data.code, data.kind, data.quantity))
    return await catalogue.get_product(session, product_id)


@delete(
    "/products/{product_id:uuid}/barcodes/{code:str}",
    guards=[needs("products:write")],
    status_code=200,
    summary="Remove a barcode",
    tags=["products"],
)
async def remove_barcode(product_id: FromPath[UUID], code: FromPath[str], session: Session) -> ProductView:
    """The code stands for nothing any more."""
    await catalogue.remove_barcode(session, product_id, code)
    return await catalogue.get_product(session, product_id)


HANDLERS = [
    add_product, list_products, get_product, get_stock, revise_product, retire_product, add_barcode, remove_barcode,
]  # fmt: skip
