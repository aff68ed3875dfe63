"""Ten thousand quotations under forty themes, of a hundred sessions: what was promised of them."""

import sys

import pytest

from exports.word import render_word
from tests.bench.word import (
    LEAST_PLAIN,
    MOST_BARE,
    MOST_MEMORY,
    PLAIN,
    QUOTATIONS,
    against_plain,
    bare,
    document_of,
    memory,
    quotations,
    seconds,
    with_plain_api,
)

pytestmark = pytest.mark.slow


def test_a_file_takes_no_longer_than_three_times_its_bare_strings() -> None:
    found = quotations(QUOTATIONS)
    document, template = document_of(found), with_plain_api(())

    limit = seconds(lambda: bare(found, template))

    assert seconds(lambda: render_word(document)) < MOST_BARE * limit


def test_python_docx_takes_twenty_times_as_long_and_more() -> None:
    _, times = against_plain(quotations(PLAIN))

    assert times > LEAST_PLAIN


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says what a process had at most")
def test_memory_grows_by_less_than_was_promised() -> None:
    assert 1 < memory() < MOST_MEMORY
