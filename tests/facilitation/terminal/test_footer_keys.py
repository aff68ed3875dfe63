from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from facilitation.terminal import footer_keys


class KeysScreen(Screen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [("f9", "one", "နှိပ်ပါ"), ("f8", "two", "اضغط")]

    def compose(self) -> ComposeResult:
        yield Footer(show_command_palette=False)

    def action_one(self) -> None: ...

    def action_two(self) -> None: ...


async def test_no_key_of_a_footer_changes_how_it_looks_once_it_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    footer_keys.install()
    changed: list[FooterKey] = []
    monkeypatch.setattr(FooterKey, "update_node_styles", lambda key, **_: changed.append(key))
    async with App[None]().run_test() as pilot:
        await pilot.app.push_screen(KeysScreen())
        await pilot.pause()

        keys = pilot.app.screen.query(FooterKey)

        assert [key.description for key in keys] == ["နှိပ်ပါ", "اضغط"]
        assert [key.compact for key in keys] == [False, False]
        assert changed == []
