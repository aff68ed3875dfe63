import gc
from typing import ClassVar

from textual._styles_cache import StylesCache
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer, Static
from textual.widgets._footer import FooterKey

from facilitation.terminal import letting_go


class KeysScreen(Screen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [("f9", "one", "နှိပ်ပါ"), ("f8", "two", "اضغط")]

    def compose(self) -> ComposeResult:
        yield Static("ได้ยินว่า")
        yield Footer(show_command_palette=False)

    def action_one(self) -> None: ...

    def action_two(self) -> None: ...


def kept(kind: type) -> int:
    gc.collect()
    return sum(isinstance(each, kind) for each in gc.get_objects())


async def test_a_footer_keeps_no_key_that_it_shows_no_more() -> None:
    letting_go.install()
    app = App[None]()
    async with app.run_test() as pilot:
        await app.push_screen(KeysScreen())
        await pilot.pause()
        footer = app.screen.query_one(Footer)
        shown = kept(FooterKey)

        for _ in range(5):
            footer.refresh(recompose=True)
            await pilot.pause()

        assert kept(FooterKey) == shown


async def test_what_was_painted_of_screens_that_are_left_is_not_kept() -> None:
    letting_go.install()
    app = App[None]()
    async with app.run_test() as pilot:
        for _ in range(30):
            await app.push_screen(KeysScreen())
            await pilot.pause()
            await app.pop_screen()

        assert kept(StylesCache) < 100
