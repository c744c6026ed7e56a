"""A merchant's shops over HTTP: connecting, pausing, mapping their products, and what they sent."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response, delete, get, post, put
from litestar.datastructures import State
from litestar.params import FromPath, JSONBody, QueryParameter

from portal.api.deps import Cursor, IfMatch, Limit, Session, version_in
from portal.api.guards import needs
from portal.domains import channels
from portal.domains.channels import ListingView, MessageView, ShopView, StockTelling
from portal.flows import shop_products
from portal.kit.paging import Paged, page, window
from portal.reads import shop_levels

Secret = Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200, examples=["アリス商店 本店"])]
MappedOnly = Annotated[
    bool | None, QueryParameter(name="mapped", description="true: only mapped ones; false: only unmapped ones")
]
MessageState = Annotated[
    str | None,
    QueryParameter(
        name="state",
        pattern="^(received|waiting|translated|ignored|refused)$",
        description="Only messages in this state",
    ),
]


class Credentials(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """The key pair that the shop made for us; the webhook secret is chosen by us when absent."""

    consumer_key: Secret
    consumer_secret: Secret
    webhook_secret: Secret | None = None

    def given(self) -> dict[str, str]:
        """Those that were sent."""
        return {name: value for name, value in msgspec.structs.asdict(self).items() if value is not None}


class NewShop(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A shop to connect."""

    platform: Annotated[str, msgspec.Meta(pattern="^woocommerce$", examples=["woocommerce"])]
    code: Annotated[str, msgspec.Meta(min_length=1, max_length=40, examples=["main"])]
    name: Name
    url: Annotated[
        str, msgspec.Meta(pattern="^https?://[^\\s]+$", max_length=500, examples=["https://shop.example.com"])
    ]
    credentials: Credentials
    settings: dict[str, str] = {}


class ListingProduct(msgspec.Struct, forbid_unknown_fields=True):
    """The product that one item of a listing is, and how many units of it."""

    product_id: UUID
    quantity: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 1


class ListingLimits(msgspec.Struct, forbid_unknown_fields=True):
    """The shop is shown ``buffer`` items less than there are, and never more than ``cap`` (null: no limit)."""

    buffer: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] = 0
    cap: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] | None = None


class StockSwitch(msgspec.Struct, forbid_unknown_fields=True):
    """Whether the shop is told how many items it can sell."""

    on: bool


class ShopInfo(msgspec.Struct, frozen=True):
    """A shop; ``hook_url`` is where it delivers, ``broken_reason`` the code of what is wrong with it."""

    id: UUID
    platform: str
    code: str
    name: str
    url: str
    status: str
    broken_reason: str | None
    hook_url: str
    settings: dict[str, Any]
    last_heard_at: datetime | None
    tells_stock: bool
    created_at: datetime
    version: int


def _info(shop: ShopView, state: State) -> ShopInfo:
    hook_url = f"{state.config.public_url}/hooks/shops/{shop.hook_token}"
    return ShopInfo(
        shop.id, shop.platform, shop.code, shop.name, shop.url, shop.status, shop.broken_reason, hook_url,
        shop.settings, shop.last_heard_at, shop.tells_stock, shop.created_at, shop.version,
    )  # fmt: skip


@post("/shops", guards=[needs("shops:write")], summary="Connect a shop", tags=["shops"])
async def connect_shop(data: JSONBody[NewShop], session: Session, state: State) -> ShopInfo:
    """The shop is asked in the background whether it accepts the credentials: watch its status go from `connecting`
    to `active`, or to `broken` with the reason. Its webhooks are made there by us."""
    shop = await channels.connect(
        session, state.vault, platform=data.platform, code=data.code, name=data.name, url=data.url,
        credentials=data.credentials.given(), settings=data.settings,
    )  # fmt: skip
    return _info(shop, state)


@get("/shops", guards=[needs("shops:read")], summary="List shops", tags=["shops"])
async def list_shops(session: Session, state: State, cursor: Cursor = None, limit: Limit = None) -> Paged[ShopInfo]:
    """By code. The shop `api` holds the orders that were placed with keys."""
    asked = window(cursor, limit, str)
    rows = [_info(shop, state) for shop in await channels.list_shops(session, asked)]
    return page(rows, asked, "code")


@get("/shops/{shop_id:uuid}", guards=[needs("shops:read")], summary="One shop", tags=["shops"])
async def get_shop(shop_id: FromPath[UUID], session: Session, state: State) -> Response[ShopInfo]:
    """Credentials are never shown again. Its ETag is what an edit sends back in If-Match."""
    shop = _info(await channels.get_shop(session, shop_id), state)
    return Response(shop, headers={"ETag": f'"{shop.version}"'})


@put("/shops/{shop_id:uuid}/credentials", guards=[needs("shops:write")], summary="Change credentials", tags=["shops"])
async def change_credentials(
    shop_id: FromPath[UUID], data: JSONBody[Credentials], session: Session, state: State, if_match: IfMatch = None
) -> ShopInfo:
    """The shop is asked again, with these."""
    await channels.change_credentials(session, state.vault, shop_id, data.given(), based_on=version_in(if_match))
    return _info(await channels.get_shop(session, shop_id), state)


