from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from convo.model.changes import Drop
from convo.model.contributions import Contribution, Translation
from convo.model.people import Participant
from convo.model.second import Reader
from convo.model.themes import Tag, Theme
from convo.model.words import Attribution, Kind, Role, Use
from convo.records import readers, reading
from convo.text import clean
from facilitation.app import ConvoApp
from facilitation.desk import looking
from facilitation.desk.looking import Looked
from facilitation.desk.opening import Desk, open_desk
from facilitation.screens.codebook import CodebookScreen
from facilitation.screens.matrix import MatrixScreen
from facilitation.screens.sheets import TextScreen
from facilitation.screens.tagging import TaggingScreen
from facilitation.screens.tagging_list import MarkingList
from facilitation.widgets.line_field import LineField
from facilitation.widgets.row_list import RowList
from tests.build import IN_EVERY_SCRIPT, KEY, NOON, SAFETY, SESSION, contribution
from tests.facilitation.screen_text import controls, raw_rows, screen_text, torn_rows
from tests.facilitation.screens.painted import SECONDS, SIZES, check, messages, type_in, until

TRUST = Theme(id=5, name="trust", definition="Whether people rely on each other")
ROOM = Theme(id=6, name="مساحة", definition="")
OTHER = replace(SESSION, id=9, title="Other")
SAID = (
    "We need legal help",
    "نحتاج إلى دعم محلي قبل الأزمة",
    "می‌خواهم بدانم چه کسی پاسخ می‌دهد",
    "स्थानीय क्षमता का क्या मतलब है?",
    "লোকেরা ভয় পায়",
)


@asynccontextmanager
async def tagging(
    desk: Desk, session_id: int | None = SESSION.id, *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[Any]]:
    app = ConvoApp(desk, now=lambda: NOON)
    async with app.run_test(size=size, notifications=True) as pilot:
        await app.push_screen(TaggingScreen(desk, session_id))
        await until(pilot, lambda: text(pilot, "strip"))
        total = len(reading.all_contribution_ids(desk.records))
        await until(pilot, lambda: rows(pilot).ids or not total)
        yield pilot


def screen(pilot: Pilot[Any]) -> TaggingScreen:
    found = next(one for one in pilot.app.screen_stack if isinstance(one, TaggingScreen))
    assert isinstance(found, TaggingScreen)
    return found


def rows(pilot: Pilot[Any]) -> MarkingList:
    return screen(pilot).query_one(MarkingList)


async def ask(pilot: Pilot[Any], key: str, *answers: str) -> None:
    """Press a key that opens a sheet, and type an answer into it and into each that follows."""
    await pilot.press(key)
    for answer in answers:
        await type_in(pilot, answer)
        await pilot.press("enter")


async def has_rows(pilot: Pilot[Any], *ids: int) -> None:
    await until(pilot, lambda: rows(pilot).ids == ids)


async def has(pilot: Pilot[Any], name: str, words: str) -> None:
    await until(pilot, lambda: words in text(pilot, name))


def text(pilot: Pilot[Any], name: str) -> str:
    return str(screen(pilot).query_one(f"#{name}", Static).content)


def themes_of(desk: Desk, id_: int) -> set[int]:
    return {tag.theme_id for tag in reading.tags_of(desk.records, id_)}


def tagged(desk: Desk, theme: Theme = SAFETY) -> set[int]:
    return readers.under_theme(desk.records, theme.id, reader=Reader.FIRST)


def put(id_: int, theme: Theme = SAFETY) -> Tag:
    return Tag(contribution_id=id_, theme_id=theme.id)


def said(id_: int, words: str = "We need help", **fields: Any) -> Contribution:  # noqa: ANN401 - any field
    return contribution(words, id=id_, **fields)


@pytest.fixture(autouse=True)
def _filled(desk: Desk) -> None:
    """Five contributions, 11 to 15; the first has a theme. Safety is theme 1, trust theme 2."""
    desk.keep(SESSION, SAFETY, TRUST, *(said(n, one) for n, one in enumerate(SAID, 11)), put(11))


