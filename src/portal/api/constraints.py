"""Constraint names of the database as refusals: what a race lets through is still told well."""

from sqlalchemy.exc import IntegrityError

from portal.domains.inventory import NotEnough
from portal.kit.errors import Conflict, Refusal


class AlreadyThere(Conflict):
    """Something with this identity exists already."""

    code = "already_there"
    title = "This exists already"


class BelongsElsewhere(Conflict):
    """A referenced thing is missing or somebody else's."""

    code = "reference_missing"
    title = "Something that this refers to does not exist"


_BY_NAME: dict[str, type[Refusal]] = {
    "ck_availability_reserved": NotEnough,
    "ck_stock_quantity": NotEnough,
    "ck_stock_allocated": NotEnough,
}
_BY_STATE: dict[str, type[Refusal]] = {"23505": AlreadyThere, "23503": BelongsElsewhere}


def refusal_of(problem: IntegrityError) -> Refusal | None:
    """The refusal that a violated constraint means, or None when it can only be a fault of ours."""
    cause = getattr(problem.orig, "__cause__", None)
    name = getattr(cause, "constraint_name", None)
    state = getattr(cause, "sqlstate", None)
    kind = _BY_NAME.get(name or "") or _BY_STATE.get(state or "")
    return kind(constraint=name) if kind else None
