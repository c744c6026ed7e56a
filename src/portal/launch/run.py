"""`portal run`: from nothing to a running product, in the order in which a person would do it.

Apart because it is the one story that touches every part of a start; each part is told elsewhere.
"""

import asyncio
import http.client
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import NoReturn

from portal.kit import migrations
from portal.kit.config import Config
from portal.launch import holder, preflight, processes, welcome
from portal.launch.child import Guard
from portal.launch.crew import TROUBLE, Crew, how
from portal.launch.errors import CannotStart
from portal.launch.reload import Sources
from portal.launch.servers import provided

READY_SECONDS = 60
LOOK_SECONDS = 0.2
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run(config: Config, *, reload: bool = False, demo: bool = True) -> None:
    """Set everything up, run it until a signal, take everything down.

    Without ``demo`` the product is empty: no demo world, no demo shop, and shops on this machine are not allowed.

    Raises:
        CannotStart: with one line that says what to do.
    """
    began = time.monotonic()
    with _stopped_by_signals(), holder.held(config.data_dir, "Kuramori") as held:
        held.tell(url=config.public_url)
        preflight.disk_has_room(config.data_dir)
        preflight.port_is_free(config.host, config.port, "PORTAL_PORT")
        if demo:
            preflight.port_is_free("127.0.0.1", config.shop_port, "PORTAL_SHOP_PORT")
            config = replace(config, allow_private_addresses=True)
        with Guard() as guard, provided(config, guard) as complete:
            held.tell(database_url=complete.database_url, redis_url=complete.redis_url)
            migrate(complete)
            if demo:
                welcome.prepare(complete)
            names = [*(["shop"] if demo else []), "api", "worker", "relay"]
            crew = Crew([processes.child(name, complete) for name in names], guard, say)
            _wait_and_keep(crew, complete, began, reload=reload, demo=demo)


def migrate(config: Config) -> None:
    """Bring the database to the shape of this code.

    Raises:
        CannotStart: the database is newer than the code.
    """
    try:
        asyncio.run(migrations.upgrade(config.database_url, config.app_password))
    except migrations.DatabaseIsNewer as error:
        raise CannotStart(
            f"{error}: update the code (git pull), or restore the backup made before the update"
        ) from error


def say(line: str) -> None:
    print(f"kuramori: {line}", flush=True)


def _wait_and_keep(crew: Crew, config: Config, began: float, *, reload: bool, demo: bool) -> None:
    try:
        crew.start()
        _wait_until_ready(crew, config)
        welcome.announce(config, time.monotonic() - began, demo=demo)
        _keep(crew, reload=reload)
    except KeyboardInterrupt:
        say("stopping")
        raise
    finally:
        # From here on a second Ctrl-C changes nothing: every wait below has an end.
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        crew.stop()


def _keep(crew: Crew, *, reload: bool) -> NoReturn:
    sources = Sources(processes.SOURCES) if reload else None
    while True:
        time.sleep(LOOK_SECONDS)
        crew.watch()
        if sources and (changed := sources.changed()):
            say(f"{changed} changed, restarting")
            crew.restart()


def _wait_until_ready(crew: Crew, config: Config) -> None:
    deadline = time.monotonic() + READY_SECONDS
    problem = "no answer"
    while time.monotonic() < deadline:
        if child := crew.ended():
            code = child.ended()
            assert code is not None
            raise CannotStart(
                f"{child.name} {how(code)} at its start: {child.last_words(*TROUBLE)} (all of it in {child.log})"
            )
        problem = _problem(config)
        if not problem:
            return
        time.sleep(0.05)
    raise CannotStart(f"not ready after {READY_SECONDS} s ({problem}): see {config.data_dir / 'log'}")


def _problem(config: Config) -> str:
    """What /health/ready complains about; empty when it does not."""
    host = "127.0.0.1" if config.host in ("0.0.0.0", "::") else config.host  # noqa: S104 - a comparison, no binding
    connection = http.client.HTTPConnection(host, config.port, timeout=5)
    try:
        connection.request("GET", "/health/ready")
        answer = connection.getresponse()
        body = answer.read().decode(errors="replace")
    except (OSError, http.client.HTTPException) as error:
        return str(error)
    finally:
        connection.close()
    return "" if answer.status == http.client.OK else f"{answer.status} {' '.join(body.split())[:300]}"


@contextmanager
def _stopped_by_signals() -> Iterator[None]:
    """Make SIGTERM and a closed terminal end the block as Ctrl-C does: by leaving it, so that everything is undone."""

    def stop(number: int, frame: object) -> NoReturn:
        raise KeyboardInterrupt

    # Who started us with nohup wants to close the terminal.
    heard = [number for number in SIGNALS if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN]
    before = {number: signal.signal(number, stop) for number in heard}
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
