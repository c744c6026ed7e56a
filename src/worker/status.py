"""What machines that watch us ask worker and relay, which have no HTTP door: alive? what do you count?

A plain thread answers, so that a process whose work hangs still says so; whether it hangs is told by its pulse.
"""

import json
import logging
import time
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

log = logging.getLogger(__name__)


class Pulse:
    """When the work was last seen to move. ``still_after`` seconds without a beat it counts as hanging."""

    def __init__(self, still_after: float) -> None:
        self._still_after = still_after
        self._last = time.monotonic()

    def beat(self) -> None:
        """The work moves."""
        self._last = time.monotonic()

    def trouble(self) -> str | None:
        """What is wrong, or None."""
        silence = time.monotonic() - self._last
        return f"nothing has moved for {silence:.0f} s" if silence > self._still_after else None


def answer(host: str, port: int, trouble: Callable[[], str | None]) -> ThreadingHTTPServer:
    """Answer /health/live (503 with the trouble when there is one) and /metrics from now on; the caller closes it."""

    class Watcher(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/health/live":
                found = trouble()
                body = json.dumps({"ok": found is None, "parts": {"work": found}}).encode()
                self._say(HTTPStatus.SERVICE_UNAVAILABLE if found else HTTPStatus.OK, "application/json", body)
            elif self.path == "/metrics":
                self._say(HTTPStatus.OK, CONTENT_TYPE_LATEST, generate_latest())
            else:
                self._say(HTTPStatus.NOT_FOUND, "text/plain", b"/health/live or /metrics\n")

        def _say(self, status: HTTPStatus, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
            log.debug("watched")

    server = ThreadingHTTPServer((host, port), Watcher)
    server.daemon_threads = True
    Thread(target=server.serve_forever, name="status", daemon=True).start()
    return server
