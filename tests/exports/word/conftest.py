"""A report that many tests look at."""

import pytest

from tests.exports.word.templates import packed, rendered


@pytest.fixture(scope="session")
def dressed() -> bytes:
    """The English sample in the template."""
    return rendered(packed())
