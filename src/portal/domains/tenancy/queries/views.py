"""Saved views: one's own and the team's."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.tenancy.errors import ViewMissing
from portal.domains.tenancy.models import SavedView
from portal.domains.tenancy.values import ViewView
from portal.kit.scope import actor_of, tenant

_VIEW = (
    SavedView.id, SavedView.screen, SavedView.name, SavedView.query, SavedView.scope, SavedView.author_id,
    SavedView.author_name, SavedView.created_at, SavedView.version,
)  # fmt: skip
_MOST = 500


def seen(session: AsyncSession) -> list[ColumnElement[bool]]:
    """The views that this person sees at this operator or merchant: their own, and everybody's."""
    scope = tenant(session)
    return [
        SavedView.operator_id == scope.operator_id,
        SavedView.merchant_id.is_not_distinct_from(scope.merchant_id),
        or_(SavedView.scope == "team", SavedView.author_id == actor_of(session).id),
    ]


async def list_views(session: AsyncSession, screen: str, *, leads: bool) -> Sequence[ViewView]:
    """Views of one screen, the team's first, by name. ``leads``: this person may change what others saved for all."""
    rows = await session.execute(
        select(*_VIEW)
        .where(*seen(session), SavedView.screen == screen)
        .order_by(SavedView.scope.desc(), SavedView.name, SavedView.id)
        .limit(_MOST)
    )
    return [_as_view(session, row, leads=leads) for row in rows]


async def get_view(session: AsyncSession, view_id: UUID, *, leads: bool) -> ViewView:
    """One view. Refuses one that this person does not see."""
    row = (await session.execute(select(*_VIEW).where(*seen(session), SavedView.id == view_id))).one_or_none()
    if row is None:
        raise ViewMissing(id=str(view_id))
    return _as_view(session, row, leads=leads)


async def count_views(session: AsyncSession, screen: str) -> int:
    """How many views of a screen this person has saved."""
    found = await session.scalar(
        select(func.count()).where(
            *seen(session), SavedView.screen == screen, SavedView.author_id == actor_of(session).id
        )
    )
    return int(found or 0)


def _as_view(session: AsyncSession, row: Any, *, leads: bool) -> ViewView:
    return ViewView(**row._mapping, may_change=leads or row.author_id == actor_of(session).id)
