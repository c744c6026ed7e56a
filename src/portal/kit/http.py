"""Calls to the outside: timeouts, a size limit, no redirects, never inside a transaction, never into private networks.

Addresses that users give are resolved once, checked, and connected to as they were checked, so that a name cannot
point elsewhere between the check and the call.
"""

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpcore2
import httpx2
import msgspec

from portal.kit.db import transaction_is_open
from portal.kit.errors import Invalid, Unavailable

MAX_ANSWER = 10_000_000
TIMEOUT = httpx2.Timeout(connect=5, read=20, write=20, pool=5)
WHOLE_CALL_SECONDS = 45
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class CallInsideTransaction(RuntimeError):
    """A programming error: rows would stay locked for as long as a partner takes to answer."""


class AddressRefused(Invalid):
    """The address leads into a private network, or is no plain web address."""

    code = "address_refused"
    title = "This address cannot be called"


class PartnerUnavailable(Unavailable):
    """A partner does not answer, answers with a fault, or asks us to slow down."""

    code = "partner_unavailable"
    title = "A partner cannot be reached at the moment"


@dataclass(frozen=True)
class Answer:
    """What came back: status below 500, headers with lower-case names, the whole body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """The body as JSON. Refuses as unavailable when it is none: then it was not the partner who answered."""
        try:
            return msgspec.json.decode(self.body)
        except msgspec.DecodeError as problem:
            raise PartnerUnavailable(reason="not_json", status=self.status) from problem


class Http:
    """The one client of a process. ``transport`` replaces the network in tests of partners that run in-process."""

    def __init__(self, *, allow_private: bool = False, transport: httpx2.AsyncBaseTransport | None = None) -> None:
        self._allow_private = allow_private
        self._transport = transport
        self._client: httpx2.AsyncClient | None = None

    async def send(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        json: Any = None,
        headers: Mapping[str, str] | None = None,
        auth: httpx2.Auth | None = None,
    ) -> Answer:
        """Call a partner once.

        Raises:
            CallInsideTransaction: when the running task holds a transaction.
            AddressRefused: when the address may not be called.
            PartnerUnavailable: on network faults, timeouts, answers over the limit, redirects, 429 and 5xx.
        """
        if transaction_is_open():
            raise CallInsideTransaction(f"{method} {urlsplit(url).hostname}")
        self.check(url)
        content = None if json is None else msgspec.json.encode(json)
        sent = {"accept": "application/json", **(headers or {})}
        if content is not None:
            sent["content-type"] = "application/json"
        try:
            async with asyncio.timeout(WHOLE_CALL_SECONDS):
                return await self._call(method, url, params=params, content=content, headers=sent, auth=auth)
        except (httpx2.TransportError, httpx2.InvalidURL, httpcore2.NetworkError, TimeoutError) as problem:
            raise PartnerUnavailable(reason=type(problem).__name__, host=urlsplit(url).hostname) from problem

    def check(self, url: str) -> None:
        """Refuse what is no web address, and plain http where private addresses are refused too."""
        parts = urlsplit(url)
        if parts.scheme not in ("https", "http") or not parts.hostname or parts.username or parts.password:
            raise AddressRefused(fields={"url": "an https address without a user name"})
        if parts.scheme == "http" and not self._allow_private:
            raise AddressRefused(fields={"url": "an https address"})

    async def close(self) -> None:
        """Close idle connections."""
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    async def _call(self, method: str, url: str, *, auth: httpx2.Auth | None, **request: Any) -> Answer:
        client = self._open()
        async with client.stream(method, url, auth=auth or httpx2.USE_CLIENT_DEFAULT, **request) as response:
            if response.status_code in (301, 302, 303, 307, 308):
                raise PartnerUnavailable(reason="redirect", host=response.url.host, to=response.headers.get("location"))
            if response.status_code == 429 or response.status_code >= 500:
                raise PartnerUnavailable(reason=f"status_{response.status_code}", host=response.url.host)
            return Answer(response.status_code, dict(response.headers), await _limited(response))

    def _open(self) -> httpx2.AsyncClient:
        # Made at the first call: it belongs to the event loop that uses it, and reading certificates takes 20 ms.
        if self._client is None:
            transport = self._transport or _CheckedTransport(allow_private=self._allow_private)
            self._client = httpx2.AsyncClient(
                transport=transport, timeout=TIMEOUT, follow_redirects=False, trust_env=False
            )
        return self._client


async def _limited(response: httpx2.Response) -> bytes:
    parts, size = [], 0
    async for part in response.aiter_bytes():
        size += len(part)
        if size > MAX_ANSWER:
            raise PartnerUnavailable(reason="answer_too_large", host=response.url.host)
        parts.append(part)
    return b"".join(parts)


class _CheckedTransport(httpx2.AsyncHTTPTransport):
    """The usual transport on a network that looks at an address before it connects to it."""

    def __init__(self, *, allow_private: bool) -> None:
        context = httpx2.create_ssl_context(trust_env=False)
        super().__init__(verify=context, trust_env=False)
        self._pool = _pool(context, _CheckedNetwork(allow_private=allow_private))


def _pool(context: ssl.SSLContext, network: httpcore2.AsyncNetworkBackend) -> httpcore2.AsyncConnectionPool:
    return httpcore2.AsyncConnectionPool(
        ssl_context=context, max_connections=50, max_keepalive_connections=20, keepalive_expiry=15,
        network_backend=network,
    )  # fmt: skip


class _CheckedNetwork(httpcore2.AnyIOBackend):
    """Resolves a name once and connects to that very address; TLS still checks the name."""

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the library's signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        addresses = await _resolve(host, port)
        if not self._allow_private and not all(is_public(address) for address in addresses):
            raise AddressRefused(host=host, fields={"url": "an address on the public internet"})
        return await super().connect_tcp(addresses[0], port, timeout, local_address, socket_options)


async def _resolve(host: str, port: int) -> list[str]:
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as problem:
        raise PartnerUnavailable(reason="name_unknown", host=host) from problem
    return [str(address[0]) for *_, address in found]


def is_public(address: str) -> bool:
    """Whether an IP address is on the public internet, also when it hides an IPv4 address inside IPv6."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast
