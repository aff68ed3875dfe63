"""What can be done on the screen on top: its keys, and all there is to do by name."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from textual.app import App
from textual.command import SimpleCommand

from facilitation.keys import KEYS
from facilitation.screens.help import KeyHelp
from facilitation.settings import Theme
from facilitation.terminal.themes import NAMES

_HELP: Final = {key.id: key.help for key in KEYS}


def keys_here(app: App[None]) -> Iterator[KeyHelp]:
    """Yield what the keys do on the screen on top, with the keys of the settings."""
    for _, binding, _, _ in app.screen.active_bindings.values():
        if binding.id in _HELP:
            yield KeyHelp(
                key=app.get_key_display(binding),
                label=binding.description,
                help=_HELP[binding.id],
            )


def commands_here(app: App[None]) -> Iterator[SimpleCommand]:
    """Yield all that can be done on the screen on top, then how everything may look."""
    for node, binding, is_enabled, _ in app.screen.active_bindings.values():
        if is_enabled and binding.id in _HELP and binding.id != "app.palette":
            name = f"{binding.description}: {_HELP[binding.id]}"
            name = f"{name}  {app.get_key_display(binding)}"
            yield SimpleCommand(name, partial(app.run_action, binding.action, node))
    for theme in Theme:
        name = f"Theme: {theme}, until convo ends"
        yield SimpleCommand(name, partial(setattr, app, "theme", NAMES[theme]))
    yield SimpleCommand("Suspend: Back to the shell; fg goes on", app.action_suspend_process)
