"""The shape of an event and the one way to record it."""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Any, ClassVar
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.kit import clock
from portal.kit.hot import HotInsert
from portal.kit.ids import new_id
from portal.kit.outbox.tables import EventRow, OutboxRow
from portal.kit.scope import actor_of

_classes: dict[str, type["Event"]] = {}


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened: past tense, ids and plain values only.

    A subclass names its ``subject`` (the kind of thing it is about) and has a field ``<subject>_id``.
    ``merchant_id`` is None only for what concerns the operator alone.
    """

    subject: ClassVar[str] = ""

    merchant_id: UUID | None

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        _classes[cls.__name__] = cls

    @property
    def subject_id(self) -> UUID:
        value: UUID = getattr(self, f"{self.subject}_id")
        return value


def event_class(name: str) -> type[Event]:
    """The class of an event by its name."""
    return _classes[name]


async def record(session: AsyncSession, event: Event) -> UUID:
    """Write what happened together with the work of this transaction; answers the event's id."""
    return (await record_all(session, [event]))[0]


async def record_all(session: AsyncSession, events: Iterable[Event]) -> Sequence[UUID]:
    """Write many events in two statements, or at the end of the block of :func:`together` around this."""
    rows = [(new_id(), event) for event in events]
    gathered: list[tuple[UUID, Event]] | None = session.sync_session.info.get("gathered_events")
    if gathered is not None:
        gathered.extend(rows)
    elif rows:
        await _write(session, rows)
    return [id_ for id_, _ in rows]


@asynccontextmanager
async def together(session: AsyncSession) -> AsyncIterator[None]:
    """What several rooms record inside the block is written at its end, in two statements for all of it."""
    info = session.sync_session.info
    if "gathered_events" in info:
        yield
        return
    info["gathered_events"] = []
    try:
        yield
        rows = info["gathered_events"]
    finally:
        del info["gathered_events"]
    if rows:
        await _write(session, rows)


async def _write(session: AsyncSession, rows: Sequence[tuple[UUID, Event]]) -> None:
    actor, at = actor_of(session), clock.now()
    await _EVENTS.rows(
        session,
        [
            {
                "id": id_, "merchant_id": event.merchant_id, "name": type(event).__name__,
                "subject_type": event.subject, "subject_id": event.subject_id, "data": msgspec.to_builtins(event),
                "actor_kind": actor.kind, "actor_id": actor.id, "actor_name": actor.name, "occurred_at": at,
                "feed_seq": None,
            }
            for id_, event in rows
        ],
    )  # fmt: skip
    await _OUTBOX.rows(
        session,
        [{"event_id": id_, "merchant_id": event.merchant_id, "name": type(event).__name__} for id_, event in rows],
    )


_EVENTS, _OUTBOX = HotInsert(EventRow.__table__), HotInsert(OutboxRow.__table__)
