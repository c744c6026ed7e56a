"""Words and pure checks of the channels: platforms, states of a shop and of a message, and how a shop is named."""

import re
from datetime import timedelta

PLATFORMS = ("woocommerce", "api")
SHOP_STATES = ("connecting", "active", "paused", "disconnected", "broken")
INBOX_STATES = ("received", "waiting", "translated", "ignored", "refused")

API_SHOP = "api"
# A shop is asked again after this long; together with five minutes of the schedule nothing stays unseen for 15.
POLL_EVERY = timedelta(minutes=8)
# What changed in the last seconds may change again within the same second; it is taken by the next poll.
SETTLING = timedelta(seconds=5)
# A poll begins this long before the end of the last one, for clocks that differ.
OVERLAP = timedelta(minutes=2)
# A shop that was called to be told its stock and still was not after this long is called again: longer than all
# attempts of a reaction together.
CALL_IS_LOST_AFTER = timedelta(minutes=30)
HEARD_IS_NOTED_EVERY = timedelta(minutes=1)

_CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_HOOK_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,100}")

# Which states of a shop allow which change.
PAUSABLE = ("connecting", "active", "broken")
RESUMABLE = ("paused",)
CHECKABLE = ("connecting", "active", "broken")
CONNECTED = ("connecting", "active", "paused", "broken")


def is_code(text: str) -> bool:
    """Whether a shop may have this code: small letters, digits and hyphens, up to 40."""
    return _CODE.fullmatch(text) is not None


def is_hook_token(text: str) -> bool:
    """Whether this can be the end of a hook URL at all."""
    return _HOOK_TOKEN.fullmatch(text) is not None
