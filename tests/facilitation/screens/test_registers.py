from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from convo.model.registers import ChecklistItem, Contact, Forum
from convo.model.words import Kind, Preparer
from facilitation.app import ConvoApp
from facilitation.desk.opening import Desk
from facilitation.desk.practices import link
from facilitation.desk.registers import read_registers
from facilitation.screens.register_form import EntryForm
from facilitation.screens.register_lines import Section
from facilitation.screens.registers import RegistersScreen
from facilitation.widgets.row_list import RowList
from tests.build import NOON, SESSION, contribution
from tests.facilitation.screen_text import screen_text
from tests.facilitation.screens.painted import SIZES, check, shows, type_in, until

TODAY = NOON.date()
WORDS = "در گروه‌های کوچک [/] کار می‌کنیم"
STALE = Contact(
    id=11, region="ESEAP", language="en", purpose="first contact", route="desk@example.org",
    verified_on=TODAY - timedelta(days=93),
)  # fmt: skip
URGENT = Contact(
    id=12, region="منطقتنا", language="", purpose="خطر", route="اتصلوا +00", fallback="ราตรี",
    is_urgent=True, verified_on=TODAY,
)  # fmt: skip
CIRCLE = Forum(id=21, name="স্থানীয় বৃত্ত", region="ESEAP", about="ပြည်နယ်", languages=("bn", "my"))
OTHERS = Forum(id=22, name="地域の集まり", may_print=True)
PRACTICE = contribution(WORDS, id=31, kind=Kind.PRACTICE, language="fa")
ITEMS = [
    ChecklistItem(id=41 + n, preparer=Preparer.PERSON, position=n, text=text)
    for n, text in enumerate(("ज़रूरी नंबर", "លេខទូរស័ព្ទ", "ስልክ"))
]


@asynccontextmanager
async def registers(
    desk: Desk, section: Section, *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[Any]]:
    desk.keep(SESSION, PRACTICE, STALE, URGENT, CIRCLE, OTHERS, *ITEMS)
    app = ConvoApp(desk, now=lambda: NOON)
    async with app.run_test(size=size, notifications=True) as pilot:
        screen = RegistersScreen(desk, now=lambda: NOON)
        screen._section = section
        await app.push_screen(screen)
        await pilot.pause()
        yield pilot


def put_cursor(pilot: Pilot[Any], id_: object) -> None:
    pilot.app.screen.query_one(RowList).put_cursor(str(id_))


async def form(pilot: Pilot[Any]) -> EntryForm:
    await until(pilot, lambda: isinstance(pilot.app.screen, EntryForm))
    assert isinstance(pilot.app.screen, EntryForm)
    return pilot.app.screen


async def test_home_leads_to_the_directory_and_tab_to_the_others(desk: Desk) -> None:
    desk.keep(SESSION, PRACTICE, CIRCLE)

    async with ConvoApp(desk, now=lambda: NOON).run_test(size=(80, 24)) as pilot:
        await pilot.press("r")
        await shows(pilot, "[DIRECTORY 0]")
        await pilot.press("tab")
        fora = screen_text(pilot.app)
        await pilot.press("tab")
        practices = screen_text(pilot.app)
        await pilot.press("shift+tab", "shift+tab", "shift+tab")
        last = screen_text(pilot.app)
        await pilot.press("escape")
        await shows(pilot, "SESSIONS")

    assert CIRCLE.name in fora
    assert "در گروه‌های کوچک" in practices
    assert "Nothing to have ready yet" in last


async def test_what_is_missing_is_a_row_and_enter_asks_for_a_contact_for_it(desk: Desk) -> None:
    async with registers(desk, Section.DIRECTORY) as pilot:
        shown = screen_text(pilot.app)
        await pilot.press("enter")
        asked = await form(pilot)
        given = asked.typed

    assert "no urgent contact: ESEAP · en" in shown
    assert "no contact: ESEAP · id" in shown
    assert (given["region"], given["language"], given["is_urgent"]) == ("ESEAP", "en", True)
    assert given["route"] == ""


async def test_a_stale_contact_is_red_and_says_so_until_it_is_checked(desk: Desk) -> None:
    async with registers(desk, Section.DIRECTORY) as pilot:
        [option] = [each for each in pilot.app.screen.query_one(RowList).options if each.id == "11"]
        prompt: Any = option.prompt
        red = [prompt.plain[span.start : span.end].strip() for span in prompt.spans]
        put_cursor(pilot, 11)
        await pilot.press("v")
        await until(pilot, lambda: "93 days" not in screen_text(pilot.app))
        put_cursor(pilot, 11)

        assert f"checked {TODAY}" in screen_text(pilot.app)
    assert red == ["not checked for 93 days"]


