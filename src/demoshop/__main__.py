"""``python -m demoshop``: one process, one event loop, until SIGTERM or Ctrl-C."""

import asyncio
import contextlib
import logging
import signal

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


def main() -> None:
    """Run until stopped."""
    logging.basicConfig(level=logging.INFO, format="demoshop: %(message)s")
    uvloop.run(serve(from_environment()))


if __name__ == "__main__":
    main()
