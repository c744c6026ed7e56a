"""The relay process: carries committed events to the workers, and keeps the schedule.

Woken by NOTIFY, with a poll behind it. Many relays may run; what must happen once is decided in PostgreSQL.
"""

import asyncio
import logging
import signal
from contextlib import suppress

import asyncpg
from dramatiq.brokers.redis import RedisBroker
from dramatiq.errors import BrokerConnectionError
from redis.exceptions import RedisError
from sqlalchemy.exc import DBAPIError

from portal.flows.reactions import REACTIONS, SCHEDULE
from portal.kit import collecting, logs, outbox
from portal.kit.config import from_environment
from portal.kit.db import Database
from portal.kit.outbox import Dispatch
from portal.kit.scope import RelayScope
from worker.broker import bundled, declare, make_broker, send, unfinished
from worker.schedule import tick
from worker.status import Pulse, answer
from worker.sweeping import Sweeper
from worker.telling import Teller
from worker.watching import StockWatch

POLL_SECONDS = 1.0
BATCH = 200
LONG_QUEUE = 100
# A loop that waits for a server still turns; one that does not turn for this long hangs.
STILL_AFTER_SECONDS = 60

log = logging.getLogger("relay")


class Relay:
    """Moves events from the outbox to the broker until told to stop."""

    def __init__(self, database: Database, broker: RedisBroker, teller: Teller, listen_url: str) -> None:
        self._database, self._broker, self._teller, self._listen_url = database, broker, teller, listen_url
        self.pulse = Pulse(STILL_AFTER_SECONDS)
        self._sweeper = Sweeper(database)
        self._woken = asyncio.Event()
        self._stopping = asyncio.Event()

    async def run(self) -> None:
        """Carry until :meth:`stop`; a server that is away is waited for."""
        listener = asyncio.create_task(self._listen())
        clock = asyncio.create_task(self._keep_time())
        watch = asyncio.create_task(StockWatch(self._database).keep_looking())
        while not self._stopping.is_set():
            self.pulse.beat()
            for task in (clock, watch):
                if task.done():
                    task.result()  # what ended by a fault of ours ends the relay, so that somebody starts all of it
            try:
                moved = await self._carry()
            except (DBAPIError, OSError, RedisError, BrokerConnectionError) as problem:
                log.warning("relay waits", extra={"problem": type(problem).__name__})
                await asyncio.sleep(0.5)
                continue
            if not moved:
                await self._rest()
        for task in (listener, clock, watch):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    def stop(self) -> None:
        """Finish the batch in hand and end."""
        self._stopping.set()
        self._woken.set()

    async def _carry(self) -> bool:
        async with self._database.transaction(RelayScope()) as session:
            carried = await outbox.carry(session, REACTIONS.names(), BATCH)
        if carried.events:
            self._teller.tell(carried.events)
        if carried.dispatches:
            await send(self._broker, bundled(carried.dispatches, REACTIONS.goes_outside))
        return bool(carried.events)

    async def _rest(self) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), POLL_SECONDS)
        self._woken.clear()

    async def _keep_time(self) -> None:
        while True:
            try:
                await self._resend()
                await tick(self._database, SCHEDULE)
                await self._sweeper.sweep_when_due()
            except (DBAPIError, OSError, RedisError, BrokerConnectionError) as problem:
                log.warning("schedule waits", extra={"problem": type(problem).__name__})
            await asyncio.sleep(2)

    async def _resend(self) -> None:
        # A long queue is late, not lost: sending it again would only make it longer.
        if await unfinished(self._broker) > LONG_QUEUE:
            return
        late: list[Dispatch]
        async with self._database.transaction(RelayScope()) as session:
            late = await outbox.overdue(session)
        if late:
            log.info("sending again", extra={"count": len(late)})
            await send(self._broker, [[one] for one in late])

    async def _listen(self) -> None:
        while True:
            try:
                connection = await asyncpg.connect(self._listen_url)
                await connection.add_listener("outbox", lambda *_: self._woken.set())
                closed = asyncio.Event()
                connection.add_termination_listener(lambda *_, closed=closed: closed.set())
                await closed.wait()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                await asyncio.sleep(1)


async def _main() -> None:
    config = from_environment()
    database = Database(config.app_database_url, pool_size=4)
    broker = make_broker(config.redis_url)
    declare(broker, lambda *_: None)
    teller = Teller(database, config.redis_url)
    relay = Relay(database, broker, teller, config.app_database_url)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, relay.stop)
    watched = answer(config.host, config.status_port, relay.pulse.trouble) if config.status_port else None
    collecting.start()
    log.info("relay is up")
    teller.start()
    await relay.run()
    await teller.close()
    await database.close()
    if watched:
        watched.shutdown()
    log.info("relay has stopped")


def main() -> None:
    """Run until SIGTERM or SIGINT."""
    logs.configure()
    asyncio.run(_main())


if __name__ == "__main__":
    main()
