"""What a request does, as the audit trail says it: the one place where the HTTP door writes the trail.

Every request that changes something for a merchant or an operator leaves a line, and so does every read of buyers'
personal data by the operator's people. An action that knows more than the door has written its own line.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec
from litestar import Request
from litestar.connection import ASGIConnection
from litestar.enums import RequestEncodingType
from litestar.handlers import BaseRouteHandler, HTTPRouteHandler
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import tenancy
from portal.domains.tenancy import Principal

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# The traffic of shops and scanners: each order, scan and parcel says itself who made it and when. Views are one's own.
TOLD_ELSEWHERE = frozenset({
    "place_order", "place_orders", "scan_pick", "check_code", "scan_parcel", "unscan_parcel", "check_label",
    "preview_wave", "save_view", "revise_view", "drop_view",
})  # fmt: skip
# What the operator's people read of buyers. Handlers that know the merchant write their own line.
PERSONAL = frozenset(
    {
        "get_order",
        "list_orders",
        "find_anything",
        "list_mails",
        "print_label",
        "print_delivery_note",
        "get_result",
    }
)
# The parts of a body that say what was decided; the rest may name people or hold secrets.
_TELLING = frozenset({
    "reason", "why", "role", "scopes", "status", "code", "sku", "quantity", "quantity_delta", "counted", "condition",
    "to_condition", "product_id", "location_id", "from_location_id", "to_location_id", "warehouse_id", "merchant_id",
    "valid_from", "currency", "period", "month", "method", "decision", "resolution", "disposition", "priority",
    "action", "ids",
})  # fmt: skip
_READABLE = 100_000


class Deed(msgspec.Struct, frozen=True):
    """One line of the trail in the making; the answer completes it."""

    request: Request[Any, Any, Any]
    action: str
    subject_type: str
    path: Mapping[str, Any]
    is_read: bool

    async def tell(self, session: AsyncSession, answer: bytes) -> None:
        """The line is written in the request's own transaction, unless an action wrote a better one."""
        if tenancy.is_audited(session):
            return
        answered = _fields(answer)
        # A form was read as a stream, and is not there to be read again.
        as_form = self.request.content_type[0] == RequestEncodingType.MULTI_PART
        sent = {} if self.is_read or as_form else _fields(await self.request.body())
        data = {name: value for name, value in sent.items() if name in _TELLING and _is_short(value)}
        data |= {name: str(value) for name, value in self.path.items() if not isinstance(value, UUID)}
        subject_type, subject_id = _subject(self.subject_type, self.path, answered)
        merchant = self.path.get("merchant_id") or _id_in(answered, "merchant_id") or _id(sent.get("merchant_id"))
        await tenancy.audit(session, self.action, subject_type, subject_id, data, merchant_id=merchant)


def deed_of(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler, who: Principal) -> Deed | None:
    """What the trail will say of this request, or None when it says nothing."""
    name, is_read = handler.fn.__name__, connection.scope.get("method") in _SAFE
    told = _is_told(name, who) if is_read else name not in TOLD_ELSEWHERE
    if not told or not isinstance(handler, HTTPRouteHandler):
        return None
    kind = next(iter(handler.tags or ()), "work").replace(" ", "_")
    request: Request[Any, Any, Any] = Request(connection.scope, connection.receive)
    return Deed(request, f"{kind}.{name}", kind, connection.path_params, is_read)


def _is_told(read: str, who: Principal) -> bool:
    return read in PERSONAL and who.side == "operator" and who.kind == "user"


def _fields(body: bytes) -> dict[str, Any]:
    if not body or len(body) > _READABLE or body[:1] != b"{":
        return {}
    try:
        found: dict[str, Any] = msgspec.json.decode(body, type=dict)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return {}
    return found


def _is_short(value: Any) -> bool:
    if isinstance(value, str):
        return len(value) <= 200 and "\x00" not in value
    if isinstance(value, list):
        return len(value) <= 50 and all(isinstance(part, str) and _is_short(part) for part in value)
    return value is None or isinstance(value, bool | int | float)


def _subject(kind: str, path: Mapping[str, Any], answered: Mapping[str, Any]) -> tuple[str, UUID | None]:
    named = [(name.removesuffix("_id"), value) for name, value in path.items() if isinstance(value, UUID)]
    return named[-1] if named else (kind, _id_in(answered, "id"))


def _id_in(answered: Mapping[str, Any], name: str) -> UUID | None:
    """An id of an answer, from its first level or from the one below."""
    inner = (part.get(name) for part in answered.values() if isinstance(part, dict))
    return next((found for found in map(_id, (answered.get(name), *inner)) if found is not None), None)


def _id(value: Any) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None