async def test_what_has_no_theme_comes_first_and_then_by_id(desk: Desk) -> None:
    desk.keep(said(5), put(5), said(3))
    async with tagging(desk) as pilot:
        assert rows(pilot).ids == (3, 12, 13, 14, 15, 5, 11)
        assert text(pilot, "title").startswith("TAGGING · 1/7 · 5 without a theme, n: next")


async def test_the_whole_record_has_what_was_said_in_any_session(desk: Desk) -> None:
    desk.keep(OTHER, said(3, session_id=OTHER.id))
    async with tagging(desk, None) as pilot:
        assert rows(pilot).ids == (3, 12, 13, 14, 15, 11)


async def test_a_digit_puts_the_row_under_the_theme_with_that_number(desk: Desk) -> None:
    async with tagging(desk) as pilot:
        assert text(pilot, "strip") == "t any  1 safety  2 trust"
        await pilot.press("2")

        assert tagged(desk, TRUST) == {12}
        assert "3 without a theme" in text(pilot, "title")
        assert "saved " in text(pilot, "title")
        assert text(pilot, "under") == "themes: #trust"


async def test_the_same_digit_again_takes_it_out(desk: Desk) -> None:
    async with tagging(desk) as pilot:
        await pilot.press("1", "1")

        assert tagged(desk) == {11}


async def test_marked_rows_are_put_under_it_together_and_undone_as_one(desk: Desk) -> None:
    async with tagging(desk) as pilot:
        await pilot.press("space", "down", "down", "space", "1")
        assert tagged(desk) == {11, 12, 14}

        await pilot.press("u")
        await until(pilot, lambda: tagged(desk) == {11})
        assert "Taken back: themes of 2 contributions." in messages(pilot)
        await pilot.press("U")
        await until(pilot, lambda: tagged(desk) == {11, 12, 14})


async def test_what_another_window_did_since_stays_where_this_one_takes_its_own_back(
    desk: Desk,
) -> None:
    with open_desk(desk.home, KEY) as other:
        async with tagging(desk) as pilot:
            await pilot.press("1")
            await until(pilot, lambda: tagged(desk) == {11, 12})
            other.keep(put(13))
            await pilot.press("u")
            await until(pilot, lambda: tagged(desk) == {11, 13})


async def test_what_another_window_changed_since_is_not_taken_back_and_that_is_said(
    desk: Desk,
) -> None:
    with open_desk(desk.home, KEY) as other:
        async with tagging(desk) as pilot:
            await pilot.press("1")
            await until(pilot, lambda: tagged(desk) == {11, 12})
            other.keep(said(12))
            await pilot.press("u")
            await until(pilot, lambda: "has changed the same since" in messages(pilot))

            assert tagged(desk) == {11, 12}
            assert not any(one.severity == "error" for one in pilot.app._notifications)


async def test_undo_leaves_another_session_alone(desk: Desk) -> None:
    desk.keep(OTHER, said(3, session_id=OTHER.id))
    desk.keep(put(12))
    desk.keep(put(3))
    async with tagging(desk) as pilot:
        await pilot.press("u")
        await until(pilot, lambda: tagged(desk) == {3, 11})


async def test_a_range_is_marked_from_either_end(desk: Desk) -> None:
    async with tagging(desk) as pilot:
        await pilot.press("down", "down", "m", "up", "up", "M")

        assert rows(pilot).marked == {12, 13, 14}
        assert "3 marked" in text(pilot, "title")


async def test_all_that_a_search_found_is_marked_by_one_key_and_nothing_else(desk: Desk) -> None:
    desk.keep(said(3, "they need money"))
    async with tagging(desk) as pilot:
        await pilot.press("slash", *"need", "enter")
        await has_rows(pilot, 3, 11)
        await pilot.press("asterisk", "2")

        assert tagged(desk, TRUST) == {3, 11}


async def test_next_goes_to_the_next_without_a_theme_and_round_to_the_first(desk: Desk) -> None:
    async with tagging(desk) as pilot:
        await pilot.press("1", "down", "1", "up", "n")
        assert rows(pilot).current == 14

        await pilot.press("end", "n")
        assert rows(pilot).current == 14


