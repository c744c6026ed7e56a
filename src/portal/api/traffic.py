"""Every request gets an id, a log line and its place in the metrics."""

import logging
import time
import uuid

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from prometheus_client import Counter, Histogram

from portal.kit import logs
from portal.kit.limits import Left

log = logging.getLogger("portal.requests")

REQUESTS = Counter("portal_requests_total", "Requests by route and status", ["method", "route", "status"])
SECONDS = Histogram("portal_request_seconds", "Time to the first byte", ["method", "route"])
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)


class Traffic(ASGIMiddleware):
    """Outermost: sees every answer, also those of errors."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        given = dict(scope["headers"]).get(b"x-request-id", b"").decode("latin-1")
        request_id = given if 8 <= len(given) <= 64 and given.isascii() and given.isprintable() else uuid.uuid4().hex
        token = logs.context.set({"request_id": request_id})
        began = time.perf_counter()

        async def stamped(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [*message["headers"], (b"x-request-id", request_id.encode())]
                headers += [pair for pair in _HEADERS if not any(pair[0] == name for name, _ in headers)]
                headers += _limit_headers(scope)
                message["headers"] = headers
                _note(scope, message["status"], time.perf_counter() - began)
            await send(message)

        try:
            await next_app(scope, receive, stamped)
        finally:
            logs.context.reset(token)


def _limit_headers(scope: Scope) -> list[tuple[bytes, bytes]]:
    left: Left | None = scope["state"].get("rate_limit")
    if left is None:
        return []
    return [
        (b"ratelimit-limit", str(left.limit).encode()),
        (b"ratelimit-remaining", str(left.remaining).encode()),
        (b"ratelimit-reset", str(left.reset).encode()),
    ]


def _note(scope: Scope, status: int, seconds: float) -> None:
    route = scope.get("path_template") or "unmatched"
    method = str(scope.get("method"))
    REQUESTS.labels(method, route, str(status)).inc()
    SECONDS.labels(method, route).observe(seconds)
    unit = scope["state"].get("unit")
    principal = unit.principal if unit else None
    log.info(
        "request",
        extra={
            "method": method, "route": route, "status": status, "ms": round(seconds * 1000, 1),
            "operator_id": str(principal.operator_id) if principal else None,
            "merchant_id": str(principal.merchant_id) if principal and principal.merchant_id else None,
        },
    )  # fmt: skip