async def test_a_new_contact_is_typed_and_a_mistake_is_told_in_the_form(desk: Desk) -> None:
    async with registers(desk, Section.DIRECTORY) as pilot:
        await pilot.press("n")
        asked = await form(pilot)
        await pilot.press("ctrl+s")
        await shows(pilot, "! A contact needs a route")
        await pilot.press("enter", *"latin", "enter")
        asked.query_one("#route").focus()
        await type_in(pilot, "ठिकाना")
        asked.query_one("#is_urgent").focus()
        await pilot.press("space", "ctrl+s")
        await until(pilot, lambda: len(read_registers(desk).contacts) == 3)

        [made] = [one for one in read_registers(desk).contacts if one not in (STALE, URGENT)]
        await shows(pilot, "ठिकाना")
    assert (made.route, made.is_urgent, made.region) == ("ठिकाना", True, "LAC")
    assert made.verified_on is None


async def test_a_long_text_is_not_cut_by_the_form(desk: Desk) -> None:
    long = "ሀ " * 3_000

    async with registers(desk, Section.CHECKLISTS) as pilot:
        desk.keep(replace(ITEMS[0], text=long.strip()))
        pilot.app.screen._show(read_registers(desk))  # type: ignore[attr-defined]
        await pilot.press("enter")
        asked = await form(pilot)

        assert asked.typed["text"] == long.strip()


async def test_enter_changes_an_entry_and_undo_brings_it_back(desk: Desk) -> None:
    async with registers(desk, Section.FORA) as pilot:
        put_cursor(pilot, CIRCLE.id)
        await pilot.press("enter")
        await form(pilot)
        await type_in(pilot, " ২")
        await pilot.press("ctrl+s")
        await shows(pilot, f"{CIRCLE.name} ২")
        await pilot.press("u")
        await until(pilot, lambda: f"{CIRCLE.name} ২" not in screen_text(pilot.app))

    assert read_registers(desk).forums == (CIRCLE, OTHERS)


async def test_an_entry_that_is_taken_out_can_be_brought_back(desk: Desk) -> None:
    async with registers(desk, Section.FORA) as pilot:
        put_cursor(pilot, OTHERS.id)
        await pilot.press("d")
        await shows(pilot, "Taken out: undo brings it back.")
        without = read_registers(desk).forums
        await pilot.press("u")
        await until(pilot, lambda: OTHERS in read_registers(desk).forums)

    assert without == (CIRCLE,)


async def test_a_practice_is_shared_and_linked_to_a_forum(desk: Desk) -> None:
    async with registers(desk, Section.PRACTICES) as pilot:
        await pilot.press("s")
        await until(pilot, lambda: read_registers(desk).practices[0].may_share)
        await shows(pilot, ">  yes")
        await pilot.press("l")
        await shows(pilot, f"[ ] {CIRCLE.name}")
        await pilot.press("enter")
        await shows(pilot, f"speaks of: {CIRCLE.name}")

    assert read_registers(desk).mentions == {CIRCLE.id: {PRACTICE.id}}


async def test_a_forum_that_is_linked_is_chosen_to_take_it_back(desk: Desk) -> None:
    async with registers(desk, Section.PRACTICES) as pilot:
        link(desk, PRACTICE, CIRCLE.id, is_linked=True)
        pilot.app.screen._show(read_registers(desk))  # type: ignore[attr-defined]
        await pilot.press("l")
        await shows(pilot, f"[x] {CIRCLE.name}")
        await pilot.press("enter")

        await until(pilot, lambda: not read_registers(desk).mentions)


async def test_an_item_is_made_of_a_practice_with_its_words(desk: Desk) -> None:
    async with registers(desk, Section.PRACTICES) as pilot:
        await pilot.press("c")
        await form(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: len(read_registers(desk).checklist) == 4)

    made = read_registers(desk).checklist[-1]
    assert (made.text, made.contribution_id, made.position) == (WORDS, PRACTICE.id, 3)


async def test_items_move_within_their_list(desk: Desk) -> None:
    async with registers(desk, Section.CHECKLISTS) as pilot:
        await pilot.press("J")
        await until(pilot, lambda: read_registers(desk).checklist[1].id == 41)
        await shows(pilot, ">  person       everywhere     -        ज़रूरी नंबर")
        put_cursor(pilot, 43)
        await pilot.press("K")
        await until(pilot, lambda: read_registers(desk).checklist[1].id == 43)


async def test_the_words_of_a_practice_are_no_markup_and_can_be_read(desk: Desk) -> None:
    async with registers(desk, Section.PRACTICES) as pilot:
        await pilot.press("enter")

        await shows(pilot, WORDS)


@pytest.mark.parametrize("section", Section)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_looks_as_it_did(
    desk: Desk, size: tuple[int, int], section: Section, request: pytest.FixtureRequest
) -> None:
    typed = (WORDS, CIRCLE.name, OTHERS.name, *(one.text for one in ITEMS))

    async with registers(desk, section, size=size) as pilot:
        put_cursor(pilot, {Section.DIRECTORY: 12, Section.FORA: 21}.get(section))
        await pilot.pause()

        await check(pilot, f"registers-{section}", request, *typed)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_form_looks_as_it_did(
    desk: Desk, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    async with registers(desk, Section.DIRECTORY, size=size) as pilot:
        put_cursor(pilot, 12)
        await pilot.press("enter")
        await form(pilot)

        await check(pilot, "register-form", request, "اتصلوا +00", "ราตรี", "منطقتنا")