async def test_next_passes_by_what_was_tagged_by_the_key_before(desk: Desk) -> None:
    async with tagging(desk) as pilot:
        await pilot.press("space", "down", "space", "up")
        await screen(pilot).action_theme(1)
        screen(pilot).action_next_bare()

        assert rows(pilot).current == 14


async def test_next_says_so_where_everything_has_a_theme(desk: Desk) -> None:
    async with tagging(desk) as pilot:
        await pilot.press("asterisk", "1", "n")

        assert "Everything that is shown has a theme" in messages(pilot)


async def test_what_is_tagged_stays_where_it_was(desk: Desk) -> None:
    async with tagging(desk, size=(120, 40)) as pilot:
        await pilot.press("down", "1")
        await has(pilot, "themes", "    2 #safety")

        assert rows(pilot).ids == (12, 13, 14, 15, 11)
        assert rows(pilot).current == 13


async def test_a_theme_is_found_by_an_alias_in_another_script(desk: Desk) -> None:
    async with tagging(desk) as pilot:
        await ask(pilot, "t", "الأ")

        await until(pilot, lambda: tagged(desk) == {11, 12})


NAMES = ("ကူညီမှု", "ជំនួយ", "ช่วยเหลือ", "支援", "እርዳታ", "می‌خواهم")


async def test_a_theme_that_is_new_is_made_from_what_was_typed(desk: Desk) -> None:
    async with tagging(desk) as pilot:
        for number, name in enumerate(NAMES, 3):
            await ask(pilot, "t", name)
            await has(pilot, "strip", f"  {number} ")

        names = {theme.id: theme.name for theme in reading.themes(desk.records)}
        assert {names[id_] for id_ in themes_of(desk, 12)} == set(NAMES)


async def test_a_new_theme_is_undone_together_with_all_that_was_put_under_it(desk: Desk) -> None:
    async with tagging(desk) as pilot:
        await pilot.press("space", "down", "space")
        await ask(pilot, "t", "money")
        await until(pilot, lambda: len(reading.themes(desk.records)) == 3)
        assert len(themes_of(desk, 12) & themes_of(desk, 13)) == 1

        await pilot.press("u")
        await until(pilot, lambda: reading.themes(desk.records) == [SAFETY, TRUST])


async def test_a_number_no_theme_has_does_nothing_and_says_so(desk: Desk) -> None:
    async with tagging(desk) as pilot:
        await pilot.press("9")

        assert "No theme has the number 9" in messages(pilot)
        assert themes_of(desk, 12) == set()


async def test_the_most_used_theme_has_the_first_number_and_numbers_stay(desk: Desk) -> None:
    desk.keep(put(12, TRUST), put(13, TRUST))
    async with tagging(desk, size=(120, 40)) as pilot:
        await pilot.press("asterisk", "2")
        await has(pilot, "themes", "    5 #safety")

        assert text(pilot, "strip") == "t any  1 trust  2 safety"


async def test_words_are_found_while_they_are_typed_in_any_script(desk: Desk) -> None:
    words = {"دعم": 12, "می‌دهد": 13, "क्षमता": 14, "ভয়": 15, "အကြောင်း": 21, "ជំនួយ": 22}
    words |= {"ช่วย": 23, "中文": 24, "部屋": 25, "አማርኛ": 26, "legal": 11}
    new = (
        "လူ့အခွင့်အရေး အကြောင်း", "យើងត្រូវការជំនួយ", "เราต้องการความช่วยเหลือ", "我們希望有中文的說明",
        "静かに話せる部屋", "መጻሕፍት በአማርኛ",
    )  # fmt: skip
    desk.keep(*(said(n, one) for n, one in enumerate(new, 21)))
    async with tagging(desk) as pilot:
        await pilot.press("slash")
        for typed, found in words.items():
            screen(pilot).query_one(LineField).value = typed
            await has_rows(pilot, found)
            assert typed in text(pilot, "title")


