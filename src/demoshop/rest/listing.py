"""Pages, dates and batches: what every list and every batch of the API has in common."""

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlencode

from demoshop.refusals import Refusal, invalid_param
from demoshop.routing import Answer, Call
from demoshop.store import Store
from demoshop.wire import Json, minor

LARGEST_PAGE = 100
LARGEST_BATCH = 100


def page_of(call: Call) -> tuple[int, int]:
    """``(page, per_page)``. Refuses: a page below 1, more than 100 on a page."""
    page, per_page = _whole(call, "page", 1), _whole(call, "per_page", 10)
    if page < 1:
        raise invalid_param("page", "page must be greater than or equal to 1", "rest_out_of_bounds")
    if not 1 <= per_page <= LARGEST_PAGE:
        message = f"per_page must be between 1 (inclusive) and {LARGEST_PAGE} (inclusive)"
        raise invalid_param("per_page", message, "rest_out_of_bounds")
    return page, per_page


def descending(call: Call) -> bool:
    """Whether the list runs downwards, which it does unless told. Refuses: any other word."""
    return choice(call, "order", ("asc", "desc"), "desc") == "desc"


def choice(call: Call, name: str, allowed: tuple[str, ...], usual: str) -> str:
    """One of the allowed words. Refuses: any other."""
    given = call.asked(name) or usual
    if given not in allowed:
        raise invalid_param(name, f"{name} is not one of {', '.join(allowed)}.", "rest_not_in_enum")
    return given


def moment(call: Call, name: str, store: Store) -> int | None:
    """A date parameter as seconds since 1970. Without a zone it is the store's local time, or UTC with
    ``dates_are_gmt``. Refuses: what is no date."""
    given = call.asked(name)
    if not given:
        return None
    try:
        parsed = datetime.fromisoformat(given.replace(" ", "+"))
    except ValueError:
        raise invalid_param(name, "Invalid date.", "rest_invalid_date") from None
    if parsed.tzinfo is not None:
        return int(parsed.timestamp())
    gmt = (call.asked("dates_are_gmt") or "").lower() in ("true", "1")
    return int(parsed.replace(tzinfo=UTC).timestamp()) - (0 if gmt else store.site.utc_offset_minutes * 60)


def paged(call: Call, store: Store, items: list[Json], total: int, page: int, per_page: int) -> Answer:
    """A page with the headers that say how many there are and where the neighbours lie."""
    pages = -(-total // per_page)
    links = []
    if page > 1:
        links.append(_link(call, store, min(page - 1, max(pages, 1)), "prev"))
    if page < pages:
        links.append(_link(call, store, page + 1, "next"))
    headers = [("X-WP-Total", str(total)), ("X-WP-TotalPages", str(pages))]
    return Answer(items, headers=[*headers, ("Link", ", ".join(links))] if links else headers)


def batch(call: Call, steps: dict[str, Callable[[Json], Json]]) -> Answer:
    """Do each item of ``create``, ``update`` and ``delete`` by itself; one that is refused says so in its place.
    Refuses: more than 100 items in all."""
    asked = call.json()
    given = {name: asked.get(name) or [] for name in ("create", "update", "delete")}
    if sum(len(items) for items in given.values()) > LARGEST_BATCH:
        raise Refusal(
            413, "woocommerce_rest_request_entity_too_large",
            f"Unable to accept more than {LARGEST_BATCH} items for this request.",
        )  # fmt: skip
    return Answer({name: [_attempt(steps.get(name), item) for item in items] for name, items in given.items() if items})


def money(asked: object, currency: str, name: str) -> int:
    """An amount in a body as minor units. Refuses: what is no amount."""
    try:
        return minor(str(asked), currency)
    except ValueError:
        raise invalid_param(name, f"{name} is not a valid amount.", "rest_invalid_type") from None


def whole(asked: object, name: str) -> int:
    """A whole number in a body; nothing is 0. Refuses: what is no number."""
    try:
        return int(str(asked or 0))
    except ValueError:
        raise invalid_param(name, f"{name} is not of type integer.", "rest_invalid_type") from None


def _attempt(step: Callable[[Json], Json] | None, item: Json | int) -> Json:
    wanted: Json = item if isinstance(item, dict) else {"id": item}
    try:
        if step is None:
            raise Refusal(501, "demoshop_not_played", "This store does not play that part.")
        return step(wanted)
    except Refusal as refused:
        return {"id": wanted.get("id", 0), "error": refused.body()}


def _whole(call: Call, name: str, usual: int) -> int:
    given = call.asked(name)
    return usual if given is None else whole(given, name)


def _link(call: Call, store: Store, page: int, relation: str) -> str:
    query = [(name, value) for name, value in call.query if name != "page" and not name.startswith("oauth_")]
    address = store.site.url + call.path[call.path.index("/wp-json") :]
    return f'<{address}?{urlencode([*query, ("page", str(page))])}>; rel="{relation}"'
