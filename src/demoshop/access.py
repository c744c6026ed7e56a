"""Who may use a store's REST API: its key and secret, as Basic or as an OAuth 1.0a signature in the query.

The real store takes Basic over https only; these stores live on loopback, where plain http is all there is.
"""

import base64
import binascii
import hmac
from urllib.parse import quote

from demoshop.refusals import Refusal
from demoshop.routing import Call
from demoshop.store import Store

WINDOW_SECONDS = 15 * 60
NONCES_KEPT = 10_000
_DIGESTS = {"HMAC-SHA1": "sha1", "HMAC-SHA256": "sha256"}
_NEEDED = ("oauth_consumer_key", "oauth_timestamp", "oauth_nonce", "oauth_signature", "oauth_signature_method")


class Gate:
    """Checks the credentials of a call, and remembers which OAuth nonces were used."""

    def __init__(self) -> None:
        self._nonces: dict[tuple[str, str, str], None] = {}

    def check(self, call: Call, store: Store) -> None:
        """Refuses with 401: no credentials, an unknown key, a wrong secret or signature, a replay."""
        scheme, _, rest = call.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "basic":
            _check_basic(rest, store)
        elif any(name.startswith("oauth_") for name, _ in call.query):
            self._check_oauth(call, store)
        else:
            verb = "list" if call.method == "GET" else "create"
            raise Refusal(401, f"woocommerce_rest_cannot_{'view' if verb == 'list' else verb}",
                          f"Sorry, you cannot {verb} resources.")  # fmt: skip

    def _check_oauth(self, call: Call, store: Store) -> None:
        given = dict(call.query)
        missing = [name for name in _NEEDED if not given.get(name)]
        if missing:
            raise _denied(f"Missing OAuth parameter {', '.join(missing)}")
        if given["oauth_consumer_key"] != store.seed.consumer_key:
            raise _denied("Consumer key is invalid.")
        if given["oauth_signature_method"] not in _DIGESTS:
            raise _denied("Invalid signature - signature method is invalid.")
        if not hmac.compare_digest(oauth_signature(call, store.seed.consumer_secret), given["oauth_signature"]):
            raise _denied("Invalid signature - provided signature does not match.")
        self._check_freshness(given, store)

    def _check_freshness(self, given: dict[str, str], store: Store) -> None:
        stamp = given["oauth_timestamp"]
        if not stamp.isdigit() or abs(store.clock().timestamp() - int(stamp)) > WINDOW_SECONDS:
            raise _denied("Invalid timestamp.")
        key = (store.code, stamp, given["oauth_nonce"])
        if key in self._nonces:
            raise _denied("Invalid nonce - nonce has already been used.")
        self._nonces[key] = None
        if len(self._nonces) > NONCES_KEPT:
            del self._nonces[next(iter(self._nonces))]


def oauth_signature(call: Call, consumer_secret: str) -> str:
    """The one-legged signature that this call should carry in ``oauth_signature``."""
    given = sorted((_escape(name), _escape(value)) for name, value in call.query if name != "oauth_signature")
    normal = "&".join(f"{name}={value}" for name, value in given)
    address = f"{call.headers.get('x-forwarded-proto', 'http')}://{call.headers.get('host', '')}{call.path}"
    text = "&".join((call.method, _escape(address), _escape(normal)))
    digest = _DIGESTS[dict(call.query)["oauth_signature_method"]]
    return base64.b64encode(hmac.digest(f"{_escape(consumer_secret)}&".encode(), text.encode(), digest)).decode()


def _check_basic(encoded: str, store: Store) -> None:
    try:
        key, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        raise _denied("Consumer key is invalid.") from None
    if key != store.seed.consumer_key:
        raise _denied("Consumer key is invalid.")
    if not hmac.compare_digest(secret.encode(), store.seed.consumer_secret.encode()):
        raise _denied("Consumer secret is invalid.")


def _denied(message: str) -> Refusal:
    return Refusal(401, "woocommerce_rest_authentication_error", message)


def _escape(text: str) -> str:
    return quote(text, safe="-._~")
