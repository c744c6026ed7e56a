"""The whole product as real processes on servers of its own, each of which a test may kill and start again.

Not `portal run`: that one waits longer and longer before it starts again what ended, and here things end on purpose.
"""

import asyncio
import base64
import os
import signal
import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import asyncpg
import redis
from tests.conftest import MASTER_KEY

from portal.kit import migrations
from portal.kit.config import Config
from portal.launch import CannotStart, database, postgres, processes, valkey
from portal.launch.child import Child, Guard

WORKERS = ("worker", "worker-2")
NAMES = ("api", *WORKERS, "relay")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Product:
    """A running product. Each worker has a mail server's address of its own, where a test may listen."""

    config: Config
    guard: Guard
    letterboxes: dict[str, int] = field(default_factory=lambda: {name: free_port() for name in WORKERS})
    superuser_url: str = ""
    _children: dict[str, Child] = field(default_factory=dict)
    _postgres: ExitStack = field(default_factory=ExitStack)
    _valkey: ExitStack = field(default_factory=ExitStack)

    def open(self) -> None:
        """Servers, migrations, processes; returns when orders can be taken."""
        sockets = self._postgres.enter_context(postgres.running(self.config.data_dir, self.guard, durable=True))
        self.superuser_url = postgres.url(sockets, postgres.SUPERUSER, database.NAME)
        database.prepare(postgres.url(sockets, postgres.SUPERUSER, "postgres"))
        redis_url = self._valkey.enter_context(valkey.running(self.config.data_dir, self.guard, durable=True))
        owner = postgres.url(sockets, database.OWNER, database.NAME)
        self.config = self.config.on(database_url=owner, redis_url=redis_url)
        # Processes are killed here, not the machine: what was written is in the system's memory, and reading and
        # syncing every file before a recovery would only measure the disk.
        asyncio.run(self.ask("alter system set fsync = off"))
        asyncio.run(self.ask("select pg_reload_conf()"))
        asyncio.run(migrations.upgrade(owner, self.config.app_password))
        for name in NAMES:
            self.start(name)
        self.wait_until_ready(self.config.port)

    def close(self) -> None:
        """Everything ends, in the order in which it depends on each other."""
        for child in self._children.values():
            child.ask_to_stop()
        for child in self._children.values():
            child.stop()
        self._valkey.close()
        self._postgres.close()

    def start(self, name: str) -> None:
        """A process begins, or begins again after it was killed."""
        child = self._children.get(name)
        if child is None:
            child = self._children[name] = self._child(name)
        elif child.ended() is not None:
            child.collect()
        child.start(self.guard)

    def _child(self, name: str) -> Child:
        kind = name.partition("-")[0]
        plain = {key: value for key, value in os.environ.items() if not key.startswith("PORTAL_")}
        plain |= {"PORTAL_MASTER_KEY": base64.b64encode(MASTER_KEY).decode()}
        told = {"PORTAL_SMTP_URL": f"smtp://127.0.0.1:{self.letterboxes[name]}"} if name in self.letterboxes else {}
        return Child(
            name=name,
            command=processes.command(kind, self.config),
            log=self.config.data_dir / "log" / f"{name}.log",
            environment=processes.environment(kind, self.config, plain | told),
            cwd=processes.ROOT,
        )

    def kill(self, name: str) -> None:
        """kill -9 of a process and of whatever it started."""
        child = self._children[name]
        os.killpg(child.pid, signal.SIGKILL)
        while child.ended() is None:
            time.sleep(0.01)

    def kill_and_start(self, *names: str) -> None:
        for name in names:
            self.kill(name)
            self.start(name)

    def kill_redis(self, *, keeps_file: bool) -> None:
        """kill -9 of Redis, and its start: from its file, or as one that has forgotten everything."""
        home = self.config.data_dir / "valkey"
        os.kill(int((home / "valkey.pid").read_text()), signal.SIGKILL)
        self._valkey.close()
        if not keeps_file:
            for found in (home / "appendonlydir").glob("*"):
                found.unlink()
        self._valkey.enter_context(valkey.running(self.config.data_dir, self.guard, durable=True))

    def kill_database(self) -> None:
        """kill -9 of PostgreSQL's parent process, and its start, which recovers from the log."""
        cluster = (self.config.data_dir / "postgres").resolve() / "cluster"
        os.kill(int((cluster / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
        self._postgres.close()
        deadline = time.monotonic() + 15
        while True:
            try:
                self._postgres.enter_context(postgres.running(self.config.data_dir, self.guard, durable=True))
            except CannotStart:
                # The children that it left notice a little later, and hold its memory until then.
                assert time.monotonic() < deadline
                time.sleep(0.1)
            else:
                return

    async def kill_backend(self) -> None:
        """kill -9 of one connection of the application, upon which PostgreSQL ends all of them and recovers."""
        pids = await self.ask("select pid from pg_stat_activity where usename = 'portal_app' order by random() limit 1")
        for (pid,) in pids:
            os.kill(pid, signal.SIGKILL)

    async def ask(self, query: str, *given: object) -> Sequence[asyncpg.Record]:
        """Rows as the superuser sees them: all tenants', whatever the processes do."""
        connection = await asyncpg.connect(self.superuser_url)
        try:
            found: Sequence[asyncpg.Record] = await connection.fetch(query, *given)
            return found
        finally:
            await connection.close()

    def queued(self) -> int:
        """Messages that wait in Redis."""
        client = redis.Redis.from_url(self.config.redis_url)
        try:
            return int(client.llen("dramatiq:reactions"))  # type: ignore[arg-type]
        finally:
            client.close()

    def wait_until_ready(self, port: int, seconds: float = 60) -> None:
        """Until the port takes connections."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for child in self._children.values():
                assert child.ended() is None, child.last_words("rror")
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError(f"nobody listens on {port}")


@contextmanager
def running_product(data_dir: Path) -> Iterator[Product]:
    """A product on a folder of its own while inside."""
    port = free_port()
    config = Config(
        database_url="",
        redis_url="",
        master_key=MASTER_KEY,
        data_dir=data_dir,
        port=port,
        shop_port=free_port(),
        api_workers=1,
        public_url=f"http://127.0.0.1:{port}",
        allow_private_addresses=True,
    )
    with Guard() as guard:
        product = Product(replace(config), guard)
        try:
            product.open()
            yield product
        finally:
            product.close()
