"""A store's webhooks: what one is, how a delivery of it is signed, and when the store gives up on it."""

import base64
import hashlib
import hmac

import msgspec

from demoshop.site import Site
from demoshop.wire import Json, gmt_text

USER_AGENT = "WooCommerce/11.0.1 Hookshot (WordPress/6.9.7)"
FAILURES_BORNE = 5
TOPICS = frozenset(
    f"{resource}.{event}"
    for resource in ("order", "product")
    for event in ("created", "updated", "deleted", "restored")
)
STATUSES = ("active", "paused", "disabled")


class Webhook(msgspec.Struct, kw_only=True):
    """One subscription. ``failures`` counts consecutive ones; after more than five the store disables it."""

    id: int
    name: str
    status: str = "active"
    topic: str
    delivery_url: str
    secret: str
    failures: int = 0
    date_created: str
    date_modified: str

    def succeeded(self) -> None:
        """A delivery was accepted: earlier failures are forgotten."""
        self.failures = 0

    def failed(self) -> None:
        """A delivery was not accepted; one too many in a row disables the webhook."""
        self.failures += 1
        if self.failures > FAILURES_BORNE:
            self.status = "disabled"


def body(hook: Webhook, site: Site) -> Json:
    """The webhook's JSON as the API gives it; the secret stays inside."""
    resource, event = hook.topic.split(".")
    offset = site.utc_offset_minutes
    return {
        "id": hook.id, "name": hook.name, "status": hook.status, "topic": hook.topic, "resource": resource,
        "event": event, "hooks": [f"woocommerce_{event}_{resource}"], "delivery_url": hook.delivery_url,
        "date_created": hook.date_created, "date_created_gmt": gmt_text(hook.date_created, offset),
        "date_modified": hook.date_modified, "date_modified_gmt": gmt_text(hook.date_modified, offset),
        "_links": site.links(f"{site.api}/webhooks/{hook.id}", f"{site.api}/webhooks"),
    }  # fmt: skip


def signature(secret: str, raw: bytes) -> str:
    """Base64 of the HMAC-SHA256 over the raw body."""
    return base64.b64encode(hmac.digest(secret.encode(), raw, "sha256")).decode("ascii")


def delivery_id(hook: Webhook, site: Site, second: int) -> str:
    """32 hex digits from the webhook and the second only, so all its deliveries within a second share them."""
    return hmac.new(site.url.encode(), f"{hook.id}{second}".encode(), hashlib.md5).hexdigest()


def headers(hook: Webhook, site: Site, raw: bytes, second: int) -> list[tuple[str, str]]:
    """The headers of a signed delivery that come before those of the connection, in the recorded order."""
    resource, event = hook.topic.split(".")
    return [
        ("Content-Type", "application/json"),
        ("X-WC-Webhook-Source", f"{site.url}/"),
        ("X-WC-Webhook-Topic", hook.topic),
        ("X-WC-Webhook-Resource", resource),
        ("X-WC-Webhook-Event", event),
        ("X-WC-Webhook-Signature", signature(hook.secret, raw)),
        ("X-WC-Webhook-ID", str(hook.id)),
        ("X-WC-Webhook-Delivery-ID", delivery_id(hook, site, second)),
    ]
