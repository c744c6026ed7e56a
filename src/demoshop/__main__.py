"""``python -m demoshop``: one process, one event loop, until SIGTERM or Ctrl-C."""

import asyncio
import contextlib
import logging
import signal
import socket

import uvloop
from granian.constants import Interfaces
from granian.server.embed import Server

from demoshop.app import DemoShop
from demoshop.config import Settings, from_environment


async def serve(settings: Settings) -> None:
    """Open the stores, serve them, and close them when told to stop."""
    shop = DemoShop(settings)
    shop.open()
    server = Server(
        shop, address=settings.host, port=settings.port, interface=Interfaces.ASGINL, websockets=False,
        log_enabled=False,
    )  # fmt: skip
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, server.stop)
    buyers = asyncio.create_task(shop.feed.run())
    try:
        await server.serve()
    finally:
        buyers.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await buyers
        await shop.close()


def require_free(host: str, port: int) -> None:
    """The server itself would end in a backtrace.

    Raises:
        SystemExit: with one line, when somebody else listens there.
    """
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            raise SystemExit(f"demoshop: cannot listen at {host}:{port}: {problem.strerror}") from problem


def main() -> None:
    """Run until stopped."""
    logging.basicConfig(level=logging.INFO, format="demoshop: %(message)s")
    settings = from_environment()
    require_free(settings.host, settings.port)
    uvloop.run(serve(settings))


if __name__ == "__main__":
    main()
