"""Deliveries at the door: pings that nobody signs, signatures over the raw body, and what makes two of them the same.

The delivery id in the headers is no identity: it is equal for everything a webhook sends within one second.
"""

import base64
import hashlib
import hmac
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from portal.domains.channels.values import Arrival

_PING = re.compile(rb"webhook_id=\d{1,18}")
_SIGNATURE, _TOPIC, _WEBHOOK = "x-wc-webhook-signature", "x-wc-webhook-topic", "x-wc-webhook-id"
# Of a product only these matter; each sale changes its stock figure and would otherwise look like news.
_OF_PRODUCT = ("id", "parent_id", "name", "sku", "global_unique_id", "status", "variations")


def is_ping(headers: Mapping[str, str], body: bytes) -> bool:
    """The form-encoded greeting that a shop sends when a webhook is made; it carries no signature."""
    return _SIGNATURE not in headers and _PING.fullmatch(body.strip()) is not None


def is_signed(headers: Mapping[str, str], body: bytes, secret: str) -> bool:
    """Base64 of HMAC-SHA256 over the bytes as they came."""
    expected = base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest())
    return hmac.compare_digest(expected, headers.get(_SIGNATURE, "").encode())


def recognise(headers: Mapping[str, str], body: bytes) -> Arrival:
    """Topic, resource and identity of a delivery."""
    topic = headers.get(_TOPIC, "")
    return _arrival(topic, f"hook {headers.get(_WEBHOOK, '')}", body)


def recognise_polled(body: bytes) -> Arrival:
    """The same for an order that was asked for."""
    return _arrival("order.polled", "poll", body)


def _arrival(topic: str, origin: str, body: bytes) -> Arrival:
    resource, _, event = topic.partition(".")
    digest = hashlib.sha256(body).hexdigest()
    content = _content(body)
    if content is None:
        return Arrival(topic, "unreadable", "", f"{origin}:{digest}", digest)
    external_id = str(content.get("id", ""))
    changed = content.get("date_modified_gmt") or ""
    kind = resource if event != "deleted" else topic
    return Arrival(topic, kind, external_id, f"{origin}:{external_id}:{changed}:{digest}", _fingerprint(kind, content))


def _content(body: bytes) -> dict[str, Any] | None:
    try:
        content = msgspec.json.decode(body)
    except msgspec.DecodeError:
        return None
    return content if isinstance(content, dict) else None


def _fingerprint(resource: str, content: dict[str, Any]) -> str:
    if resource == "product":
        told = {name: content.get(name) for name in _OF_PRODUCT}
    else:
        told = {name: value for name, value in content.items() if name != "_links"}
    return hashlib.sha256(msgspec.json.encode(told, order="deterministic")).hexdigest()
