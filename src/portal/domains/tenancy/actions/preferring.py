"""How a person likes to work, kept with the person and the same in every role."""

from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.tenancy.models import User
from portal.domains.tenancy.rules import LOCALES, TABLES_MAX_BYTES, THEMES
from portal.domains.tenancy.values import Preferences
from portal.kit.errors import Invalid
from portal.kit.scope import DoorScope, enter


async def prefer(session: AsyncSession, user_id: UUID, wanted: Preferences) -> None:
    """These are the person's preferences, all of them.

    Refuses an unknown language, theme or time zone, and layouts of more than 20,000 bytes of JSON.
    """
    _check(wanted)
    await enter(session, DoorScope(str(user_id)))
    await session.execute(update(User).where(User.id == user_id).values(**msgspec.structs.asdict(wanted)))
    await session.flush()


def _check(wanted: Preferences) -> None:
    if wanted.locale not in LOCALES:
        raise Invalid.field("locale", "one of " + ", ".join(LOCALES))
    if wanted.theme not in THEMES:
        raise Invalid.field("theme", "one of " + ", ".join(THEMES))
    if wanted.time_zone is not None and not _known_zone(wanted.time_zone):
        raise Invalid.field("time_zone", "a name such as Asia/Tokyo")
    if len(msgspec.json.encode(wanted.tables)) > TABLES_MAX_BYTES:
        raise Invalid.field("tables", f"at most {TABLES_MAX_BYTES} bytes")


def _known_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
