"""What the API says of itself: the OpenAPI document at `/openapi.json`, and the same for reading at `/docs`."""

from typing import Any

import msgspec
from litestar import Litestar, MediaType, Request, Response, get
from litestar.openapi import OpenAPIConfig
from litestar.openapi.spec import Components, SecurityScheme

from portal.api.errors import STATUSES, catalogue
from portal.api.guards import CSRF_HEADER, SESSION_COOKIE
from portal.api.reading import STYLE, html_page

_ABOUT = f"""Fulfilment for merchants and their operators.

**Who asks**: shops and scripts send `Authorization: Bearer <API key>`; browsers send the session cookie, and with
every write the session's token in `{CSRF_HEADER}`.

**Writes** may carry an `Idempotency-Key`: the same key and body give the same answer again, another body 422, a first
request that is still running 409. **Edits** may carry `If-Match` with the ETag that was read; 412 if it changed since.

**Lists** answer `items` and `next_cursor`; send it back as `cursor`. **Errors** are RFC 9457 problems with a stable
`code`; `GET /problems` lists them all.
"""

CONFIG = OpenAPIConfig(
    title="Kuramori",
    version="1",
    description=_ABOUT,
    path="/openapi",
    render_plugins=[],
    use_handler_docstrings=True,
    components=Components(
        security_schemes={
            "key": SecurityScheme(type="http", scheme="bearer", description="API key of a merchant or an operator"),
            "session": SecurityScheme(type="apiKey", name=SESSION_COOKIE, security_scheme_in="cookie"),
        }
    ),
)


def document(app: Litestar) -> dict[str, Any]:
    """The OpenAPI document, with every operation's error answers and all error codes."""
    # Litestar leaves defaults and examples as Python values; a document is JSON through and through.
    schema: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(app.openapi_schema.to_schema()))
    schemas = schema.setdefault("components", {}).setdefault("schemas", {})
    schemas["Problem"] = _problem_schema()
    for path, item in schema["paths"].items():
        for method, operation in item.items():
            _add_errors(operation, path, method)
    return schema


def _problem_schema() -> dict[str, Any]:
    _, parts = msgspec.json.schema_components([_Shape], ref_template="#/components/schemas/{name}")
    shape: dict[str, Any] = parts["_Shape"]
    shape["title"] = "Problem"
    shape["properties"]["code"]["enum"] = sorted({problem.code for problem in catalogue()} | set(_OWN_CODES))
    return shape


class _Shape(msgspec.Struct):
    """An RFC 9457 problem. ``data.fields`` maps a field to what would be right."""

    code: str
    title: str
    status: int
    type: str
    data: dict[str, Any] = {}


_OWN_CODES = (
    "malformed_request", "method_not_allowed", "body_too_large", "unsupported_media_type", "http_error",
    "internal_error",
)  # fmt: skip


def _add_errors(operation: dict[str, Any], path: str, method: str) -> None:
    statuses = {400, 404, 422, 503}
    if operation.get("security") or path.startswith("/api/"):
        statuses |= {401, 403, 429}
    if method not in ("get", "head"):
        statuses |= {409, 412, 413, 415, 429}
    for status in sorted(statuses):
        operation["responses"][str(status)] = {
            "description": _meaning(status),
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }


def _meaning(status: int) -> str:
    kinds = [kind for kind, number in STATUSES if number == status]
    more = {400: "The request cannot be read", 413: "The body is too large", 415: "Not JSON"}
    return kinds[0].title if kinds else more[status]


@get("/openapi.json", include_in_schema=False)
async def openapi(request: Request[Any, Any, Any]) -> Response[bytes]:
    """The OpenAPI 3.1 document."""
    return Response(msgspec.json.encode(document(request.app)), media_type="application/json")


@get("/docs", include_in_schema=False, media_type=MediaType.HTML)
async def docs(request: Request[Any, Any, Any]) -> Response[str]:
    """The document as a page, without scripts."""
    headers = {"Content-Security-Policy": "default-src 'none'; style-src 'self'"}
    return Response(html_page(document(request.app)), media_type=MediaType.HTML, headers=headers)


@get("/docs.css", include_in_schema=False)
async def style() -> Response[str]:
    """The look of the page."""
    return Response(STYLE, media_type="text/css")


HANDLERS = [openapi, docs, style]
