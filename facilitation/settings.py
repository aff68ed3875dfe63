"""What people can choose for this machine: one small file, read strictly."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from convo.errors import RefusedError
from facilitation.keys import nearest, remapped

LOCK_AFTER: Final = timedelta(minutes=10)
"""How long nobody touches the keyboard before the screens lock, unless somebody chose another."""

LOCK_MINUTES: Final = range(1, 121)
"""What may be chosen in its place; there is no "never"."""

_TABLES: Final = {"lock": ("minutes",), "screen": ("theme", "mouse"), "keys": None}


class Theme(StrEnum):
    """How the screens look. None of them says anything by colour alone."""

    DARK = "dark"
    LIGHT = "light"
    HIGH_CONTRAST = "high-contrast"
    ANSI = "ansi"
    """The 16 colours of the terminal, as people have set them there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What was chosen, and what holds where nothing was."""

    lock_after: timedelta = LOCK_AFTER
    theme: Theme = Theme.DARK
    mouse: bool = True
    """Whether the app has the mouse; without it, the terminal marks text to copy."""

    keys: Mapping[str, str] = field(default_factory=dict)
    """Other keys for actions, by their ids in `facilitation.keys`."""


def config_file(folder: Path) -> Path:
    """Return where the settings are, for a record in *folder*. There need be no such file."""
    return folder / "config.toml"


def read_settings(folder: Path) -> Settings:
    """Return the settings for the record in *folder*; where there is no file, the usual ones.

    Raises:
        RefusedError: The file cannot be read, or something in it is unknown or out of bounds. The
            sentence names the file, and the nearest name there is.
    """
    path = config_file(folder)
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise RefusedError(f"{path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise RefusedError(f"{path} is not written in UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise RefusedError(f"{path} is not TOML: {error}") from None
    try:
        return _settings(given)
    except RefusedError as error:
        raise RefusedError(f"{path}: {error}") from None


def settings_text(settings: Settings) -> str:
    """Return *settings* as the file that would bring them about, each with its bounds."""
    minutes = settings.lock_after // timedelta(minutes=1)
    bounds = f"{LOCK_MINUTES[0]} to {LOCK_MINUTES[-1]}"
    keys = [f'"{id_}" = {_quoted(chosen)}' for id_, chosen in settings.keys.items()]
    lines = [
        "[lock]",
        f"minutes = {minutes}  # {bounds}; never while a session is live",
        "",
        "[screen]",
        f'theme = "{settings.theme}"  # {", ".join(Theme)}',
        f"mouse = {str(settings.mouse).lower()}  # false: the terminal marks text to copy",
        "",
        '[keys]  # an action = a key, as in "list.undo" = "z"',
        *keys,
    ]
    return "\n".join(lines) + "\n"


def _settings(given: Mapping[str, Any]) -> Settings:
    for table, values in given.items():
        _refuse_unknown(table, _TABLES, "table")
        if not isinstance(values, dict):
            raise RefusedError(f"{table} is a table: write [{table}] on a line of its own")
        for name in values if table != "keys" else ():
            _refuse_unknown(name, _TABLES[table] or (), f"setting of [{table}]")
    usual, screen = Settings(), given.get("screen", {})
    return Settings(
        lock_after=_lock_after(given.get("lock", {}).get("minutes"), usual.lock_after),
        theme=_theme(screen.get("theme", usual.theme)),
        mouse=_truth(screen.get("mouse", usual.mouse)),
        keys=_keys(given.get("keys", {})),
    )


def _refuse_unknown(name: str, known: Mapping[str, object] | tuple[str, ...], kind: str) -> None:
    if name not in known:
        raise RefusedError(f"no {kind} is called {name!r}{nearest(name, known)}")


def _lock_after(minutes: object, usual: timedelta) -> timedelta:
    if minutes is None:
        return usual
    # In TOML true is no number, but in Python it is.
    if isinstance(minutes, bool) or not isinstance(minutes, int) or minutes not in LOCK_MINUTES:
        raise RefusedError(
            f"[lock] minutes is a whole number from {LOCK_MINUTES[0]} to {LOCK_MINUTES[-1]}"
        )
    return timedelta(minutes=minutes)


def _theme(name: object) -> Theme:
    known = [str(theme) for theme in Theme]
    if name not in known:
        near = nearest(name, known) if isinstance(name, str) else ""
        raise RefusedError(f"[screen] theme is one of {', '.join(known)}{near}")
    return Theme(str(name))


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise RefusedError("[screen] mouse is true or false")
    return value


def _keys(given: Mapping[str, Any]) -> dict[str, str]:
    """Return the keys that are given, with ids written as `list.undo` or as `"list.undo"`."""
    chosen: dict[str, str] = {}
    for name, value in given.items():
        parts = value if isinstance(value, dict) else {"": value}
        for part, key in parts.items():
            id_ = f"{name}.{part}" if part else name
            if not isinstance(key, str):
                raise RefusedError(f"[keys] {id_} is a key in quotation marks, as in 'f4'")
            chosen[id_] = key
    remapped(chosen)
    return chosen


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
