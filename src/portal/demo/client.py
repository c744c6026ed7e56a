"""The demo's way in over HTTP: signed in like a person, or with a key like a shop; says clearly what was refused."""

import time
from collections.abc import Callable
from typing import Any

import httpx2


class Refused(RuntimeError):
    """The product answered no; the text says what was asked and what it said."""


class Client:
    """One person or machine at one base URL."""

    def __init__(self, base_url: str, *, key: str | None = None) -> None:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._http = httpx2.Client(base_url=base_url, headers=headers, timeout=30)

    def sign_in(self, email: str, password: str) -> None:
        """Begin a session and send its CSRF token from now on."""
        me = self.post("/api/session", {"email": email, "password": password})
        self._http.headers["X-CSRF-Token"] = me["csrf_token"]

    def get(self, path: str, **query: Any) -> Any:
        """The answer as JSON values."""
        return self._ask("GET", path, params=query)

    def post(self, path: str, body: Any = None) -> Any:
        """The answer as JSON values."""
        return self._ask("POST", path, json=body)

    def post_raw(self, path: str, body: bytes, headers: dict[str, str]) -> Any:
        """Send bytes exactly as they are, because a signature covers them."""
        return self._ask("POST", path, content=body, headers={"Content-Type": "application/json", **headers})

    def find(self, path: str) -> Any | None:
        """The answer, or None while there is none."""
        answer = self._http.get(path)
        return None if answer.status_code == 404 else self._ask("GET", path)

    def put(self, path: str, body: Any = None) -> Any:
        """The answer as JSON values."""
        return self._ask("PUT", path, json=body)

    def _ask(self, method: str, path: str, **sent: Any) -> Any:
        try:
            answer = self._http.request(method, path, **sent)
        except httpx2.TransportError as problem:
            raise Refused(f"{self._http.base_url} does not answer: is `make run` running? ({problem})") from problem
        if answer.status_code >= 400:
            raise Refused(f"{method} {path}: {answer.status_code} {answer.text[:500]}")
        return answer.json() if answer.content else None

    def close(self) -> None:
        """Give the connections back."""
        self._http.close()


def wait_for(what: str, look: Callable[[], Any], seconds: float = 20) -> Any:
    """Look again until something is there; answers it.

    Raises:
        Refused: when it did not come in time.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.05)
    raise Refused(f"{what} did not come within {seconds:.0f} s: see the logs in the data folder, and parked work")
