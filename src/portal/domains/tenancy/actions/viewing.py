"""Saved views: a list's filters and order kept under a name, for oneself or for everybody here."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.tenancy.errors import ViewMissing, ViewOfAnother, ViewsFull
from portal.domains.tenancy.models import Membership, SavedView
from portal.domains.tenancy.queries.views import count_views, seen
from portal.domains.tenancy.rules import VIEWS_PER_SCREEN
from portal.kit.errors import Stale
from portal.kit.scope import actor_of, tenant


async def save_view(session: AsyncSession, *, screen: str, name: str, query: str, scope: str) -> UUID:
    """The view is kept; answers its id. Refuses a person's fifty-first of the same screen."""
    place, author = tenant(session), actor_of(session)
    # Whoever saves twice at once waits here, so that neither passes the limit.
    await session.execute(
        select(Membership.id)
        .where(
            Membership.operator_id == place.operator_id, Membership.user_id == author.id,
            Membership.merchant_id.is_not_distinct_from(place.merchant_id),
        )
        .with_for_update(key_share=True)
    )  # fmt: skip
    if await count_views(session, screen) >= VIEWS_PER_SCREEN:
        raise ViewsFull(screen=screen, limit=VIEWS_PER_SCREEN)
    view = SavedView(
        operator_id=place.operator_id, merchant_id=place.merchant_id, screen=screen, name=name, query=query,
        scope=scope, author_id=author.id, author_name=author.name,
    )  # fmt: skip
    session.add(view)
    await session.flush()
    return view.id


async def revise_view(
    session: AsyncSession, view_id: UUID, changes: dict[str, Any], *, leads: bool, based_on: int | None = None
) -> None:
    """Name, query or scope are changed. Refuses a team's view to whoever neither wrote it nor ``leads``, and an edit
    based on an older version.
    """
    view = await _to_change(session, view_id, leads=leads)
    if based_on is not None and based_on != view.version:
        raise Stale(version=view.version)
    for name, value in changes.items():
        setattr(view, name, value)
    view.version += 1
    await session.flush()


async def drop_view(session: AsyncSession, view_id: UUID, *, leads: bool) -> None:
    """The view is gone. Refuses a team's view to whoever neither wrote it nor ``leads``."""
    await session.delete(await _to_change(session, view_id, leads=leads))
    await session.flush()


async def _to_change(session: AsyncSession, view_id: UUID, *, leads: bool) -> SavedView:
    view = await session.scalar(select(SavedView).where(*seen(session), SavedView.id == view_id).with_for_update())
    if view is None:
        raise ViewMissing(id=str(view_id))
    if not leads and view.author_id != actor_of(session).id:
        raise ViewOfAnother(id=str(view_id))
    return view