@put("/shops/{shop_id:uuid}/pause", guards=[needs("shops:write")], summary="Pause a shop", tags=["shops"])
async def pause_shop(shop_id: FromPath[UUID], session: Session, state: State) -> ShopInfo:
    """What the shop delivers is kept and waits; nothing is lost."""
    await channels.pause(session, shop_id)
    return _info(await channels.get_shop(session, shop_id), state)


@delete(
    "/shops/{shop_id:uuid}/pause", guards=[needs("shops:write")], status_code=200, summary="Resume a shop",
    tags=["shops"],
)  # fmt: skip
async def resume_shop(shop_id: FromPath[UUID], session: Session, state: State) -> ShopInfo:
    """Begins with what waited."""
    await channels.resume(session, shop_id)
    return _info(await channels.get_shop(session, shop_id), state)


@delete(
    "/shops/{shop_id:uuid}", guards=[needs("shops:write")], status_code=200, summary="Disconnect a shop",
    tags=["shops"],
)  # fmt: skip
async def disconnect_shop(shop_id: FromPath[UUID], session: Session, state: State) -> ShopInfo:
    """Nothing is taken from it any more and its credentials are erased; its orders stay."""
    await channels.disconnect(session, shop_id)
    return _info(await channels.get_shop(session, shop_id), state)


@get("/shops/{shop_id:uuid}/listings", guards=[needs("shops:read")], summary="A shop's products", tags=["shops"])
async def list_listings(
    shop_id: FromPath[UUID], session: Session, mapped: MappedOnly = None, cursor: Cursor = None, limit: Limit = None
) -> Paged[ListingView]:
    """By the shop's own id, `product` or `product:variation`. Orders of unmapped ones are held."""
    await channels.get_shop(session, shop_id)
    asked = window(cursor, limit, str)
    rows = await channels.list_listings(session, shop_id, asked, mapped=mapped)
    return page(rows, asked, "external_id")


@put(
    "/shops/{shop_id:uuid}/listings/{external_id:str}/product", guards=[needs("shops:write")],
    summary="Map a shop's product", tags=["shops"],
)  # fmt: skip
async def map_listing(
    shop_id: FromPath[UUID], external_id: FromPath[str], data: JSONBody[ListingProduct], session: Session
) -> ListingProduct:
    """One item sold in the shop is this many units of the product. Orders that waited for it go on."""
    await shop_products.map_listing(session, shop_id, external_id, product_id=data.product_id, quantity=data.quantity)
    return data


@put(
    "/shops/{shop_id:uuid}/listings/{external_id:str}/limits", guards=[needs("shops:write")],
    summary="Limit what a shop is shown", tags=["shops"],
)  # fmt: skip
async def limit_listing(
    shop_id: FromPath[UUID], external_id: FromPath[str], data: JSONBody[ListingLimits], session: Session
) -> ListingLimits:
    """Takes effect with the next telling, within seconds while the shop is told its stock."""
    await channels.limit_level(session, shop_id, external_id, buffer=data.buffer, cap=data.cap)
    return data


@get("/shops/{shop_id:uuid}/stock", guards=[needs("shops:read")], summary="Stock in the shop", tags=["shops"])
async def get_stock_telling(shop_id: FromPath[UUID], session: Session) -> StockTelling:
    """Whether the shop is kept in step, how many listings differ at this moment, and how fast it was told lately."""
    return await shop_levels.stock_telling(session, shop_id)


@put(
    "/shops/{shop_id:uuid}/stock", guards=[needs("shops:write")], summary="Keep the shop's stock in step",
    tags=["shops"],
)  # fmt: skip
async def tell_stock(shop_id: FromPath[UUID], data: JSONBody[StockSwitch], session: Session) -> StockTelling:
    """While on, every mapped listing of the shop shows what can be promised, within seconds of each change. The figures
    of the shop itself are overwritten. Turning it off leaves them as they are."""
    await channels.tell_stock(session, shop_id, on=data.on)
    return await shop_levels.stock_telling(session, shop_id)


@get("/shops/{shop_id:uuid}/messages", guards=[needs("shops:read")], summary="What a shop sent", tags=["shops"])
async def list_messages(
    shop_id: FromPath[UUID],
    session: Session,
    message_state: MessageState = None,
    cursor: Cursor = None,
    limit: Limit = None,
) -> Paged[MessageView]:
    """Newest first, without bodies. `refused` ones could not be read and say why."""
    await channels.get_shop(session, shop_id)
    asked = window(cursor, limit, UUID)
    rows = await channels.list_messages(session, shop_id, asked, state=message_state)
    return page(rows, asked, "id")


@put(
    "/shops/{shop_id:uuid}/messages/{message_id:uuid}/retry", guards=[needs("shops:write")],
    summary="Read a refused message again", tags=["shops"],
)  # fmt: skip
async def read_again(shop_id: FromPath[UUID], message_id: FromPath[UUID], session: Session) -> MessageView:
    """For after what made it unreadable was mended."""
    await channels.read_again(session, shop_id, message_id)
    return await channels.get_message(session, shop_id, message_id)


HANDLERS = [
    connect_shop, list_shops, get_shop, change_credentials, pause_shop, resume_shop, disconnect_shop, list_listings,
    map_listing, limit_listing, get_stock_telling, tell_stock, list_messages, read_again,
]  # fmt: skip
