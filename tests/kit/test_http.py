"""Calls to the outside: what is refused before it leaves, and how what comes back is told."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from portal.kit.db import in_transaction
from portal.kit.http import AddressRefused, CallInsideTransaction, Http, PartnerUnavailable, is_public

Reply = Callable[[bytes], bytes]


@asynccontextmanager
async def _server(reply: Reply) -> AsyncIterator[str]:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(reply(await reader.readuntil(b"\r\n\r\n")))
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


def _says(status: str, body: bytes = b"{}", *headers: bytes) -> Reply:
    head = b"\r\n".join([b"HTTP/1.1 " + status.encode(), b"content-length: %d" % len(body), *headers])
    return lambda _: head + b"\r\n\r\n" + body


async def test_an_answer_comes_back_whole() -> None:
    http = Http(allow_private=True)
    async with _server(_says("404 Not Found", b'{"code":"x"}', b"X-Said: yes")) as url:
        answer = await http.send("GET", url)
    assert (answer.status, answer.headers["x-said"], answer.json()) == (404, "yes", {"code": "x"})
    await http.close()


async def test_a_call_inside_a_transaction_is_a_programming_error() -> None:
    with in_transaction(), pytest.raises(CallInsideTransaction):
        await Http(allow_private=True).send("GET", "http://127.0.0.1:9/")


@pytest.mark.parametrize("status", ["500 Oops", "503 Away", "429 Slow down", "302 Found"])
async def test_faults_slow_downs_and_redirects_are_a_partner_that_is_away(status: str) -> None:
    http = Http(allow_private=True)
    async with _server(_says(status, b"", b"Location: http://169.254.169.254/")) as url:
        with pytest.raises(PartnerUnavailable):
            await http.send("GET", url)
    await http.close()


async def test_nobody_there_is_a_partner_that_is_away() -> None:
    http = Http(allow_private=True)
    for url in ("http://127.0.0.1:9/", "http://name.invalid/"):
        with pytest.raises(PartnerUnavailable):
            await http.send("GET", url)
    await http.close()


async def test_an_answer_without_end_is_cut_off() -> None:
    http = Http(allow_private=True)
    async with _server(_says("200 OK", b"x" * 10_000_001)) as url:
        with pytest.raises(PartnerUnavailable) as refused:
            await http.send("GET", url)
    assert refused.value.data["reason"] == "answer_too_large"
    await http.close()


async def test_what_is_not_json_did_not_come_from_the_partner() -> None:
    http = Http(allow_private=True)
    async with _server(_says("200 OK", b"<html>")) as url:
        answer = await http.send("GET", url)
    with pytest.raises(PartnerUnavailable):
        answer.json()
    await http.close()


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/", "ftp://example.com/", "https:///path", "https://user:pass@example.com/",
        "file:///etc/passwd",
    ],
)  # fmt: skip
async def test_only_plain_https_addresses_are_called(url: str) -> None:
    with pytest.raises(AddressRefused):
        await Http().send("GET", url)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "169.254.169.254", "10.0.0.1", "[::1]", "0.0.0.0"])
async def test_private_addresses_are_refused_at_the_moment_of_connecting(host: str) -> None:
    http = Http()
    with pytest.raises(AddressRefused):
        await http.send("GET", f"https://{host}:9/")
    await http.close()


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2606:4700:4700::1111", True), ("127.0.0.1", False), ("10.1.2.3", False),
        ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False),
        ("0.0.0.0", False), ("224.0.0.1", False), ("::1", False), ("fe80::1%eth0", False), ("fd00::1", False),
        ("::ffff:127.0.0.1", False), ("::ffff:8.8.8.8", True), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False),
    ],
)  # fmt: skip
def test_what_counts_as_the_public_internet(address: str, public: bool) -> None:
    assert is_public(address) is public
