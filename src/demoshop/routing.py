"""Requests, answers and routes: the little of a web framework that the stores need."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import parse_qsl

import msgspec

from demoshop.refusals import Refusal, no_route
from demoshop.wire import Json

Form = TypeVar("Form")
Handler = Callable[["Call"], Awaitable["Answer"]]


@dataclass(frozen=True)
class Answer:
    """What goes back: a JSON-able body."""

    body: object
    status: int = 200
    headers: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Call:
    """A request that found its handler. ``query`` keeps repeated names; ``found`` are the parts of the path."""

    method: str
    path: str
    query: list[tuple[str, str]]
    headers: dict[str, str]
    raw: bytes
    peer: str
    found: dict[str, str] = field(default_factory=dict)

    def number(self, name: str) -> int:
        """A number out of the path."""
        return int(self.found[name])

    def asked(self, name: str) -> str | None:
        """The last value of a query parameter; ``name[]`` counts too."""
        values = [value for key, value in self.query if key in (name, f"{name}[]")]
        return values[-1] if values else None

    def asked_list(self, name: str) -> list[str]:
        """All values of a parameter, whether repeated or separated by commas."""
        given = (value for key, value in self.query if re.sub(r"\[\d*]$", "", key) == name)
        return [part for value in given for part in value.split(",") if part]

    def json(self) -> Json:
        """The body as an object. Refuses: anything else."""
        try:
            body = msgspec.json.decode(self.raw or b"{}")
        except msgspec.DecodeError as problem:
            raise Refusal(400, "rest_invalid_json", "Invalid JSON body passed.") from problem
        if not isinstance(body, dict):
            raise Refusal(400, "rest_invalid_json", "Invalid JSON body passed.")
        return body

    def form(self, kind: type[Form], **fixed: str) -> Form:
        """The body, with ``fixed`` on top, as a struct. Refuses: what does not fit it, saying where."""
        try:
            return msgspec.convert({**self.json(), **fixed}, kind)
        except msgspec.ValidationError as problem:
            raise Refusal(400, "rest_invalid_param", str(problem)) from problem


class Router:
    """Finds the handler for a method and a path. ``{name}`` matches one part, ``{name:d}`` digits only."""

    def __init__(self) -> None:
        self._routes: list[tuple[str, re.Pattern[str], str, Handler]] = []

    def add(self, method: str, pattern: str, handler: Handler) -> None:
        """Answer ``method pattern`` with ``handler``."""
        digits = re.sub(r"\{(\w+):d}", r"(?P<\1>\\d+)", pattern)
        expression = re.sub(r"\{(\w+)}", r"(?P<\1>[^/]+)", digits)
        self._routes.append((method, re.compile(f"{expression}/?"), pattern, handler))

    def patterns(self) -> dict[str, list[str]]:
        """Every path with the methods that it answers."""
        listed: dict[str, list[str]] = {}
        for method, _, pattern, _ in self._routes:
            listed.setdefault(pattern, []).append(method)
        return listed

    async def answer(self, call: Call, path: str) -> Answer:
        """Call the handler. Refuses: no such route."""
        for method, expression, _, handler in self._routes:
            match = expression.fullmatch(path)
            if match and method == call.method:
                call.found.update(match.groupdict())
                return await handler(call)
        raise no_route()


def parsed_query(text: bytes) -> list[tuple[str, str]]:
    """Names and values of a query string, decoded, in their order."""
    return parse_qsl(text.decode("latin-1"), keep_blank_values=True)
