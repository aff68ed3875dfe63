"""The recovery code, as it is shown and as people type it."""

import re
from pathlib import Path

import pytest

from convo.records.data_key import DataKey, new_data_key
from convo.vault.recovery import (
    key_in_recovery_slot,
    new_recovery_code,
    typed_recovery_code,
    write_recovery_slot,
)

CODE = "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ"


def test_a_code_is_eight_groups_of_four_letters_that_look_like_no_other() -> None:
    code = new_recovery_code()

    assert re.fullmatch("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){7}", code)


def test_a_code_uses_all_32_letters() -> None:
    used = {letter for _ in range(100) for letter in new_recovery_code() if letter != "-"}

    assert len(used) == 32


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", " "),
        CODE.replace("-", " – "),
        CODE.replace("-", "\u2212"),
        f"  {CODE}\r\n",
        CODE.replace("-", "\u200f-\u200e"),
        CODE.replace("0", "O").replace("1", "I"),
        CODE.replace("0", "o").replace("1", "l"),
        CODE.replace("V", "U"),
        "０１２３４５６７８９ＡＢＣＤＥＦＧＨＪＫＭＮＰＱＲＳＴＶＷＸＹＺ",
        "٠١٢٣-٤٥٦٧-٨٩ab-cdef-ghjk-mnpq-rstv-wxyz",
        "۰۱۲۳-۴۵۶۷-۸۹AB-CDEF-GHJK-MNPQ-RSTV-WXYZ",
        "०१२३-४५६७-८९AB-CDEF-GHJK-MNPQ-RSTV-WXYZ",
        "০১২৩-৪৫৬৭-৮৯AB-CDEF-GHJK-MNPQ-RSTV-WXYZ",
        "၀၁၂၃-၄၅၆၇-၈၉AB-CDEF-GHJK-MNPQ-RSTV-WXYZ",
        "០១២៣-៤៥៦៧-៨៩AB-CDEF-GHJK-MNPQ-RSTV-WXYZ",
        "๐๑๒๓-๔๕๖๗-๘๙AB-CDEF-GHJK-MNPQ-RSTV-WXYZ",
    ],
)
def test_however_a_code_is_typed_it_is_the_one_that_was_meant(typed: str) -> None:
    assert typed_recovery_code(typed) == CODE


@pytest.mark.parametrize("typed", ["", CODE[:-1], CODE + "A", CODE.replace("Z", "é"), "አማርኛ" * 8])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert typed_recovery_code(typed) is None


@pytest.mark.usefixtures("cheap_guesses")
def test_the_code_opens_its_slot_however_it_is_typed(tmp_path: Path) -> None:
    path, key = tmp_path / "slot", new_data_key()

    code = write_recovery_slot(path, key=key)

    assert key_in_recovery_slot(path, code=code.lower().replace("-", "")) == key


@pytest.mark.usefixtures("cheap_guesses")
def test_another_code_opens_nothing(tmp_path: Path) -> None:
    path = tmp_path / "slot"
    write_recovery_slot(path, key=new_data_key())

    assert key_in_recovery_slot(path, code=new_recovery_code()) is None
    assert key_in_recovery_slot(path, code="no code") is None


@pytest.mark.usefixtures("cheap_guesses")
def test_a_second_code_ends_the_first(tmp_path: Path) -> None:
    path, key = tmp_path / "slot", DataKey(hex="ab" * 32)
    first = write_recovery_slot(path, key=key)

    second = write_recovery_slot(path, key=key)

    assert key_in_recovery_slot(path, code=first) is None
    assert key_in_recovery_slot(path, code=second) == key
