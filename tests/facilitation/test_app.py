import re
from dataclasses import replace
from datetime import timedelta

import pytest
from rich.color import Color
from textual.events import Paste
from textual.widgets import TextArea

from convo.errors import DamagedError
from convo.model.changes import Keep
from facilitation import app as app_module
from facilitation.app import ConvoApp
from facilitation.desk.opening import Desk
from facilitation.display import show
from facilitation.hardening import LOCKED
from facilitation.settings import Settings, Theme, config_file, settings_text
from facilitation.starting import run_app, why_no_screens
from facilitation.terminal.curtain import Curtain
from facilitation.terminal.themes import NAMES
from tests.build import NOON, SESSION, contribution
from tests.facilitation.screen_text import raw_rows, screen_text

HOSTILE = "see [1] and [red]x[/] then [@click=app.quit]this[/] \u202egnp.exe"


def shown(app: ConvoApp) -> str:
    return screen_text(app).rstrip()


async def test_what_was_said_is_shown_and_escape_goes_back(desk: Desk) -> None:
    desk.keep(SESSION)
    desk.change(Keep(contribution("نحتاج إلى دعم محلي قبل الأزمة")))
    app = ConvoApp(desk)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o")
        await pilot.pause()
        opened = shown(app)
        await pilot.press("escape")
        await pilot.pause()
        back = shown(app)

    assert "anon   ? " in opened
    assert "نحتاج إلى دعم محلي قبل الأزمة" in opened
    assert back.startswith("SESSIONS")


async def test_what_somebody_said_is_neither_markup_nor_a_command(desk: Desk) -> None:
    desk.keep(SESSION)
    desk.change(Keep(contribution(HOSTILE.replace("\u202e", ""))))
    app = ConvoApp(desk)

    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("o")
        await pilot.pause()
        assert "see [1] and [red]x[/] then [@click=app.quit]this[/] gnp.exe" in shown(app)


async def test_an_empty_record_says_how_to_begin(desk: Desk) -> None:
    app = ConvoApp(desk)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "No session yet: n plans one." in shown(app)


async def test_the_palette_has_everything_there_is_to_do_here_with_its_key(desk: Desk) -> None:
    app = ConvoApp(desk)

    async with app.run_test(size=(80, 60)) as pilot:
        await pilot.press("ctrl+p")
        await app.workers.wait_for_complete()
        await pilot.pause()
        listed = shown(app)
        await pilot.press(*"suspend")
        await app.workers.wait_for_complete()
        await pilot.pause()
        found = shown(app)

    assert "Lock: Close the record, and forget its words  ^l" in listed
    assert "Help: What the keys do here  f1" in listed
    assert "Suspend: " in found
    assert "creenshot" not in listed
    assert "Back: " not in listed


async def test_what_is_chosen_in_the_palette_is_done(desk: Desk) -> None:
    app = ConvoApp(desk)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *"curtain")
        await app.workers.wait_for_complete()
        await pilot.press("enter")
        await pilot.pause()
        is_hidden = isinstance(app.screen, Curtain)

    assert is_hidden


async def test_a_jump_goes_to_a_session_whose_title_is_no_markup(desk: Desk) -> None:
    title = "جلسة [/] [@click=app.quit]x"
    desk.keep(replace(SESSION, title=title))
    app = ConvoApp(desk)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f2", *"جلسة")
        await app.workers.wait_for_complete()
        await pilot.pause()
        listed = shown(app)
        await pilot.press("enter")
        await pilot.pause()
        went_to = shown(app)

    assert f"session 2022-05-16 {title}" in listed
    assert went_to.startswith("PREFLIGHT")
    assert title in went_to


async def test_the_curtain_hides_everything_until_its_keys_are_pressed(desk: Desk) -> None:
    desk.keep(SESSION)
    desk.change(Keep(contribution("دعم محلي")))
    app = ConvoApp(desk)

    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("o", "f3")
        app.notify("a message", markup=False)
        await pilot.press("f3", "escape", "enter", "f1", "f2", "ctrl+p", "x", "space")
        await pilot.pause()
        hidden = shown(app).split()
        await pilot.press("ctrl+r")
        await pilot.pause()
        back = shown(app)

    assert len(hidden) == 2
    assert re.fullmatch(r"\d\d:\d\d", hidden[0])
    assert hidden[1] == "^r"
    assert "دعم محلي" in back


