"""Passwords as argon2id hashes, computed off the event loop (19 MiB, 2 passes: about 60 ms each)."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from portal.domains.tenancy.errors import WeakPassword
from portal.domains.tenancy.rules import PASSWORD_MIN_LENGTH

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# Compared when nobody has the address, so that the time of the answer does not tell.
_NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"


async def hashed(password: str) -> str:
    """The hash to store. Refuses a password shorter than the minimum."""
    if len(password) < PASSWORD_MIN_LENGTH:
        raise WeakPassword(fields={"password": f"at least {PASSWORD_MIN_LENGTH} characters"})
    return await asyncio.to_thread(_hasher.hash, password)


async def matches(password: str, stored: str | None) -> bool:
    """Whether the password belongs to the stored hash; takes as long when there is none."""
    return await asyncio.to_thread(_verify, password, stored or _NOBODY) and stored is not None


def _verify(password: str, stored: str) -> bool:
    try:
        return _hasher.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False
