"""What happened, written in the transaction that made it happen, and carried to whoever reacts.

An event row stays for good: it is timeline, feed and source of figures. An outbox row lives until the relay has
turned it into one run per reaction. A run is the inbox entry of a reaction: it is done once, or parked with the reason.
"""

from portal.kit.outbox.events import Event, event_class, record, record_all, together
from portal.kit.outbox.feed import EventHint, FeedItem, feed_page, hints_of, latest, timeline
from portal.kit.outbox.relay import Carried, Dispatch, Waiting, carry, claim, overdue, sweep_done, waiting
from portal.kit.outbox.runs import MAX_ATTEMPTS, Run, RunView, begin, fail, finish, list_parked, lock, park, replay

__all__ = [
    "MAX_ATTEMPTS",
    "Carried",
    "Dispatch",
    "Event",
    "EventHint",
    "FeedItem",
    "Run",
    "RunView", "Waiting",
    "begin",
    "carry",
    "claim",
    "event_class",
    "fail",
    "feed_page",
    "finish",
    "hints_of",
    "latest",
    "list_parked",
    "lock",
    "overdue",
    "park",
    "record",
    "record_all",
    "replay",
    "sweep_done",
    "timeline", "together", "waiting",
]  # fmt: skip
