"""Sign-in sessions: begun with a password, rotated when the role changes, ended one by one or all at once.

These run at the front door: the scope is the key that was presented (a mail address, a token hash, a user id).
"""

from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.tenancy import passwords
from portal.domains.tenancy.errors import SessionEnded, SessionMissing, WrongPassword
from portal.domains.tenancy.models import SignInSession
from portal.domains.tenancy.queries.people import find_user, memberships_of
from portal.domains.tenancy.rules import SESSION_ABSOLUTE
from portal.domains.tenancy.values import MembershipView, SignedIn
from portal.kit import clock
from portal.kit.crypto import Vault, new_token
from portal.kit.scope import DoorScope, enter


async def sign_in(
    session: AsyncSession, vault: Vault, *, email: str, password: str, address: str, user_agent: str
) -> SignedIn:
    """A session exists for the person with this password. Refuses a wrong pair without saying which half."""
    await enter(session, DoorScope(email.strip().lower()))
    user = await find_user(session, email)
    if not await passwords.matches(password, user.password_hash if user else None):
        raise WrongPassword
    if user is None or user.disabled_at is not None:
        raise WrongPassword
    return await begin_session(session, vault, user_id=user.id, address=address, user_agent=user_agent)


async def begin_session(
    session: AsyncSession,
    vault: Vault,
    *,
    user_id: UUID,
    address: str,
    user_agent: str,
    membership_id: UUID | None = None,
) -> SignedIn:
    """A session with a fresh token exists, in the named membership or in the first."""
    await enter(session, DoorScope(str(user_id)))
    memberships = list(await memberships_of(session, user_id))
    chosen = _choose(memberships, membership_id)
    token = new_token()
    row = SignInSession(
        token_hash=vault.digest(token),
        user_id=user_id,
        membership_id=chosen.id if chosen else None,
        last_seen_at=clock.now(),
        expires_at=clock.now() + SESSION_ABSOLUTE,
        address=address[:100],
        user_agent=user_agent[:300],
    )
    session.add(row)
    await session.flush()
    return SignedIn(token, row.id, row.expires_at, user_id, chosen, memberships)


async def sign_out(
    session: AsyncSession, *, user_id: UUID, session_id: UUID | None = None, but: UUID | None = None
) -> int:
    """The named session of this person has ended, or all of them ``but`` one; answers how many."""
    await enter(session, DoorScope(str(user_id)))
    ending = (
        update(SignInSession)
        .where(SignInSession.user_id == user_id, SignInSession.revoked_at.is_(None))
        .values(revoked_at=clock.now())
        .returning(SignInSession.id)
    )
    if session_id is not None:
        ending = ending.where(SignInSession.id == session_id)
    if but is not None:
        ending = ending.where(SignInSession.id != but)
    return len((await session.execute(ending)).all())


async def end_session(session: AsyncSession, *, user_id: UUID, session_id: UUID) -> None:
    """This one session of the person has ended. Refuses one that is not open or somebody else's."""
    if not await sign_out(session, user_id=user_id, session_id=session_id):
        raise SessionMissing(id=str(session_id))


def _choose(memberships: list[MembershipView], wanted: UUID | None) -> MembershipView | None:
    if wanted is None:
        return memberships[0] if memberships else None
    found = next((membership for membership in memberships if membership.id == wanted), None)
    if found is None:
        raise SessionEnded(membership=str(wanted))
    return found
