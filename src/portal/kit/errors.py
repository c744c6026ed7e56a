"""Refusals: what the business says when it will not do something.

A refusal is a kind, a stable code and data. It knows no HTTP and no prose; the doors translate.
"""

from typing import Any, ClassVar


class Refusal(Exception):
    """Base of everything the business refuses. ``code`` is stable and documented; ``data`` is JSON."""

    code: ClassVar[str] = "refused"
    title: ClassVar[str] = "Refused"

    def __init__(self, **data: Any) -> None:
        super().__init__(self.code)
        self.data = data

    def __str__(self) -> str:
        return f"{self.code} {self.data}" if self.data else self.code


class Invalid(Refusal):
    """The input cannot be right. ``data["fields"]`` maps a field path to what would be right."""

    code = "invalid"
    title = "The input is not valid"

    @classmethod
    def field(cls, path: str, problem: str, **data: Any) -> "Invalid":
        """One field is wrong: ``path`` such as ``lines[0].quantity``, ``problem`` says what would be right."""
        return cls(fields={path: problem}, **data)


class Forbidden(Refusal):
    """Known, but not allowed."""

    code = "forbidden"
    title = "Not allowed"


class Unauthenticated(Refusal):
    """Nobody known is asking."""

    code = "unauthenticated"
    title = "Sign in or send a valid API key"


class Missing(Refusal):
    """It does not exist, or it is somebody else's."""

    code = "missing"
    title = "Not found"


class Conflict(Refusal):
    """It exists in a state that does not allow this."""

    code = "conflict"
    title = "The present state does not allow this"


class TooMany(Refusal):
    """Asked too often; ``data["retry_after"]`` is in seconds."""

    code = "too_many"
    title = "Too many requests"


class Unavailable(Refusal):
    """A partner or a part of the system is down; the same request may work later."""

    code = "unavailable"
    title = "Temporarily unavailable"


class Stale(Conflict):
    """Somebody else changed it since it was read."""

    code = "stale"
    title = "Changed by somebody else since it was read"


def all_refusals() -> list[type[Refusal]]:
    """Every refusal class that is loaded, by code."""
    found: dict[str, type[Refusal]] = {}
    stack: list[type[Refusal]] = [Refusal]
    while stack:
        for child in stack.pop().__subclasses__():
            found.setdefault(child.code, child)
            stack.append(child)
    return [found[code] for code in sorted(found)]
