"""The demo's logins, keys and hook addresses: drawn once when its world is made, kept in the data folder for its owner.

The database has only their hashes, so this file is where `portal demo credentials` reads them.
"""

import secrets
from typing import Any

import msgspec

from portal.kit.config import Config

FILE = "demo.json"


class Login(msgspec.Struct):
    """How a person signs in."""

    email: str
    password: str


class ShopDoor(msgspec.Struct):
    """Where a shop delivers and with which secret it signs."""

    platform: str
    hook_url: str
    secret: str


class MerchantDoor(msgspec.Struct):
    """A merchant's first person, its API key and its shops."""

    code: str
    email: str
    password: str
    api_key: str
    shops: list[ShopDoor]


class CarrierDoor(msgspec.Struct):
    """Where the carrier reports and with which secret it signs."""

    hook_path: str
    secret: str


class Credentials(msgspec.Struct):
    """Everybody of the demo who can come in."""

    operator: Login
    people: list[Login]
    merchants: list[MerchantDoor]
    carrier: CarrierDoor


def new_password() -> str:
    """A password that can be typed."""
    return "-".join(secrets.token_hex(2) for _ in range(4))


def keep(config: Config, credentials: Credentials) -> None:
    """Write them so that only the owner of the folder reads them."""
    path = config.data_dir / FILE
    path.touch(mode=0o600)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(credentials), indent=1))


def read(config: Config) -> dict[str, Any]:
    """The kept credentials as JSON values.

    Raises:
        SystemExit: with one line that says what to do, when no demo world was made with this folder.
    """
    path = config.data_dir / FILE
    if not path.exists():
        raise SystemExit(f"no demo world was made with {config.data_dir}: run `make run` first")
    kept: dict[str, Any] = msgspec.json.decode(path.read_bytes())
    return kept