async def test_help_lists_the_keys_here_and_typing_filters_them(desk: Desk) -> None:
    app = ConvoApp(desk)

    async with app.run_test(size=(80, 48)) as pilot:
        await pilot.press("f1", *"سلام")
        await pilot.pause()
        typed = raw_rows(app)[1]
        await pilot.press(*["backspace"] * 4)
        await pilot.pause()
        everything = shown(app)
        await pilot.press(*"words forget")
        await pilot.pause()
        some = shown(app)
        await pilot.press(*"zz")
        await pilot.pause()
        none = shown(app)
        await pilot.press("escape")
        await pilot.pause()
        back = shown(app)

    assert typed.startswith("\u2068سلام")
    assert re.search(r"^f3 +Curtain +Hide everything", everything, re.MULTILINE)
    assert "^l " in some
    assert "f3 " not in some
    assert "No key does that here." in none
    assert back.startswith("SESSIONS")


async def test_help_scrolls_where_there_are_more_keys_than_rows(desk: Desk) -> None:
    app = ConvoApp(desk)

    async with app.run_test(size=(80, 8)) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        top = shown(app)
        await pilot.press(*["pagedown"] * 3)
        await pilot.pause()
        below = shown(app)
        await pilot.press(*["pageup"] * 3, "down", "up")
        await pilot.pause()
        back = shown(app)

    assert "What the keys do here" not in top
    assert "What the keys do here" in below
    assert back == top


async def test_keys_of_the_settings_take_the_place_of_the_usual_ones(desk: Desk) -> None:
    settings = Settings(keys={"app.curtain": "f12", "contributions.back": "q"})
    desk.keep(SESSION)
    app = ConvoApp(desk, settings=settings)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o", "f3")
        await pilot.pause()
        opened = shown(app)
        await pilot.press("q", "f12")
        await pilot.pause()
        is_hidden = isinstance(app.screen, Curtain)

    assert opened.startswith("CONTRIBUTIONS")
    assert " q Sessions" in opened
    assert "f12 Curtain" in opened
    assert is_hidden


async def test_a_key_that_was_moved_does_nothing_where_it_was(desk: Desk) -> None:
    app = ConvoApp(desk, settings=Settings(keys={"app.quit": "shift+f11"}))

    async with app.run_test() as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause()
        stayed = app.return_code
        await pilot.press("shift+f11")
        await pilot.pause()

    assert stayed is None
    assert app.return_code == 0


@pytest.mark.parametrize("theme", list(Theme))
async def test_every_theme_can_be_chosen_and_shows_the_same_text(desk: Desk, theme: Theme) -> None:
    desk.keep(SESSION)
    app, usual = ConvoApp(desk, settings=Settings(theme=theme)), ConvoApp(desk)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = shown(app)
    async with usual.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        as_usual = shown(usual)

    assert app.theme == NAMES[theme]
    assert text == as_usual


@pytest.mark.parametrize("keys", [[], ["f1"], ["f3"]])
async def test_high_contrast_is_as_high_as_it_says(desk: Desk, keys: list[str]) -> None:
    app = ConvoApp(desk, settings=Settings(theme=Theme.HIGH_CONTRAST))

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        pairs = {
            (segment.style.color, segment.style.bgcolor)
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.text.strip(" ▏")
        }

    assert pairs
    assert min(_contrast(*pair) for pair in pairs) >= 7


