"""The message broker. A message says only "run these reactions of these events now"; the runs are in PostgreSQL.

What was just committed travels in bundles, because beginning and fetching cost as much as a small reaction. What is
sent again travels alone, so that a run which kills its worker is soon the only one whose attempts are used up.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

import dramatiq
from dramatiq.brokers.redis import RedisBroker
from dramatiq.middleware import AgeLimit, AsyncIO, Callbacks, Pipelines, ShutdownNotifications

from portal.kit.outbox import Dispatch

QUEUE = "reactions"
ACTOR = "run_reactions"
# Enough to make the cost of a message small; few enough that a long burst is spread over all threads.
BUNDLE = 12
# A few are spread over as many messages, so that threads which have nothing to do share them.
SHARES = 4


def make_broker(redis_url: str) -> RedisBroker:
    """A broker whose dead workers' messages come back within seconds rather than minutes."""
    # Retries and time limits are ours: attempts are counted in PostgreSQL, so none of dramatiq's is installed.
    middleware = [AgeLimit(), ShutdownNotifications(), Callbacks(), Pipelines(), AsyncIO()]
    return RedisBroker(url=redis_url, middleware=middleware, heartbeat_timeout=10_000, maintenance_chance=1_000_000)


def declare(broker: RedisBroker, run: Callable[..., Any]) -> dramatiq.Actor[..., Any]:
    """The one actor: runs reactions, never raises."""
    return dramatiq.actor(run, actor_name=ACTOR, queue_name=QUEUE, broker=broker)


def bundled(dispatches: Iterable[Dispatch], alone: Callable[[str], bool]) -> list[list[Dispatch]]:
    """The dispatches in their order, those of one operator together unless their reaction goes ``alone``."""
    bundles: list[list[Dispatch]] = []
    per_operator: dict[UUID, list[Dispatch]] = {}
    for dispatch in dispatches:
        if alone(dispatch.reaction):
            bundles.append([dispatch])
        else:
            per_operator.setdefault(dispatch.operator_id, []).append(dispatch)
    for together in per_operator.values():
        size = min(BUNDLE, -(-len(together) // SHARES))
        bundles += [together[first : first + size] for first in range(0, len(together), size)]
    return bundles


def message(bundle: Sequence[Dispatch]) -> dramatiq.Message[Any]:
    """The message for reactions of one operator."""
    return dramatiq.Message(
        queue_name=QUEUE,
        actor_name=ACTOR,
        args=(str(bundle[0].operator_id), [[str(one.event_id), one.reaction] for one in bundle]),
        kwargs={},
        options={},
    )


async def send(broker: RedisBroker, bundles: Sequence[Sequence[Dispatch]]) -> None:
    """Enqueue off the event loop; the broker's client is synchronous."""
    await asyncio.to_thread(_send, broker, bundles)


def _send(broker: RedisBroker, bundles: Sequence[Sequence[Dispatch]]) -> None:
    for bundle in bundles:
        broker.enqueue(message(bundle))


async def unfinished(broker: RedisBroker) -> int:
    """How many messages are queued or being worked on."""
    count: int = await asyncio.to_thread(broker.client.hlen, f"{broker.namespace}:{QUEUE}.msgs")
    return count


def asked(pairs: Sequence[Sequence[str]]) -> list[tuple[UUID, str]]:
    """The events and reactions of a message."""
    return [(UUID(event_id), reaction) for event_id, reaction in pairs]
