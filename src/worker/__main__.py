"""The worker process: takes messages, runs reactions, and on SIGTERM finishes what runs."""

import logging
import os
import signal
import threading
from contextlib import AbstractContextManager
from typing import Any
from uuid import UUID

import dramatiq
from prometheus_client import Histogram

from portal.flows.reactions import REACTIONS
from portal.flows.services import Services
from portal.kit import collecting, logs
from portal.kit.config import from_environment
from portal.kit.db import Database
from portal.kit.reactions import execute
from worker.broker import asked, declare, make_broker
from worker.status import answer

THREADS = 8
# Where the API shares the machine, shops and people come first: their answers wait for nobody, a reaction may.
GIVES_WAY = 10
RUN_SECONDS = Histogram("portal_run_seconds", "Time of one attempt at a reaction, done or not", ["reaction"])

log = logging.getLogger("worker")


def main() -> None:
    """Run until SIGTERM or SIGINT."""
    logs.configure()
    os.nice(GIVES_WAY)
    config = from_environment()
    broker = make_broker(config.redis_url)
    database = Database(config.app_database_url, pool_size=THREADS)
    services = Services.of(config)

    async def run(operator_id: str, pairs: list[list[str]]) -> None:
        await execute(database, REACTIONS, services, UUID(operator_id), asked(pairs), timed=timed)

    declare(broker, run)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    collecting.start()
    worker = dramatiq.Worker(broker, worker_threads=THREADS)
    worker.start()
    watched = answer(config.host, config.status_port, lambda: trouble(worker)) if config.status_port else None
    log.info("worker is up", extra={"threads": THREADS})
    stop.wait()
    worker.stop(timeout=20_000)
    broker.close()
    if watched:
        watched.shutdown()
    log.info("worker has stopped")


def timed(reaction: str) -> AbstractContextManager[Any]:
    """Measures one attempt at a reaction."""
    return RUN_SECONDS.labels(reaction).time()


def trouble(worker: dramatiq.Worker) -> str | None:
    """What is wrong with a worker's threads, or None."""
    threads = [*worker.workers, *worker.consumers.values()]
    ended = [thread.name for thread in threads if not thread.is_alive()]
    return f"ended: {', '.join(ended)}" if ended else None


if __name__ == "__main__":
    main()
