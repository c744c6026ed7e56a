"""How hints travel through Redis: one channel per operator, one message per batch of the relay."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from portal.kit.outbox import EventHint

_PREFIX = "live:"
CHANNELS = _PREFIX + "*"


class Said(msgspec.Struct, frozen=True, array_like=True):
    """Hints of one operator. ``missed``: others before these could not be said."""

    missed: bool
    hints: Sequence[tuple[UUID | None, str, UUID, str]]


_DECODER = msgspec.json.Decoder(Said)


def channel(operator_id: UUID) -> str:
    """The channel of one operator."""
    return f"{_PREFIX}{operator_id}"


def pack(hints: Sequence[EventHint], *, missed: bool) -> bytes:
    """A message."""
    return msgspec.json.encode(Said(missed, [(one.merchant_id, one.subject, one.id, one.kind) for one in hints]))


def unpack(message: bytes) -> Said:
    """What a message says. Raises msgspec's errors for what is none of ours."""
    return _DECODER.decode(message)