FIELDS: dict[str, dict[str, Any]] = {
    "kind: question": {"kind": Kind.QUESTION},
    "role: staff": {"role": Role.STAFF, "attribution": Attribution.ROLE},
    "attribution: region": {"attribution": Attribution.REGION},
    "use: internal": {"use": Use.INTERNAL},
    "language: am": {"language": "am"},
    "theme: #trust": {},
}


async def test_a_filter_shows_what_has_it_and_nothing_else(desk: Desk) -> None:
    desk.keep(*(said(n, one, language="my") for n, one in enumerate(SAID, 11)))
    desk.keep(*(said(n, **{"language": "en"} | one) for n, one in enumerate(FIELDS.values(), 1)))
    desk.keep(put(len(FIELDS), TRUST))
    async with tagging(desk) as pilot:
        for id_, chosen in enumerate(FIELDS, 1):
            await ask(pilot, "f", chosen)
            await has_rows(pilot, id_)
            assert chosen.split()[1] in text(pilot, "title")
            await pilot.press("escape")
            await until(pilot, lambda: len(rows(pilot).ids) == len(SAID) + len(FIELDS))


async def test_what_no_one_knows_the_language_of_and_what_has_no_theme_can_be_shown_alone(
    desk: Desk,
) -> None:
    desk.keep(said(3, language="en"))
    async with tagging(desk) as pilot:
        for typed in ("nobody knows", "none yet"):
            await ask(pilot, "f", typed)
        await has_rows(pilot, 12, 13, 14, 15)

        await pilot.press("1")
        await has_rows(pilot, 13, 14, 15)
        assert rows(pilot).current == 13


async def test_escape_takes_away_one_thing_after_the_other(desk: Desk) -> None:
    async with tagging(desk) as pilot:
        await ask(pilot, "f", "use: quote")
        await pilot.press("slash", *"legal")
        await has_rows(pilot, 11)
        await pilot.press("escape")
        await until(pilot, lambda: len(rows(pilot).ids) == 5)
        await pilot.press("space", "escape")
        assert (rows(pilot).marked, "use quote" in text(pilot, "title")) == (frozenset(), True)

        await pilot.press("escape")
        assert "use quote" not in text(pilot, "title")
        await pilot.press("escape")
        assert not any(isinstance(one, TaggingScreen) for one in pilot.app.screen_stack)


async def test_letters_typed_to_search_do_nothing_else(desk: Desk) -> None:
    async with tagging(desk) as pilot:
        await pilot.press("slash", *"1tnumabcfr")

        assert screen(pilot).query_one(LineField).value == "1tnumabcfr"
        assert tagged(desk) == {11}


async def test_a_suggestion_comes_with_its_words_and_only_a_key_puts_it_there(desk: Desk) -> None:
    desk.keep(said(3, "a lawyer for legal trouble"))
    async with tagging(desk) as pilot:
        await has(pilot, "suggested", "a #safety for")
        assert "legal" in text(pilot, "suggested")
        assert themes_of(desk, 3) == set()
        await pilot.press("space", "down", "space", "up", "space", "a")

        assert (themes_of(desk, 3), themes_of(desk, 12)) == ({SAFETY.id}, set())


async def test_what_was_tagged_a_moment_ago_is_suggested_for_the_next(desk: Desk) -> None:
    desk.keep(said(3, "ቋንቋ ትርጉም"), said(4, "ቋንቋ ትርጉም እንፈልጋለን"))
    async with tagging(desk) as pilot:
        await pilot.pause(0.5)  # what was tagged before is learnt
        await pilot.press("2", "n")
        assert rows(pilot).current == 4

        await has(pilot, "suggested", "a #trust for")


async def test_nothing_is_suggested_of_another_row(desk: Desk) -> None:
    desk.keep(said(3, "a lawyer for legal trouble"))
    async with tagging(desk) as pilot:
        await until(pilot, lambda: text(pilot, "suggested"))
        rows(pilot).action_move(1)
        await pilot.pause()
        await pilot.press("a")

        assert (text(pilot, "suggested"), tagged(desk)) == ("", {11})


