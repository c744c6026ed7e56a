"""Words and pure checks of the channels."""

PLATFORMS = ("woocommerce", "api")
SHOP_STATES = ("connecting", "active", "paused", "disconnected", "broken")
INBOX_STATES = ("received", "translated", "ignored", "refused")
