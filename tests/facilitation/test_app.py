from datetime import date
from pathlib import Path

import pytest

from convo.model.changes import Keep
from facilitation.app import ConvoApp
from facilitation.demo.conversation import demo_conversation
from facilitation.desk.opening import Desk
from facilitation.display import show
from facilitation.starting import why_no_screens
from tests.build import SESSION, contribution

HOSTILE = "see [1] and [red]x[/] then [@click=app.quit]this[/] \u202egnp.exe"


def shown(app: ConvoApp) -> str:
    """Return the screen as text, without the isolates that keep words in their place."""
    strips = app.screen._compositor.render_strips()
    text = "\n".join(strip.text.rstrip() for strip in strips)
    return text.replace("\u2068", "").replace("\u2069", "").rstrip()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_sessions_stand_one_a_line_with_what_they_hold(
    desk: Desk, size: tuple[int, int]
) -> None:
    desk.keep(*demo_conversation(date(2026, 11, 25)))
    app = ConvoApp(desk)

    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        lines = shown(app).splitlines()

    assert lines[0].startswith("SESSIONS")
    assert lines[1].split()[1:4] == ["open", "35", "ESEAP"]
    assert lines[2].split()[1:4] == ["open", "35", "MENA"]
    assert lines[3] == ""


async def test_enter_opens_a_session_and_escape_goes_back(desk: Desk) -> None:
    desk.keep(SESSION)
    desk.change(Keep(contribution("نحتاج إلى دعم محلي قبل الأزمة")))
    app = ConvoApp(desk)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        opened = shown(app)
        await pilot.press("escape")
        await pilot.pause()
        back = shown(app)

    assert "anon   comment        ?" in opened
    assert "نحتاج إلى دعم محلي قبل الأزمة" in opened
    assert back.startswith("SESSIONS")


async def test_the_picture_in_the_readme_is_of_this_screen(desk: Desk) -> None:
    desk.keep(*demo_conversation(date(2026, 11, 25)))
    app = ConvoApp(desk)
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    picture = readme.split("```\n")[1].splitlines()

    async with app.run_test(size=(80, 60)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        lines = shown(app).splitlines()

    assert len(picture) == 10
    assert [line for line in picture if line not in lines] == []


async def test_what_somebody_said_is_neither_markup_nor_a_command(desk: Desk) -> None:
    desk.keep(SESSION)
    desk.change(Keep(contribution(HOSTILE.replace("\u202e", ""))))
    app = ConvoApp(desk)

    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "see [1] and [red]x[/] then [@click=app.quit]this[/] gnp.exe" in shown(app)


async def test_an_empty_record_says_how_to_begin(desk: Desk) -> None:
    app = ConvoApp(desk)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "convo session new --help" in shown(app)


async def test_the_palette_cannot_write_the_screen_to_a_file(desk: Desk) -> None:
    app = ConvoApp(desk)

    async with app.run_test() as pilot:
        await pilot.pause()
        titles = [command.title for command in app.get_system_commands(app.screen)]

    assert "Quit" in titles
    assert "Screenshot" not in titles


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


async def fail_in(app: ConvoApp) -> None:
    """Run *app* until a handler of it fails, with somebody's words in a local variable."""

    def fail() -> None:
        words = "Zarqunnisa"
        raise ValueError(words)

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


def test_where_there_is_no_terminal_the_sentence_says_so() -> None:
    assert "needs a terminal" in (why_no_screens() or "")


def test_words_stay_between_isolates_on_one_line() -> None:
    assert show("مرحبا\n(abc)").plain == "\u2068مرحبا (abc)\u2069"
