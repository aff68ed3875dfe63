"""The key that encrypts a record."""

import re

import pytest

from convo.records.data_key import DataKey, new_data_key


def test_a_new_key_has_256_bits() -> None:
    key = new_data_key()

    assert re.fullmatch("[0-9a-f]{64}", key.hex)
    assert key.hex[:32] != key.hex[32:]


def test_two_new_keys_differ() -> None:
    assert new_data_key() != new_data_key()


def test_no_repr_shows_the_key() -> None:
    key = new_data_key()

    shown = f"{key!r} {key} {[key]!r}"

    assert shown == "DataKey() DataKey() [DataKey()]"


@pytest.mark.parametrize("digits", ["", "a" * 63, "a" * 65, "A" * 64, "g" * 64, "१" * 64])
def test_what_is_no_key_is_refused_without_being_shown(digits: str) -> None:
    with pytest.raises(ValueError, match=r"^a data key is 64 lower-case hexadecimal digits$"):
        DataKey(hex=digits)


def test_digits_and_a_line_end_are_no_key() -> None:
    with pytest.raises(ValueError, match="64"):
        DataKey(hex="a" * 64 + "\n")
