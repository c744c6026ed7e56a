"""Signing in and out, and what a person may know and set about themselves, whatever their role."""

from litestar import Router

from portal.api.session import joining, me, passwords, preferences, signing

ROUTER = Router(
    "/api/session",
    route_handlers=[
        *signing.HANDLERS, *joining.HANDLERS, *me.HANDLERS, *passwords.HANDLERS, *preferences.HANDLERS
    ],
    tags=["session"],
)  # fmt: skip
