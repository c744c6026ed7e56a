"""Refusals as HTTP answers: the one table of statuses, in RFC 9457 form. Details of a fault never leave.

`GET /problems` lists every code, so that a client can be written against it.
"""

import logging
from typing import Any

import msgspec
from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.types import ExceptionHandlersMap
from sqlalchemy.exc import DBAPIError, IntegrityError

from portal.api.constraints import refusal_of
from portal.kit.errors import (
    Conflict,
    Forbidden,
    Invalid,
    Missing,
    Refusal,
    Stale,
    TooMany,
    Unauthenticated,
    Unavailable,
    all_refusals,
)  # fmt: skip
from portal.kit.idempotency import Answer

log = logging.getLogger("portal.errors")

# The most specific kind comes first.
STATUSES: tuple[tuple[type[Refusal], int], ...] = (
    (Stale, 412), (Invalid, 422), (Unauthenticated, 401), (Forbidden, 403), (Missing, 404), (Conflict, 409),
    (TooMany, 429), (Unavailable, 503),
)  # fmt: skip

_HTTP_CODES = {
    400: ("malformed_request", "The request cannot be read"),
    401: ("unauthenticated", "Sign in or send a valid API key"),
    403: ("forbidden", "Not allowed"),
    404: ("missing", "Not found"),
    405: ("method_not_allowed", "This address does not take this method"),
    413: ("body_too_large", "The body is larger than allowed"),
    415: ("unsupported_media_type", "Send application/json"),
}


# Of the database: deadlock, lock not to be had, being shut down, crashed, starting, too many connections.
_PASSING = ("40001", "40P01", "55P03", "57P01", "57P02", "57P03", "53300")


class Replayed(Exception):
    """This Idempotency-Key has its answer already."""

    def __init__(self, answer: Answer) -> None:
        super().__init__("replayed")
        self.answer = answer


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """An error answer. ``code`` is stable; ``data`` depends on the code; ``fields`` says what would be right."""

    code: str
    title: str
    status: int
    type: str
    data: dict[str, Any] = {}


class Unstorable(Invalid):
    """A value has the right form and yet no place: a zero byte in a text, a number or a date beyond what is kept."""

    code = "value_unstorable"
    title = "A value is beyond what can be kept: a control character, or a number or date out of range"


def status_of(refusal: type[Refusal]) -> int:
    """The HTTP status of a refusal."""
    return next((status for kind, status in STATUSES if issubclass(refusal, kind)), 409)


def catalogue() -> list[Problem]:
    """Every refusal there is, with its status."""
    return [Problem(found.code, found.title, status_of(found), f"/problems#{found.code}") for found in all_refusals()]


def problem_of(refusal: Refusal) -> Problem:
    """A refusal as it is answered, for results that stand among others."""
    return Problem(refusal.code, refusal.title, status_of(type(refusal)), f"/problems#{refusal.code}", refusal.data)


def _answer(code: str, title: str, status: int, data: dict[str, Any]) -> Response[bytes]:
    headers = {"Retry-After": str(data["retry_after"])} if "retry_after" in data else {}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    body = msgspec.json.encode(Problem(code, title, status, f"/problems#{code}", data))
    return Response(body, status_code=status, media_type="application/problem+json", headers=headers)


def _refused(_request: Request[Any, Any, Any], refusal: Refusal) -> Response[bytes]:
    status = status_of(type(refusal))
    log.log(logging.WARNING if status in (429, 503) else logging.INFO, "refused", extra={"code": refusal.code})
    return _answer(refusal.code, refusal.title, status, refusal.data)


def _unreadable(request: Request[Any, Any, Any], problem: ValidationException) -> Response[bytes]:
    extra = problem.extra if isinstance(problem.extra, list) else []
    fields = {str(item.get("key", "body")): str(item.get("message", "")) for item in extra if isinstance(item, dict)}
    return _refused(request, Invalid(fields=fields or {"body": problem.detail}))


def _http(_request: Request[Any, Any, Any], problem: HTTPException) -> Response[bytes]:
    code, title = _HTTP_CODES.get(problem.status_code, ("http_error", problem.detail))
    data = {"detail": problem.detail} if problem.status_code < 500 and problem.detail != title else {}
    return _answer(code, title, problem.status_code, data)


def _undecodable(_request: Request[Any, Any, Any], _problem: UnicodeDecodeError) -> Response[bytes]:
    code, title = _HTTP_CODES[400]
    return _answer(code, title, 400, {"detail": "the body is not UTF-8", "fields": {"body": "JSON in UTF-8"}})


def _constraint(request: Request[Any, Any, Any], problem: IntegrityError) -> Response[bytes]:
    refusal = refusal_of(problem)
    return _refused(request, refusal) if refusal else _fault(request, problem)


def _database(request: Request[Any, Any, Any], problem: DBAPIError) -> Response[bytes]:
    if problem.connection_invalidated or isinstance(problem.__cause__, OSError):
        return _refused(request, Unavailable(retry_after=1))
    sqlstate = str(getattr(problem.orig, "sqlstate", None) or "")
    if sqlstate.startswith("22"):
        return _refused(request, Unstorable())
    if sqlstate.startswith("08") or sqlstate in _PASSING:
        return _refused(request, Unavailable(retry_after=1))
    return _fault(request, problem)


def _connection(request: Request[Any, Any, Any], problem: OSError) -> Response[bytes]:
    log.error("a server does not answer", extra={"problem": type(problem).__name__})
    return _refused(request, Unavailable(retry_after=1))


def _fault(_request: Request[Any, Any, Any], problem: Exception) -> Response[bytes]:
    log.error("fault", exc_info=problem)
    return _answer("internal_error", "Something went wrong on our side; it has been noted", 500, {})


def _replayed(_request: Request[Any, Any, Any], replayed: Replayed) -> Response[bytes]:
    answer = replayed.answer
    headers = {"Idempotent-Replayed": "true"}
    return Response(answer.body, status_code=answer.status, media_type=MediaType.JSON, headers=headers)


HANDLERS: ExceptionHandlersMap = {
    Replayed: _replayed,
    Refusal: _refused,
    ValidationException: _unreadable,
    HTTPException: _http,
    UnicodeDecodeError: _undecodable,
    IntegrityError: _constraint,
    DBAPIError: _database,
    OSError: _connection,
    Exception: _fault,
}