async def test_the_detail_says_who_and_how_in_words_and_shows_a_translation(desk: Desk) -> None:
    desk.keep(Participant(id=7, session_id=1, handle="P7", name="Invented Name"))
    desk.keep(
        said(
            3, "ខ្ញុំចង់បាន\u200bជំនួយ", participant_id=7, role=Role.STAFF, attribution=Attribution.ROLE,
            use=Use.PARAPHRASE, language="km", language_confirmed=True,
        ),
        Translation(contribution_id=3, language="en", text="I want help", by_machine=True),
    )  # fmt: skip
    async with tagging(desk) as pilot:
        facts = text(pilot, "facts")

        assert "told by role, staff, P7" in facts
        assert "km (chosen) · paraphrase only" in facts
        assert text(pilot, "gloss") == "en by a machine, not checked: I want help"
        assert "Invented" not in screen_text(pilot.app)


async def test_long_words_are_cut_with_a_word_on_how_to_read_them_all(desk: Desk) -> None:
    desk.keep(said(3, "ngo " * 2_000 + "fin"))
    async with tagging(desk) as pilot:
        assert text(pilot, "facts").startswith("r for all of it")
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, TextScreen))

        assert isinstance(pilot.app.screen, TextScreen)
        assert any(line.endswith("fin") for line in pilot.app.screen._lines)


async def test_words_kind_and_language_are_corrected_from_the_sheet(desk: Desk) -> None:
    async with tagging(desk) as pilot:
        await ask(pilot, "enter", "words", "!")
        await until(pilot, lambda: reading.get_contribution(desk.records, 12).text == f"{SAID[1]}!")
        await ask(pilot, "enter", "kind", "question")
        await until(pilot, lambda: reading.get_contribution(desk.records, 12).kind is Kind.QUESTION)
        await ask(pilot, "enter", "language", "ar-sd")
        await has(pilot, "facts", "ar-SD (chosen)")


async def test_a_translation_is_added_checked_and_unchecked_by_other_words(desk: Desk) -> None:
    async with tagging(desk) as pilot:
        await ask(pilot, "enter", "add", "en", "Help", "by a person")
        await until(pilot, lambda: text(pilot, "gloss") == "en by a person, not checked: Help")
        await ask(pilot, "enter", "translation en", "somebody")
        await until(pilot, lambda: text(pilot, "gloss") == "en by a person, checked: Help")
        await ask(pilot, "enter", "translation en", "words", "!")
        await until(pilot, lambda: text(pilot, "gloss") == "en by a person, not checked: Help!")
        await ask(pilot, "enter", "translation en", "out")
        await until(pilot, lambda: text(pilot, "gloss") == "")


async def test_another_window_is_seen_and_marks_and_cursor_stay(desk: Desk) -> None:
    async with tagging(desk) as pilot:
        await pilot.press("down", "space")
        desk.keep(said(3))
        await has_rows(pilot, 12, 13, 14, 15, 11, 3)

        assert [rows(pilot).current, *rows(pilot).marked] == [13, 13]


@pytest.mark.parametrize(
    ("key", "ids"), [("t", (12, 13, 14, 15, 11)), ("T", (3, 12, 13, 14, 15, 11))]
)
async def test_home_opens_it_for_one_session_or_for_all(
    desk: Desk, key: str, ids: tuple[int, ...]
) -> None:
    desk.keep(OTHER, said(3, session_id=OTHER.id))
    async with ConvoApp(desk, now=lambda: NOON).run_test(notifications=True) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.focused, RowList))
        pilot.app.screen.query_one(RowList).put_cursor(str(SESSION.id))
        await pilot.press(key)
        await until(pilot, lambda: isinstance(pilot.app.screen, TaggingScreen))

        await has_rows(pilot, *ids)


async def test_a_record_without_themes_says_how_one_is_made_and_suggests_nothing(
    desk: Desk,
) -> None:
    desk.change(Drop(SAFETY), Drop(TRUST))
    async with tagging(desk) as pilot:
        await pilot.pause(0.4)

        assert text(pilot, "strip") == "No theme yet: t makes one"
        assert (text(pilot, "suggested"), messages(pilot)) == ("", "")


