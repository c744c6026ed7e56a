"""Who gets in: Basic and OAuth 1.0a, signed by another library than the one that checks."""

from datetime import UTC, datetime

import pytest
from authlib.oauth1 import ClientAuth
from authlib.oauth1.rfc5849.signature import SIGNATURE_TYPE_QUERY
from tests.demoshop.street import ORDERS, Api, Stopped

ADDRESS = f"http://127.0.0.1:8010{ORDERS}?per_page=5&status=any&search=%E5%B1%B1%20x"


def signed(clock: Stopped, secret: str = "cs_hana", key: str = "ck_hana") -> str:
    # The signing library looks at the machine's clock, so the store's is set by it.
    clock.moment = datetime.now(UTC)
    client = ClientAuth(key, client_secret=secret, signature_type=SIGNATURE_TYPE_QUERY)
    address, _, _ = client.prepare("GET", ADDRESS, {}, b"")
    return str(address)


def bare(api: Api) -> None:
    api.client.auth = None  # type: ignore[assignment]


async def test_basic_lets_in(api: Api) -> None:
    await api.ask("GET", ORDERS)


@pytest.mark.parametrize(
    ("auth", "message"),
    [(("ck_hana", "wrong"), "Consumer secret is invalid."), (("ck_x", "cs_hana"), "Consumer key is invalid.")],
)
async def test_wrong_credentials_are_refused(api: Api, auth: tuple[str, str], message: str) -> None:
    answer = await api.ask("GET", ORDERS, 401, auth=auth)
    assert answer.json() == {
        "code": "woocommerce_rest_authentication_error", "message": message, "data": {"status": 401}
    }  # fmt: skip


async def test_nobody_is_refused_by_what_they_wanted_to_do(api: Api) -> None:
    bare(api)
    assert (await api.ask("GET", ORDERS, 401)).json()["code"] == "woocommerce_rest_cannot_view"
    assert (await api.ask("POST", ORDERS, 401)).json()["code"] == "woocommerce_rest_cannot_create"


async def test_a_signed_query_lets_in_once(api: Api, clock: Stopped) -> None:
    bare(api)
    address = signed(clock)
    await api.ask("GET", address)
    assert "nonce" in (await api.ask("GET", address, 401)).json()["message"]


async def test_a_wrong_signature_key_or_time_is_refused(api: Api, clock: Stopped) -> None:
    bare(api)
    for address, word in (
        (signed(clock, secret="wrong"), "signature"),
        (signed(clock, key="ck_x"), "Consumer key"),
        (signed(clock).replace("per_page=5", "per_page=6"), "signature"),
    ):
        assert word in (await api.ask("GET", address, 401)).json()["message"]
    late = signed(clock)
    clock.move(16 * 60)
    assert "timestamp" in (await api.ask("GET", late, 401)).json()["message"]


async def test_a_store_that_is_not_there_is_missing(api: Api) -> None:
    await api.ask("GET", "/stores/none/wp-json/wc/v3/orders", 404)
    assert (await api.ask("GET", "/stores/hana/wp-json/wc/v3/coupons", 404)).json()["code"] == "rest_no_route"
