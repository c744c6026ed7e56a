"""Signed messages between machines, after the Standard Webhooks specification.

The signature covers id, time and the raw body, so that none of them can be exchanged; an old message is refused, and
whoever takes one still has to notice a message that comes twice.
"""

import base64
import binascii
import hmac
import secrets
from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256

from portal.kit import clock
from portal.kit.errors import Unauthenticated

_PREFIX = "whsec_"
TOLERANCE = timedelta(minutes=5)


class SignatureWrong(Unauthenticated):
    """The signature is missing, was made with another secret, over another body, or too long ago."""

    code = "message_signature_wrong"
    title = "The message is not signed with the right secret"


def new_secret() -> str:
    """A secret for both sides: ``whsec_`` and 24 random bytes in base64."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(24)).decode()


def signed(secret: str, message_id: str, body: bytes) -> dict[str, str]:
    """The headers that make a message one of ours, signed now."""
    stamp = str(int(clock.now().timestamp()))
    return {
        "webhook-id": message_id,
        "webhook-timestamp": stamp,
        "webhook-signature": "v1," + _signature(secret, message_id, stamp, body),
    }


def check(secret: str, headers: Mapping[str, str], body: bytes) -> str:
    """The message's id, when one of its signatures is right. Refuses every other message with SignatureWrong.

    ``headers`` have lower-case names.
    """
    message_id, stamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not message_id or not stamp.isascii() or not stamp.isdigit() or len(stamp) > 12:
        raise SignatureWrong
    if abs(clock.now().timestamp() - int(stamp)) > TOLERANCE.total_seconds():
        raise SignatureWrong(reason="too_old")
    right = _signature(secret, message_id, stamp, body).encode()
    given = [part.removeprefix("v1,") for part in headers.get("webhook-signature", "").split(" ")]
    if not any(hmac.compare_digest(right, one.encode()) for one in given):
        raise SignatureWrong
    return message_id


def _signature(secret: str, message_id: str, stamp: str, body: bytes) -> str:
    try:
        key = base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    except binascii.Error as problem:
        raise ValueError("a signing secret is whsec_ and base64") from problem
    digest = hmac.new(key, f"{message_id}.{stamp}.".encode() + body, sha256).digest()
    return base64.b64encode(digest).decode()