async def test_an_empty_session_does_nothing_and_says_where_it_stands(desk: Desk) -> None:
    desk.keep(OTHER)
    app = ConvoApp(desk, now=lambda: NOON)
    async with app.run_test(notifications=True) as pilot:
        await app.push_screen(TaggingScreen(desk, OTHER.id))
        await pilot.press("1", "t", "n", "m", "M", "asterisk", "enter", "r", "a", "space")

        assert isinstance(app.screen, TaggingScreen)
        assert text(pilot, "title").startswith("TAGGING · 0/0 · 0 without a theme")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_looks_as_it_did_and_is_painted_whole(
    desk: Desk, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    words = [*IN_EVERY_SCRIPT, *(f"{one} / {one} / {one}" for one in IN_EVERY_SCRIPT)]
    desk.keep(ROOM, *(said(n * 2**55, one) for n, one in enumerate(words, 1)))
    desk.keep(*(put(n * 2**55, ROOM) for n in (16, 17, 18)))
    desk.keep(
        Translation(contribution_id=3 * 2**55, language="en", text="I want to know who answers")
    )
    async with tagging(desk, size=size) as pilot:
        while rows(pilot).current != 3 * 2**55:
            rows(pilot).action_move(1)
        await pilot.press("space")
        await until(pilot, lambda: text(pilot, "suggested"))

        await check(pilot, "tagging", request)


async def test_nothing_that_was_said_or_typed_acts_on_the_screen(desk: Desk) -> None:
    hostile = clean("see [1] [/] [@click=app.quit]this[/] \u202egnp \u2068half")
    desk.keep(
        said(3, hostile),
        Translation(contribution_id=3, language="en", text=hostile),
        Theme(id=7, name="[/]".replace("[", "x[")),
    )
    async with tagging(desk) as pilot:
        for keys in (("7",), ("t",), ("escape", "f"), ("escape", "enter"), ("escape", "r")):
            await pilot.press(*keys)
            found = raw_rows(pilot.app)
            assert (controls(found), torn_rows(found)) == ([], [])
        await pilot.press("escape", "slash")
        await type_in(pilot, "[/]")
        await pilot.pause(0.3)

        assert pilot.app.return_code is None
        assert not pilot.app.screen.query(OptionList)


async def test_a_retired_theme_has_no_number_and_is_not_offered(desk: Desk) -> None:
    desk.keep(replace(SAFETY, retired=True))
    async with tagging(desk) as pilot:
        assert text(pilot, "strip") == "t any  1 trust"
        await pilot.press("t")
        choices = [str(one.prompt) for one in pilot.app.screen.query_one(OptionList).options]

        assert [one.split()[-1] for one in choices] == ["#trust"]


async def test_keys_lead_to_the_codebook_and_to_the_table(desk: Desk) -> None:
    async with tagging(desk) as pilot:
        await pilot.press("C")
        assert isinstance(pilot.app.screen, CodebookScreen)

        await pilot.press("escape", "x")
        assert isinstance(pilot.app.screen, MatrixScreen)


async def test_keys_say_that_the_rest_is_still_read_instead_of_what_is_not_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_read, look = Event(), looking.look

    def slow(*of: Any, **how: Any) -> Looked:  # noqa: ANN401 - passed on
        is_read.wait(SECONDS)
        return look(*of, **how)

    monkeypatch.setattr(looking, "glimpse", partial(looking.glimpse, many=1))
    monkeypatch.setattr(looking, "look", slow)
    async with ConvoApp(desk, now=lambda: NOON).run_test(notifications=True) as pilot:
        shown = TaggingScreen(desk, None)
        await pilot.app.push_screen(shown)
        await has(pilot, "title", "reading the rest")
        await pilot.press("1", "t", "f")
        told = messages(pilot)
        strip = text(pilot, "strip")
        is_read.set()
        await has(pilot, "strip", SAFETY.name)
        await pilot.press("1")
        await until(pilot, lambda: 12 in tagged(desk))

        assert pilot.app.screen is shown
        assert told == " ".join(["Still reading: press it again in a moment."] * 3)
        assert strip == ""
