"""The message broker. A message says only "run this reaction of this event now"; the run itself is in PostgreSQL."""

import asyncio
from collections.abc import Callable
from typing import Any
from uuid import UUID

import dramatiq
from dramatiq.brokers.redis import RedisBroker
from dramatiq.middleware import AgeLimit, AsyncIO, Callbacks, Pipelines, ShutdownNotifications

from portal.kit.outbox import Dispatch

QUEUE = "reactions"
ACTOR = "run_reaction"


def make_broker(redis_url: str) -> RedisBroker:
    """A broker whose dead workers' messages come back within seconds rather than minutes."""
    # Retries and time limits are ours: attempts are counted in PostgreSQL, so none of dramatiq's is installed.
    middleware = [AgeLimit(), ShutdownNotifications(), Callbacks(), Pipelines(), AsyncIO()]
    return RedisBroker(url=redis_url, middleware=middleware, heartbeat_timeout=10_000, maintenance_chance=1_000_000)


def declare(broker: RedisBroker, run: Callable[..., Any]) -> dramatiq.Actor[..., Any]:
    """The one actor: runs a reaction, never raises."""
    return dramatiq.actor(run, actor_name=ACTOR, queue_name=QUEUE, broker=broker)


def message(dispatch: Dispatch) -> dramatiq.Message[Any]:
    """The message for one reaction."""
    return dramatiq.Message(
        queue_name=QUEUE,
        actor_name=ACTOR,
        args=(str(dispatch.operator_id), str(dispatch.event_id), dispatch.reaction),
        kwargs={},
        options={},
    )


async def send(broker: RedisBroker, dispatches: list[Dispatch]) -> None:
    """Enqueue off the event loop; the broker's client is synchronous."""
    await asyncio.to_thread(_send, broker, dispatches)


def _send(broker: RedisBroker, dispatches: list[Dispatch]) -> None:
    for dispatch in dispatches:
        broker.enqueue(message(dispatch))


async def unfinished(broker: RedisBroker) -> int:
    """How many messages are queued or being worked on."""
    count: int = await asyncio.to_thread(broker.client.hlen, f"{broker.namespace}:{QUEUE}.msgs")
    return count


def ids(operator_id: str, event_id: str) -> tuple[UUID, UUID]:
    """The ids of a message."""
    return UUID(operator_id), UUID(event_id)