async def test_without_colours_there_are_none(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = ConvoApp(desk)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        colours = {
            colour
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style
            for colour in (segment.style.color, segment.style.bgcolor)
            if colour and colour.triplet
        }

    assert colours
    assert all(len(set(colour.triplet or ())) == 1 for colour in colours)


async def test_what_is_pasted_is_clean_and_what_is_too_long_is_not_pasted(desk: Desk) -> None:
    app = ConvoApp(desk)

    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.screen.mount(field := TextArea())
        field.focus()
        await pilot.pause()
        app.post_message(Paste("مر\u202eحبا\r\n\x9b2J"))
        await pilot.pause()
        app.post_message(Paste("x" * 100_001))
        await pilot.pause(0.1)
        said = shown(app)
        text = field.text

    assert text == "مرحبا\n\ufffd2J"
    assert "Not pasted: this text has 100,001 characters" in said


async def test_what_was_handed_in_is_on_disk_once_drafts_are_kept(desk: Desk) -> None:
    desk.keep(SESSION)
    app = ConvoApp(desk)

    async with app.run_test() as pilot:
        await pilot.pause()
        handed_in = [desk.writer.submit(Keep(contribution(f"سطر {n}"))) for n in range(20)]
        app.keep_drafts()
        are_done = [one.done() for one in handed_in]

    assert all(are_done)


async def test_ctrl_c_ends_nothing_and_says_what_does(desk: Desk) -> None:
    app = ConvoApp(desk)

    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("ctrl+c")
        await pilot.pause(0.1)
        said = shown(app)

    assert "^q leaves convo." in said


async def test_an_error_stays_until_somebody_closes_it(desk: Desk) -> None:
    app = ConvoApp(desk)

    async with app.run_test(notifications=True) as pilot:
        app.notify("it failed", severity="error", markup=False)
        app.notify("it went well", markup=False)
        await pilot.pause()
        timeouts = [each.timeout for each in app._notifications]

    assert timeouts[0] > 3_600
    assert timeouts[1] < 60


@pytest.mark.parametrize(("width", "is_wide"), [(99, False), (100, True)])
async def test_from_a_hundred_columns_on_there_is_room_for_a_pane(
    desk: Desk,
    width: int,
    is_wide: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    app = ConvoApp(desk)

    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        assert app.screen.has_class("-wide") == is_wide


async def test_it_locks_after_the_minutes_of_the_settings(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "_LOOK_EVERY", 0.01)
    desk.home.slots.mkdir()
    times = iter([NOON, *[NOON + timedelta(minutes=3)] * 99])
    app = ConvoApp(
        desk, settings=Settings(lock_after=timedelta(minutes=3)), now=lambda: next(times)
    )

    async with app.run_test() as pilot:
        await pilot.pause(0.1)

    assert app.return_code == LOCKED


@pytest.mark.parametrize("mouse", [True, False])
def test_the_screens_start_with_what_the_settings_say(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    mouse: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    ran: list[dict[str, object]] = []
    monkeypatch.setattr(
        ConvoApp, "run", lambda app, **given: ran.append({"theme": app.theme} | given)
    )
    text = settings_text(Settings(theme=Theme.LIGHT, mouse=mouse))
    config_file(desk.home.folder).write_text(text, "utf-8")

    code = run_app(desk)

    assert ran == [{"theme": "textual-light", "mouse": mouse}]
    assert code == 0


async def test_what_is_copied_stays_in_the_app(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    app = ConvoApp(desk)

    async with app.run_test() as pilot:
        await pilot.pause()
        sent: list[str] = []
        assert app._driver is not None
        monkeypatch.setattr(app._driver, "write", sent.append)
        app.copy_to_clipboard("somebody's words")

    assert app.clipboard == "somebody's words"
    assert not [text for text in sent if "\x1b]52" in text]


async def fail_in(app: ConvoApp, *, error: type[Exception] = ValueError) -> None:
    """Run *app* until a handler of it fails, with somebody's words in a local variable."""

    def fail() -> None:
        words = "Zarqunnisa"
        raise error(words)

    async with app.run_test() as pilot:
        app.call_later(fail)
        await pilot.pause()


async def test_a_failure_tells_where_and_none_of_the_words(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    app = ConvoApp(desk)

    with pytest.raises(ValueError, match="Zarqunnisa"):
        await fail_in(app)

    said = capsys.readouterr().err
    assert said.startswith("convo stopped on ValueError at ")
    assert "Zarqunnisa" not in said
    assert app.return_code == 1


async def test_a_record_that_fails_under_the_screens_is_told_in_its_sentence(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    app = ConvoApp(desk)

    with pytest.raises(DamagedError):
        await fail_in(app, error=DamagedError)

    assert capsys.readouterr().err == "Zarqunnisa. What was saved is safe.\n"
    assert app.return_code == 1


def test_where_there_is_no_terminal_the_sentence_says_so() -> None:
    assert "needs a terminal" in (why_no_screens() or "")


def test_words_stay_between_isolates_on_one_line() -> None:
    assert show("مرحبا\n(abc)").plain == "\u2068مرحبا (abc)\u2069"


def _contrast(front: Color | None, back: Color | None) -> float:
    """Return the contrast of two colours, by the formula of WCAG 2.2."""

    def light(colour: Color | None) -> float:
        assert colour is not None
        linear = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (value / 255 for value in colour.get_truecolor())
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, bright = sorted([light(front), light(back)])
    return (bright + 0.05) / (dark + 0.05)
