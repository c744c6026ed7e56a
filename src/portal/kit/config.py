"""Everything the processes are told from outside, read once from the environment.

Kept apart so that no other module reads the environment, and so that a test can build a configuration as a value.
"""

import base64
import hashlib
import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

APP_ROLE = "portal_app"
WEB_DIR = Path(__file__).resolve().parents[3] / "frontend" / "dist"


@dataclass(frozen=True, kw_only=True)
class Config:
    """Settings of one process.

    ``database_url`` belongs to the owner of the schema and is used by migrations only; the application connects with
    ``app_database_url``, a role that owns nothing. ``master_key`` (32 bytes) wraps the data keys of every operator.
    ``trusted_proxies`` are addresses or networks whose X-Forwarded-For and X-Forwarded-Proto are believed.
    ``web_dir`` holds the built web.
    ``status_port`` is where worker and relay, which have no HTTP door, answer those who watch them; None is nowhere.
    """

    database_url: str
    redis_url: str
    master_key: bytes
    data_dir: Path = Path(".data")
    host: str = "127.0.0.1"
    port: int = 8000
    shop_port: int = 8010
    public_url: str = "http://127.0.0.1:8000"
    environment: str = "development"
    smtp_url: str | None = None
    mail_from: str = "Kuramori <no-reply@kuramori.example>"
    allow_private_addresses: bool = False
    pool_size: int = 8
    api_workers: int = 2
    status_port: int | None = None
    trusted_proxies: tuple[str, ...] = ()
    explicit_app_database_url: str | None = None
    web_dir: Path = WEB_DIR

    @property
    def app_password(self) -> str:
        """Password of the application's login role, derived so that it is stored nowhere."""
        return hmac.new(self.master_key, b"portal_app login", hashlib.sha256).hexdigest()

    @property
    def app_database_url(self) -> str:
        """URL of the database for the role that row-level security binds; one that names no password gets ours."""
        given = self.explicit_app_database_url
        if given:
            parts = urlsplit(given)
            return given if parts.password else with_login(given, parts.username or APP_ROLE, self.app_password)
        return with_login(self.database_url, APP_ROLE, self.app_password)

    @property
    def secure_cookies(self) -> bool:
        return self.public_url.startswith("https://")

    def on(self, *, database_url: str, redis_url: str) -> "Config":
        """The same settings on other servers."""
        return replace(self, database_url=database_url, redis_url=redis_url)


def with_login(url: str, user: str, password: str) -> str:
    """Replace user and password of a database URL, keeping host, port, path and query."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    address = f"{host}:{parts.port}" if parts.port else host
    login = f"{quote(user, safe='')}:{quote(password, safe='')}"
    return urlunsplit((parts.scheme, f"{login}@{address}", parts.path, parts.query, ""))


def from_environment(env: Mapping[str, str] = os.environ) -> Config:
    """Read the configuration; a missing key is made and kept in the data folder outside production.

    Raises:
        SystemExit: with one line that says what to set, when production lacks a secret.
    """
    data_dir = Path(env.get("PORTAL_DATA_DIR", ".data")).absolute()
    environment = env.get("PORTAL_ENVIRONMENT", "development")
    port = int(env.get("PORTAL_PORT", "8000"))
    return Config(
        database_url=env.get("PORTAL_DATABASE_URL", ""),
        explicit_app_database_url=env.get("PORTAL_APP_DATABASE_URL"),
        redis_url=env.get("PORTAL_REDIS_URL", ""),
        master_key=_master_key(env, environment, data_dir),
        data_dir=data_dir,
        host=env.get("PORTAL_HOST", "127.0.0.1"),
        port=port,
        shop_port=int(env.get("PORTAL_SHOP_PORT", "8010")),
        public_url=env.get("PORTAL_PUBLIC_URL", f"http://127.0.0.1:{port}"),
        environment=environment,
        smtp_url=env.get("PORTAL_SMTP_URL"),
        mail_from=env.get("PORTAL_MAIL_FROM", "Kuramori <no-reply@kuramori.example>"),
        allow_private_addresses=env.get("PORTAL_ALLOW_PRIVATE_ADDRESSES", "") == "1",
        pool_size=int(env.get("PORTAL_POOL_SIZE", "8")),
        api_workers=int(env.get("PORTAL_API_WORKERS", "2")),
        status_port=int(env["PORTAL_STATUS_PORT"]) if env.get("PORTAL_STATUS_PORT") else None,
        web_dir=Path(env.get("PORTAL_WEB_DIR", WEB_DIR)),
        trusted_proxies=tuple(filter(None, map(str.strip, env.get("PORTAL_TRUSTED_PROXIES", "").split(",")))),
    )


def _master_key(env: Mapping[str, str], environment: str, data_dir: Path) -> bytes:
    given = env.get("PORTAL_MASTER_KEY")
    if given:
        key = base64.b64decode(given)
        if len(key) != 32:
            raise SystemExit("PORTAL_MASTER_KEY must be 32 bytes in base64: openssl rand -base64 32")
        return key
    if environment == "production":
        raise SystemExit("PORTAL_MASTER_KEY is not set: export PORTAL_MASTER_KEY=$(openssl rand -base64 32)")
    return _kept_key(data_dir / "master.key")


def _kept_key(path: Path) -> bytes:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_bytes(os.urandom(32))
        fresh.chmod(0o600)
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        fresh.unlink()
    return path.read_bytes()
