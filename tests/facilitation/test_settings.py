import os
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from convo.errors import RefusedError
from facilitation.settings import Settings, Theme, config_file, read_settings, settings_text


def settings_from(folder: Path, text: str) -> Settings:
    config_file(folder).write_text(text, "utf-8")
    return read_settings(folder)


def refusal(folder: Path, text: str) -> str:
    """Return the sentence that refuses *text*, without the name of the file it begins with."""
    with pytest.raises(RefusedError) as refused:
        settings_from(folder, text)
    start = f"{config_file(folder)}: "
    assert str(refused.value).startswith(start)
    return str(refused.value).removeprefix(start)


def test_without_a_file_all_is_as_usual(tmp_path: Path) -> None:
    settings = read_settings(tmp_path)

    assert settings == Settings(
        lock_after=timedelta(minutes=10), theme=Theme.DARK, mouse=True, keys={}
    )


def test_what_is_written_holds(tmp_path: Path) -> None:
    settings = settings_from(
        tmp_path,
        '[lock]\nminutes = 3\n[screen]\ntheme = "high-contrast"\nmouse = false\n'
        '[keys]\n"list.undo" = "z"\nlist.redo = "Z"\n',
    )

    assert settings == Settings(
        lock_after=timedelta(minutes=3),
        theme=Theme.HIGH_CONTRAST,
        mouse=False,
        keys={"list.undo": "z", "list.redo": "Z"},
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[lok]\nminutes = 3", "no table is called 'lok': did you mean 'lock'?"),
        ("[lock]\nminuts = 3", "no setting of [lock] is called 'minuts': did you mean 'minutes'?"),
        ("[screen]\n'سمة' = 1", "no setting of [screen] is called 'سمة'"),
        ("lock = 3", "lock is a table: write [lock] on a line of its own"),
        ("[lock]\nminutes = 0", "[lock] minutes is a whole number from 1 to 120"),
        ("[lock]\nminutes = 121", "[lock] minutes is a whole number from 1 to 120"),
        ("[lock]\nminutes = true", "[lock] minutes is a whole number from 1 to 120"),
        ("[lock]\nminutes = '9'", "[lock] minutes is a whole number from 1 to 120"),
        (
            "[screen]\ntheme = 'drak'",
            "[screen] theme is one of dark, light, high-contrast, ansi: did you mean 'dark'?",
        ),
        ("[screen]\ntheme = 3", "[screen] theme is one of dark, light, high-contrast, ansi"),
        ("[screen]\nmouse = 1", "[screen] mouse is true or false"),
        ("[keys]\nlist.undoo = 'z'", "no key is called 'list.undoo': did you mean 'list.undo'?"),
        ("[keys]\nlist.undo = 3", "[keys] list.undo is a key in quotation marks, as in 'f4'"),
        ("[keys]\nlist.undo = 'space'", "list.mark and list.undo are both on the key space"),
    ],
)
def test_what_is_wrong_is_named_in_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    assert refusal(tmp_path, text) == sentence


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"[lock", "is not TOML: "),
        (b"\xff", "is not written in UTF-8"),
    ],
)
def test_a_file_that_is_none_is_named(tmp_path: Path, content: bytes, sentence: str) -> None:
    config_file(tmp_path).write_bytes(content)

    with pytest.raises(RefusedError, match=sentence) as refused:
        read_settings(tmp_path)

    assert str(refused.value).startswith(str(config_file(tmp_path)))


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    config_file(tmp_path).mkdir()

    with pytest.raises(RefusedError, match=r"config\.toml cannot be read: "):
        read_settings(tmp_path)


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        Settings(
            lock_after=timedelta(minutes=120),
            theme=Theme.ANSI,
            mouse=False,
            keys={"app.help": "shift+f11", "list.undo": '"', "list.redo": "\\"},
        ),
    ],
)
def test_settings_are_the_same_written_down_and_read_again(
    tmp_path: Path, settings: Settings
) -> None:
    assert settings_from(tmp_path, settings_text(settings)) == settings
    assert set(tomllib.loads(settings_text(settings))) == {"lock", "screen", "keys"}


def test_the_settings_stand_beside_the_record(tmp_path: Path) -> None:
    assert config_file(tmp_path) == Path(os.fspath(tmp_path)) / "config.toml"
