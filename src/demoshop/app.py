"""The HTTP door: takes an ASGI request to a store's API or to the control API, and turns refusals into answers."""

import logging
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from demoshop.access import Gate
from demoshop.clock import Clock, now
from demoshop.config import Settings
from demoshop.control import Control
from demoshop.feed import Feed
from demoshop.refusals import Refusal, no_route
from demoshop.rest import StoreApi
from demoshop.routing import Answer, Call, parsed_query
from demoshop.wire import encode
from demoshop.world import World

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

LARGEST_BODY = 4_000_000
_STORES = "/stores/"
_log = logging.getLogger("demoshop")


class DemoShop:
    """The ASGI application over one world. ``open`` and ``close`` are called by whoever serves it."""

    def __init__(self, settings: Settings, clock: Clock = now) -> None:
        self.world = World(settings, clock)
        self.feed = Feed(self.world)
        self.control = Control(self.world, self.feed)
        self._gate = Gate()
        self._apis: dict[str, StoreApi] = {}

    def open(self) -> None:
        """Open the stores; needs a running event loop."""
        self.world.open()

    async def close(self) -> None:
        """Stop what runs and close the memory."""
        await self.control.stop()
        await self.world.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        try:
            answer = await self._answer(await _read(scope, receive))
        except Refusal as refused:
            answer = Answer(refused.body(), refused.status)
        except Exception:  # noqa: BLE001 - the door: whatever it was, the caller gets an answer
            _log.exception("demoshop: a request failed: %s %s", scope["method"], scope["path"])
            answer = Answer(Refusal(500, "internal_server_error", "There has been a critical error.").body(), 500)
        await _send(answer, send)

    async def _answer(self, call: Call) -> Answer:
        if call.path.startswith("/control/"):
            return await self.control.answer(call)
        if not call.path.startswith(_STORES):
            raise no_route()
        code, slash, rest = call.path.removeprefix(_STORES).partition("/")
        api = self._api(code)
        self._gate.check(call, api.store)
        return await api.answer(call, slash + rest)

    def _api(self, code: str) -> StoreApi:
        store, api = self.world.store(code), self._apis.get(code)
        if api is None or api.store is not store or api.fulfillments != store.seed.fulfillments:
            api = self._apis[code] = StoreApi(store)
        return api


async def _read(scope: Scope, receive: Receive) -> Call:
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > LARGEST_BODY:
            raise Refusal(413, "rest_upload_limited_space", "The body is too large.")
        if not message.get("more_body"):
            break
    peer = scope.get("client") or ("", 0)
    return Call(
        method=scope["method"], path=scope["path"], query=parsed_query(scope["query_string"]), headers=headers,
        raw=bytes(body), peer=peer[0],
    )  # fmt: skip


async def _send(answer: Answer, send: Send) -> None:
    raw = encode(answer.body)
    headers = [("Content-Type", "application/json; charset=UTF-8"), ("Content-Length", str(len(raw)))]
    fields = [(name.lower().encode(), value.encode("latin-1")) for name, value in [*headers, *answer.headers]]
    await send({"type": "http.response.start", "status": answer.status, "headers": fields})
    await send({"type": "http.response.body", "body": raw})
