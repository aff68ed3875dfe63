import time
from datetime import datetime
from pathlib import Path

import pytest

from convo.model.words import Role
from convo.sources.talk_page import read_talk_page
from tests.bench.talk_pages import Figures, figures_of, flat_pages
from tests.shared import shared

HEADINGS = [
    "Some more points about implementation",
    "Summary questions",
    "How can my community prepare for war?",
    "why doesn't this page have any categories?",
]
SEED = [
    (0, "RamzyM", None, "2022-05-16T13:56Z"),
    (1, "SJ", None, "2022-05-25T19:58Z"),
    (1, "RGaines (WMF)", Role.STAFF, "2022-05-26T19:34Z"),
    (1, "SJ", None, "2022-05-26T23:08Z"),
    (1, "RGaines (WMF)", Role.STAFF, "2022-05-27T20:08Z"),
    (1, "RamzyM", None, "2022-06-09T09:07Z"),
    (2, "SJ", None, "2022-05-26T23:34Z"),
    (2, "RGaines (WMF)", Role.STAFF, "2022-05-27T20:09Z"),
    (3, "Sm8900", None, "2022-12-15T16:51Z"),
]


def test_the_seed_page_has_its_nine_comments() -> None:
    found = read_talk_page(shared("seed.txt").read_bytes())

    assert [(p.heading, p.author, p.role, p.said_at) for p in found.passages] == [
        (HEADINGS[heading], author, role, datetime.fromisoformat(at))
        for heading, author, role, at in SEED
    ]
    assert found.problems == ()


def test_every_comment_of_the_seed_page_is_a_part_of_the_page() -> None:
    page = shared("seed.txt").read_text(encoding="utf-8")

    found = read_talk_page(page.encode())

    assert all(passage.text in page for passage in found.passages)


def test_the_comments_of_the_seed_page_leave_nothing_but_signatures_and_furniture() -> None:
    page = shared("seed.txt").read_text(encoding="utf-8")

    for passage in read_talk_page(page.encode()).passages:
        page = page.replace(passage.text, "", 1)

    left = [line.replace("\u00a0", " ").strip() for line in page.splitlines() if line.strip()]
    assert [line for line in left if not line.endswith(("(UTC)Reply[reply]", "[edit]"))] == [
        "Talk:Human Rights Policy Community Conversations",
        "From Meta, a Wikimedia project coordination wiki",
    ]
    assert max(map(len, left)) < 70


def test_a_page_that_breaks_off_keeps_its_end_as_nobodys() -> None:
    page = shared("talk/meta_flattened/movement_charter_desktop_no-residue.txt")

    *_, last = found = read_talk_page(page.read_bytes()).passages

    assert [p.author for p in found] == ["Blue Rasberry", "Vexations", None]
    assert (last.unsigned, last.said_at) == (True, None)
    assert last.heading == "Proposed process for producing the Movement Charter"


def test_a_page_that_is_no_talk_page_is_one_problem() -> None:
    page = shared("talk/meta_flattened/human_rights_policy_conversations_main_page.txt")

    found = read_talk_page(page.read_bytes())

    assert (len(found.passages), len(found.problems)) == (0, 1)


@pytest.fixture(scope="module")
def figures() -> dict[Path, Figures]:
    return {page: figures_of(page) for page in flat_pages()}


def test_99_percent_of_the_times_are_found_however_a_page_is_flattened(
    figures: dict[Path, Figures],
) -> None:
    for way in {page.name for page in figures}:
        total = _total(figures, way)
        assert total.times >= 0.99 * total.comments


def test_95_percent_of_the_authors_are_right_however_a_page_is_flattened(
    figures: dict[Path, Figures],
) -> None:
    for way in {page.name for page in figures}:
        total = _total(figures, way)
        assert total.authors >= 0.95 * total.comments


def test_nine_in_ten_replies_that_are_told_are_right(figures: dict[Path, Figures]) -> None:
    total = _total(figures, "flat.w3m.txt")

    assert total.replies_right >= 150
    assert total.replies_right >= 9 * total.replies_wrong


def test_a_long_page_takes_no_more_than_its_share(figures: dict[Path, Figures]) -> None:
    half = max(figures, key=lambda page: figures[page].comments).read_bytes()
    whole = half * 4

    assert _seconds(whole) < 8 * _seconds(half)


def _total(figures: dict[Path, Figures], way: str) -> Figures:
    return sum((each for page, each in figures.items() if page.name == way), start=Figures())


def _seconds(page: bytes) -> float:
    """Return the shortest processor time of three readings."""
    times = []
    for _ in range(3):
        begin = time.process_time()
        read_talk_page(page)
        times.append(time.process_time() - begin)
    return min(times)
