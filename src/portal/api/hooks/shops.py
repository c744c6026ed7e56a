"""Where shops deliver. The token in the address says which shop it should be; the signature says that it is."""

from typing import Any

import msgspec
from litestar import Request, post
from litestar.datastructures import State
from litestar.params import FromPath

from portal.api.unit import Unit
from portal.domains import channels
from portal.kit.scope import DoorScope

# Not what authenticates a proxy or a browser: it would lie in the inbox in the clear.
_NOT_KEPT = frozenset({"authorization", "cookie", "proxy-authorization"})


class Taken(msgspec.Struct, frozen=True):
    """The delivery is kept; ``duplicate`` when it had been before."""

    duplicate: bool


@post(
    "/shops/{hook_token:str}",
    status_code=200,
    summary="Deliver what happened in a shop",
    tags=["hooks"],
)
async def deliver(hook_token: FromPath[str], request: Request[Any, Any, Any], state: State) -> Taken:
    """For webhooks of connected shops, signed as their platform signs. 200 means that the raw body is committed.

    A delivery that comes again is answered the same and kept once. Unsigned greetings of a new webhook are answered
    and not kept. 401 when the signature is not the shop's, 404 when the address is no shop's.
    """
    body = await request.body()
    headers = {name.lower(): value for name, value in request.headers.items() if name.lower() not in _NOT_KEPT}
    if not channels.is_hook_token(hook_token):
        raise channels.ShopMissing
    unit: Unit = request.scope["state"]["unit"]
    shop = await channels.shop_at_door(await unit.begin(DoorScope(hook_token)), hook_token)
    session = await unit.begin(shop.scope())
    received = await channels.receive(session, state.vault, shop=shop, headers=headers, body=body)
    return Taken(received.duplicate)


HANDLERS = [deliver]
