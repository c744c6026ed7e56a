"""Messages between machines: taken when signed, refused in every other way."""

import base64
from datetime import UTC, datetime, timedelta

import pytest

from portal.kit import clock, signatures
from portal.kit.signatures import SignatureWrong

SECRET, OTHER = signatures.new_secret(), signatures.new_secret()
BODY = '{"名":"荷"}'.encode()


def test_a_signed_message_is_taken_and_names_itself() -> None:
    assert signatures.check(SECRET, signatures.signed(SECRET, "msg_1", BODY), BODY) == "msg_1"


def test_one_right_signature_among_several_is_enough_while_secrets_rotate() -> None:
    headers = signatures.signed(SECRET, "msg_1", BODY)
    old = signatures.signed(OTHER, "msg_1", BODY)["webhook-signature"]
    both = {**headers, "webhook-signature": old + " " + headers["webhook-signature"]}
    assert signatures.check(SECRET, both, BODY) == "msg_1"


@pytest.mark.parametrize(
    "change",
    [
        {"webhook-id": "msg_2"}, {"webhook-timestamp": "1"}, {"webhook-timestamp": "²"},
        {"webhook-timestamp": "9" * 40}, {"webhook-signature": ""},
        {"webhook-signature": "v1,"}, {"webhook-signature": "v1,é"}, {"webhook-id": ""},
    ],
)  # fmt: skip
def test_a_changed_header_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(SignatureWrong):
        signatures.check(SECRET, {**signatures.signed(SECRET, "msg_1", BODY), **change}, BODY)


def test_another_body_another_secret_and_no_headers_are_refused() -> None:
    headers = signatures.signed(SECRET, "msg_1", BODY)
    for secret, given, body in ((SECRET, headers, BODY + b" "), (OTHER, headers, BODY), (SECRET, {}, BODY)):
        with pytest.raises(SignatureWrong):
            signatures.check(secret, given, body)


def test_a_message_grows_too_old_in_five_minutes() -> None:
    at = datetime(2026, 11, 24, tzinfo=UTC)
    with clock.running(lambda: at):
        headers = signatures.signed(SECRET, "msg_1", BODY)
    with clock.running(lambda: at + timedelta(minutes=4)):
        assert signatures.check(SECRET, headers, BODY)
    with clock.running(lambda: at + timedelta(minutes=6)), pytest.raises(SignatureWrong) as refused:
        signatures.check(SECRET, headers, BODY)
    assert refused.value.data == {"reason": "too_old"}


def test_the_signature_is_the_one_of_the_published_scheme() -> None:
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    body = b'{"test": 2432232314}'
    with clock.running(lambda: datetime.fromtimestamp(1614265330, UTC)):
        headers = signatures.signed(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", body)
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert base64.b64decode(headers["webhook-signature"][3:])
