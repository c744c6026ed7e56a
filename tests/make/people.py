"""People with a role, signed in with a browser's cookie."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import httpx2
from sqlalchemy import text
from tests.world import World

from portal.api.guards import CSRF_HEADER, SESSION_COOKIE, csrf_token
from portal.domains import tenancy
from portal.kit.scope import OperatorScope

PASSWORD = "a long enough password"


async def member(
    world: World, email: str, role: str = "owner", *, merchant_id: UUID | None = None, locale: str = "ja"
) -> UUID:
    """Somebody has this role at the operator, or at a merchant; answers the id of the person."""
    async with world.database.transaction(OperatorScope(world.operator_id)) as session:
        user = await tenancy.known_or_new_user(
            session, email=email, name=email.split("@")[0].title(), password=PASSWORD, locale=locale
        )
        await tenancy.enroll(
            session,
            user=user,
            operator_id=world.operator_id,
            merchant_id=merchant_id,
            role=role,
            tenant=("a tenant", "place"),
        )
    return user.id


@asynccontextmanager
async def browser(
    world: World, email: str, role: str = "owner", *, merchant_id: UUID | None = None
) -> AsyncIterator[httpx2.AsyncClient]:
    """The browser of a new member who signed in: with cookie and CSRF header, without asking for the password."""
    user_id = await member(world, email, role, merchant_id=merchant_id)
    async with world.database.transaction(OperatorScope(world.operator_id)) as session:
        signed = await tenancy.begin_session(session, world.services.vault, user_id=user_id, address="", user_agent="")
    async with world.http("nobody") as http:
        http.cookies.set(SESSION_COOKIE, signed.token)
        http.headers[CSRF_HEADER] = csrf_token(world.services.vault, signed.token)
        yield http


async def sign_in(http: httpx2.AsyncClient, email: str, password: str = PASSWORD) -> dict[str, str]:
    """The header that the signed-in page sends with every write."""
    answer = await http.post("/api/session", json={"email": email, "password": password})
    assert answer.status_code == 201, answer.text
    http.headers["X-CSRF-Token"] = answer.json()["csrf_token"]
    return {"X-CSRF-Token": answer.json()["csrf_token"]}


async def last_mail(world: World, recipient: str) -> str:
    """The newest mail to this address, or nothing."""
    async with world.operator() as session:
        body = await session.scalar(
            text("select body from mails where recipient = :to order by id desc limit 1"), {"to": recipient}
        )
    return str(body or "")


def token_in(mail: str) -> str:
    """The secret of a mail's link."""
    found = re.search(r"token=([\w-]+)", mail)
    assert found, mail
    return found[1]
