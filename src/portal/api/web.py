"""The web's files: pages that start it, and what they load. Built by `scripts/web` into the folder the configuration
names; served by the API itself, so that one address and one cookie serve both and no cross-site rule is needed.
"""

from pathlib import Path
from typing import Any

from litestar import MediaType, Request, Response, get
from litestar.datastructures import State
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

# Styles of the component kit are set at run time; scripts only ever come as files. The scanner decodes in wasm.
_POLICY = "; ".join((
    "default-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:", "font-src 'self'", "connect-src 'self'", "worker-src 'self'",
    "frame-src 'self' blob:", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
))  # fmt: skip
_TYPES = {
    ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml", ".woff2": "font/woff2", ".wasm": "application/wasm", ".txt": "text/plain; charset=utf-8",
    ".json": "application/json", ".webmanifest": "application/manifest+json", ".png": "image/png",
}  # fmt: skip
# What is named by its content never changes; what is named by its place is asked for anew.
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK = "no-cache"
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
_NOT_BUILT = "The web is not built in this folder. `make run` builds it; PORTAL_WEB_DIR names another folder.\n"


class Site:
    """The built web. Files are read when asked for: the system keeps the busy ones in memory."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def answer(self, name: str, accepted: str, *, cache: str = _ASK) -> Response[bytes]:
        """The file of this name in the best encoding that the asker takes. Refuses what is not there."""
        headers = {"cache-control": cache, "vary": "accept-encoding", "content-security-policy": _POLICY}
        kind = _TYPES.get(Path(name).suffix, "application/octet-stream")
        for encoding, suffix in _ENCODINGS:
            if encoding in accepted and (packed := self._read(name + suffix)) is not None:
                return Response(packed, media_type=kind, headers={**headers, "content-encoding": encoding})
        plain = self._read(name)
        if plain is None:
            raise NotFoundException
        return Response(plain, media_type=kind, headers=headers)

    @property
    def built(self) -> bool:
        return (self._folder / "index.html").is_file()

    def _read(self, name: str) -> bytes | None:
        path = (self._folder / name).resolve()
        if not path.is_relative_to(self._folder):
            return None
        try:
            return path.read_bytes()
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            return None


def _accepted(request: Request[Any, Any, Any]) -> str:
    return request.headers.get("accept-encoding", "")


def _start(request: Request[Any, Any, Any], state: State, page: str) -> Response[bytes]:
    site: Site = state.site
    if not site.built:
        return Response(_NOT_BUILT.encode(), status_code=503, media_type=MediaType.TEXT)
    return site.answer(page, _accepted(request))


PORTAL = [
    "/",
    "/login",
    "/join",
    "/forgot",
    "/reset",
    "/me",
    "/c/{rest:path}",
    "/w",
    "/w/{rest:path}",
    "/pack/{rest:path}",
]


@get(PORTAL, include_in_schema=False)
async def portal(request: Request[Any, Any, Any], state: State) -> Response[bytes]:
    """Every page of the portal is the same document; its script reads the address."""
    return _start(request, state, "index.html")


@get(["/scan", "/scan/{rest:path}"], include_in_schema=False)
async def handheld(request: Request[Any, Any, Any], state: State) -> Response[bytes]:
    """The handheld's own small document."""
    return _start(request, state, "scan.html")


@get("/assets/{name:path}", include_in_schema=False)
async def asset(name: FromPath[str], request: Request[Any, Any, Any], state: State) -> Response[bytes]:
    """Scripts, styles and fonts, named by their content."""
    site: Site = state.site
    return site.answer(f"assets/{name.lstrip('/')}", _accepted(request), cache=_FOR_EVER)


@get(["/icon.svg", "/robots.txt", "/sw.js", "/manifest.webmanifest"], include_in_schema=False)
async def file(request: Request[Any, Any, Any], state: State) -> Response[bytes]:
    """Files with a fixed name at the top."""
    site: Site = state.site
    return site.answer(request.url.path.lstrip("/"), _accepted(request))


HANDLERS = [portal, handheld, asset, file]
