"""Where one store lives and what its clock shows: what every body needs to name itself."""

from dataclasses import dataclass

from demoshop.wire import Json

_ALLOWED = {"allow": ["GET", "POST", "PUT", "PATCH", "DELETE"]}


@dataclass(frozen=True)
class Site:
    """A store's address, without a slash at the end, its currency and its distance from UTC in minutes."""

    url: str
    currency: str
    utc_offset_minutes: int

    @property
    def api(self) -> str:
        """Base of the store's REST API."""
        return f"{self.url}/wp-json/wc/v3"

    def links(self, own: str, collection: str) -> Json:
        """The ``_links`` of a resource."""
        return {"self": [{"href": own, "targetHints": _ALLOWED}], "collection": [{"href": collection}]}
