"""Secrets at rest and in hand: sealed credentials, hashed tokens, keys that prove their own typing.

A sealed value is AES-GCM under a data key of the operator, which is itself wrapped by the versioned master key.
The associated data names tenant, row and column, so that a ciphertext moved elsewhere does not open.
"""

import base64
import hashlib
import hmac
import os
import secrets
import zlib
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_VERSION = b"\x01"
_NONCE = 12
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghijkmnpqrstvwxyz"


class SealBroken(ValueError):
    """The ciphertext was changed, moved to another row, or sealed with another master key."""


class Vault:
    """Seals and opens small secrets, and hashes tokens with a pepper."""

    def __init__(self, master_key: bytes) -> None:
        self._master = master_key
        self._pepper = hmac.new(master_key, b"token pepper", hashlib.sha256).digest()

    def seal(self, secret: bytes, *, operator_id: UUID, place: str) -> bytes:
        """Encrypt for one operator and one place such as ``shops:<id>:credentials``."""
        salt, nonce = os.urandom(16), os.urandom(_NONCE)
        box = AESGCM(self._data_key(operator_id, salt)).encrypt(nonce, secret, place.encode())
        return _VERSION + salt + nonce + box

    def open(self, sealed: bytes, *, operator_id: UUID, place: str) -> bytes:
        """Decrypt what :meth:`seal` made for the same operator and place.

        Raises:
            SealBroken: when it was altered or belongs elsewhere.
        """
        if sealed[:1] != _VERSION:
            raise SealBroken("unknown version of a sealed value")
        salt, nonce, box = sealed[1:17], sealed[17 : 17 + _NONCE], sealed[17 + _NONCE :]
        try:
            return AESGCM(self._data_key(operator_id, salt)).decrypt(nonce, box, place.encode())
        except InvalidTag as problem:
            raise SealBroken("a sealed value does not open here") from problem

    def digest(self, token: str) -> str:
        """Peppered hash of a token, in hex: what the database stores instead of the token."""
        return hmac.new(self._pepper, token.encode(), hashlib.sha256).hexdigest()

    def _data_key(self, operator_id: UUID, salt: bytes) -> bytes:
        kdf = HKDF(hashes.SHA256(), 32, salt, b"operator data key " + operator_id.bytes)
        return kdf.derive(self._master)


def new_token(bits: int = 256) -> str:
    """An unguessable token safe for URLs and cookies."""
    return secrets.token_urlsafe(bits // 8)


def new_api_key(environment: str) -> tuple[str, str]:
    """A new API key and its public prefix: ``kmr_live_<8 public>_<32 secret><6 checksum>``."""
    public = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    secret = "".join(secrets.choice(_ALPHABET) for _ in range(32))
    body = f"kmr_{environment}_{public}_{secret}"
    return body + _checksum(body), public


def prefix_of_api_key(key: str) -> str | None:
    """The public prefix of a well-typed key, or None when shape or checksum is wrong."""
    parts = key.split("_")
    if len(parts) != 4 or parts[0] != "kmr" or len(parts[2]) != 8 or len(parts[3]) != 38:
        return None
    if not hmac.compare_digest(_checksum(key[:-6]), key[-6:]) or not parts[2].isalnum():
        return None
    return parts[2]


def _checksum(body: str) -> str:
    return base64.b32encode(zlib.crc32(body.encode()).to_bytes(4, "big")).decode()[:6]
