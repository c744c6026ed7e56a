"""A new password: for who forgot theirs, by a link that was mailed; for who knows it, at once.

These run at the front door, like signing in.
"""

from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.tenancy import passwords
from portal.domains.tenancy.actions.signing_in import sign_out
from portal.domains.tenancy.errors import ResetMissing
from portal.domains.tenancy.models import User
from portal.domains.tenancy.queries.people import memberships_of
from portal.domains.tenancy.rules import RESET_LIFE
from portal.domains.tenancy.values import ResetAsked
from portal.kit import clock
from portal.kit.crypto import Vault, new_token
from portal.kit.errors import Invalid
from portal.kit.scope import DoorScope, enter


async def ask_reset(session: AsyncSession, vault: Vault, email: str) -> ResetAsked | None:
    """An hour long a link sets a new password for this person; one that was open before is dead.

    Answers None, and leaves nothing, when nobody who may sign in somewhere has the address.
    """
    email, token = email.strip().lower(), new_token()
    await enter(session, DoorScope(email))
    row = (
        await session.execute(
            update(User)
            .where(User.email == email, User.disabled_at.is_(None))
            .values(reset_hash=vault.digest(token), reset_expires_at=clock.now() + RESET_LIFE)
            .returning(User.id, User.name, User.email, User.locale)
        )
    ).one_or_none()
    if row is None:
        return None
    await enter(session, DoorScope(str(row.id)))
    memberships = await memberships_of(session, row.id)
    if not memberships:
        return None
    return ResetAsked(token, *row, memberships[0].operator_id, memberships[0].merchant_id)


async def reset_password(session: AsyncSession, vault: Vault, *, token: str, password: str) -> UUID:
    """The reader of the link has this password and is signed out everywhere; answers the user's id.

    Refuses a link that was used, replaced or is older than an hour, and a password that is too short.
    """
    digest = vault.digest(token)
    await enter(session, DoorScope(digest))
    user_id = await session.scalar(
        select(User.id)
        .where(User.reset_hash == digest, User.reset_expires_at > clock.now(), User.disabled_at.is_(None))
        .with_for_update()
    )
    if user_id is None:
        raise ResetMissing
    await _set_password(session, user_id, password)
    await sign_out(session, user_id=user_id)
    await session.flush()
    return user_id


async def change_password(
    session: AsyncSession, *, user_id: UUID, session_id: UUID | None, current: str, new: str
) -> int:
    """The person has the new password and is signed out everywhere but here; answers how many sessions ended.

    Refuses a wrong current password and a new one that is too short. An open link to a new password is dead.
    """
    await enter(session, DoorScope(str(user_id)))
    stored = await session.scalar(select(User.password_hash).where(User.id == user_id))
    if not await passwords.matches(current, stored):
        raise Invalid.field("current", "your present password")
    await _set_password(session, user_id, new)
    ended = await sign_out(session, user_id=user_id, but=session_id)
    await session.flush()
    return ended


async def _set_password(session: AsyncSession, user_id: UUID, password: str) -> None:
    hash_ = await passwords.hashed(password)
    await enter(session, DoorScope(str(user_id)))
    await session.execute(
        update(User).where(User.id == user_id).values(password_hash=hash_, reset_hash=None, reset_expires_at=None)
    )
