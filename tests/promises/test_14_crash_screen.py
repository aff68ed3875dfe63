import pytest

from tests.promises.coined import Finder
from tests.promises.conftest import Measured
from tests.promises.scripted import CRASHES, Story
from tests.promises.watched import can_watch

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not can_watch(), reason="strace sees it, and lets root alone see it all"),
]


def test_no_sentence_and_no_crash_tells_a_planted_word(story: Story, measured: Measured) -> None:
    said = b"".join(ran.err for ran in (*story.ran, *story.crashed.values()))
    screens = b"".join(ran.out for ran in story.crashed.values())

    assert Finder(story.mint.words).found_in(said) == set()
    assert Finder(story.mint.planted("crash")).found_in(screens) == set()
    measured(f"{len(CRASHES)} crashes: 0 planted words in terminal, stderr or files")


def test_after_all_crashes_the_record_is_well(story: Story) -> None:
    checked = story.watch.run(*story.unlocked, "check", "--json")

    assert checked.code == 0, checked.out
