"""``/webhooks``: the portal opens, mends and removes its own subscriptions."""

from demoshop.refusals import Refusal, unknown
from demoshop.rest import listing
from demoshop.routing import Answer, Call
from demoshop.store import Store
from demoshop.webhooks import STATUSES, TOPICS, Webhook
from demoshop.wire import Json


class Webhooks:
    """The webhooks of one store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    async def list_page(self, call: Call) -> Answer:
        page, per_page = listing.page_of(call)
        status = listing.choice(call, "status", ("all", *STATUSES), "all")
        found = [hook for hook in self.store.webhooks.values() if status in ("all", hook.status)]
        found.sort(key=lambda hook: hook.id, reverse=listing.descending(call))
        shown = found[(page - 1) * per_page : page * per_page]
        bodies = [self.store.body(hook) for hook in shown]
        return listing.paged(call, self.store, bodies, len(found), page, per_page)

    async def read(self, call: Call) -> Answer:
        return Answer(self.store.body(self._get(call)))

    async def create(self, call: Call) -> Answer:
        """A subscription that is pinged at once. Refuses: an unknown topic, an address that is none."""
        asked = call.json()
        topic, address = _topic(asked.get("topic")), _address(asked.get("delivery_url"))
        name = str(asked.get("name") or f"Webhook created on {self.store.now()}")
        hook = self.store.subscribe(name, topic, address, str(asked.get("secret") or self.store.seed.webhook_secret))
        location = ("Location", f"{self.store.site.api}/webhooks/{hook.id}")
        return Answer(self.store.body(hook), 201, [location])

    async def write(self, call: Call) -> Answer:
        """Change a subscription; making it active again forgets its failures."""
        hook, asked = self._get(call, status=400), call.json()
        self._change(hook, asked)
        hook.date_modified = self.store.now()
        with self.store.changing():
            self.store.keep_webhook(hook)
        return Answer(self.store.body(hook))

    async def remove(self, call: Call) -> Answer:
        """Forget a subscription. Refuses: without ``force``, for there is no bin for webhooks."""
        if (call.asked("force") or "").lower() not in ("true", "1"):
            raise Refusal(501, "woocommerce_rest_trash_not_supported", "Webhooks do not support trashing.")
        hook = self._get(call)
        with self.store.changing():
            self.store.drop_webhook(hook)
        return Answer(self.store.body(hook))

    def _get(self, call: Call, status: int = 404) -> Webhook:
        hook = self.store.webhooks.get(call.number("id"))
        if hook is None:
            raise unknown("shop_webhook", status)
        return hook

    def _change(self, hook: Webhook, asked: Json) -> None:
        status = asked.get("status", hook.status)
        if status not in STATUSES:
            raise Refusal(400, "woocommerce_rest_shop_webhook_invalid_status", "Webhook status must be valid.")
        topic = _topic(asked.get("topic", hook.topic))
        address = _address(asked.get("delivery_url", hook.delivery_url))
        if status == "active" and hook.status != "active":
            hook.failures = 0
        hook.status, hook.topic, hook.delivery_url = status, topic, address
        hook.name, hook.secret = str(asked.get("name", hook.name)), str(asked.get("secret") or hook.secret)


def _topic(asked: object) -> str:
    topic = str(asked or "").lower()
    if topic not in TOPICS:
        message = "Webhook topic is required and must be valid."
        raise Refusal(400, "woocommerce_rest_shop_webhook_invalid_topic", message)
    return topic


def _address(asked: object) -> str:
    address = str(asked or "")
    if not address.startswith(("http://", "https://")):
        message = "Webhook delivery URL must be a valid URL starting with http:// or https://."
        raise Refusal(400, "woocommerce_rest_shop_webhook_invalid_delivery_url", message)
    return address
