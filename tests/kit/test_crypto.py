"""Secrets are sealed to their place, and keys prove their own typing."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.kit.crypto import SealBroken, Vault, new_api_key, prefix_of_api_key

VAULT = Vault(b"k" * 32)
OPERATOR = uuid.UUID(int=1)


@given(st.binary(max_size=300))
def test_what_was_sealed_opens_in_its_place(secret: bytes) -> None:
    sealed = VAULT.seal(secret, operator_id=OPERATOR, place="shops:1:credentials")
    assert VAULT.open(sealed, operator_id=OPERATOR, place="shops:1:credentials") == secret


def test_a_ciphertext_in_another_row_or_tenant_or_changed_does_not_open() -> None:
    sealed = VAULT.seal(b"secret", operator_id=OPERATOR, place="shops:1:credentials")
    changed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for text, operator, place in (
        (sealed, OPERATOR, "shops:2:credentials"),
        (sealed, uuid.UUID(int=2), "shops:1:credentials"),
        (changed, OPERATOR, "shops:1:credentials"),
        (b"\x09" + sealed[1:], OPERATOR, "shops:1:credentials"),
    ):
        with pytest.raises(SealBroken):
            VAULT.open(text, operator_id=operator, place=place)


def test_another_master_key_opens_nothing() -> None:
    sealed = VAULT.seal(b"secret", operator_id=OPERATOR, place="x")
    with pytest.raises(SealBroken):
        Vault(b"j" * 32).open(sealed, operator_id=OPERATOR, place="x")


@given(st.integers(min_value=0, max_value=54), st.sampled_from("abcXYZ019"))
def test_a_mistyped_key_is_told_from_a_wrong_one(place: int, letter: str) -> None:
    key, prefix = new_api_key("test")
    assert prefix_of_api_key(key) == prefix
    place %= len(key)
    mistyped = key[:place] + letter + key[place + 1 :]
    assert prefix_of_api_key(mistyped) is None or mistyped == key


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_keys(text: str) -> None:
    assert prefix_of_api_key(text) is None
