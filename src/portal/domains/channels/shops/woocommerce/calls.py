"""Calls to a shop's REST API: signing in, pages, and its refusals as ours."""

from collections.abc import AsyncIterator, Generator, Mapping
from typing import Any

import httpx2
from authlib.oauth1 import SIGNATURE_TYPE_QUERY, ClientAuth
from authlib.oauth1.rfc5849.errors import InsecureTransportError

from portal.domains.channels.errors import ShopAnswersOddly, ShopRefusesUs
from portal.domains.channels.values import ShopAccess
from portal.kit.http import AddressRefused, Answer, Http

PAGE = 100


class _SignedQuery(httpx2.Auth):
    """Signs method, address and query. The library's own class for this client sends JSON bodies away empty."""

    def __init__(self, key: str, secret: str) -> None:
        self._signer = ClientAuth(key, client_secret=secret, signature_type=SIGNATURE_TYPE_QUERY)

    def auth_flow(self, request: httpx2.Request) -> Generator[httpx2.Request, httpx2.Response, None]:
        address, _, _ = self._signer.sign(request.method, str(request.url), {}, b"")
        request.url = httpx2.URL(address)
        yield request


def _auth(access: ShopAccess) -> httpx2.Auth:
    # A shop without TLS (one on this machine) takes one-legged OAuth 1.0a, the signature in the query; with TLS it
    # takes the key pair as it is.
    key, secret = access.credentials["consumer_key"], access.credentials["consumer_secret"]
    if access.url.startswith("https://"):
        return httpx2.BasicAuth(key, secret)
    return _SignedQuery(key, secret)


async def call(
    http: Http, access: ShopAccess, method: str, path: str, *, params: Mapping[str, str] | None = None, json: Any = None
) -> Answer:
    """Call `/wp-json/wc/v3<path>`. Refuses with `ShopRefusesUs` when the key pair is not accepted."""
    url = f"{access.url.rstrip('/')}/wp-json/wc/v3{path}"
    try:
        answer = await http.send(method, url, params=params, json=json, auth=_auth(access))
    except InsecureTransportError as problem:
        raise AddressRefused(fields={"url": "an https address, or a shop on this machine"}) from problem
    if answer.status in (401, 403):
        raise ShopRefusesUs(status=answer.status, code=_code(answer))
    return answer


async def call_well(http: Http, access: ShopAccess, method: str, path: str, **request: Any) -> Any:
    """The same, giving the decoded body. Refuses any answer of 400 and above."""
    answer = await call(http, access, method, path, **request)
    if answer.status >= 400:
        raise ShopAnswersOddly(reason="refused", status=answer.status, code=_code(answer), path=path)
    return answer.json()


async def pages(http: Http, access: ShopAccess, path: str, params: Mapping[str, str]) -> AsyncIterator[Any]:
    """Every item of a list, page by page, until a page is not full."""
    number = 1
    while True:
        asked = {**params, "per_page": str(PAGE), "page": str(number)}
        items = await call_well(http, access, "GET", path, params=asked)
        for item in items:
            yield item
        if len(items) < PAGE:
            return
        number += 1


def _code(answer: Answer) -> str | None:
    if not answer.headers.get("content-type", "").startswith("application/json"):
        return None
    body = answer.json()
    return body.get("code") if isinstance(body, dict) else None


def is_missing_route(answer: Answer) -> bool:
    """Whether the shop does not have this part of the API at all."""
    return answer.status == 404 and _code(answer) == "rest_no_route"
