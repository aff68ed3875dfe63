"""The operating system's keyring as a place for the data key. Nothing else imports `keyring`."""

import json
import secrets
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Thread
from typing import Final, TypeVar

from convo.errors import ConvoError, KeyringError
from convo.records.data_key import DataKey
from convo.vault.private_files import written_beside

TRUSTED: Final = frozenset(
    {
        "keyring.backends.macOS.Keyring",
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
    }
)
"""The back ends that hand a secret to the operating system. Others keep it in a file, plain
with keyrings.alt and no desktop, or nowhere, or ask for a password in the middle of the screen."""

ANSWER_WITHIN_S: Final = 15.0
"""How long a keyring may take: its own prompt may wait behind a window for ever."""

_SERVICE = "convo"

_Answer = TypeVar("_Answer")
_BackEnd = TypeVar("_BackEnd")


def keep_in_keyring(path: Path, *, key: DataKey, within_s: float = ANSWER_WITHIN_S) -> None:
    """Keep *key* in the keyring, and where in the keyring in a file at *path*.

    The entry's name is random: it tells whoever reads the keyring of no place and no person.
    The file is written once the keyring gave the key back.

    Raises:
        KeyringError: No keyring that may be trusted kept it in time.
        OSError: The file could not be written.
    """
    entry = secrets.token_hex(8)
    back_end = _in_time(lambda: _store(entry, key), within_s)
    with written_beside(path) as new:
        new.write_text(json.dumps({"back_end": back_end, "entry": entry}), encoding="utf-8")


def key_in_keyring(path: Path, *, within_s: float = ANSWER_WITHIN_S) -> DataKey:
    """Return the key from the keyring that the file at *path* names.

    Raises:
        KeyringError: That keyring did not give a key in time, or the file is damaged.
    """
    back_end, entry = _place(path)
    try:
        return DataKey(hex=_in_time(lambda: _load(back_end, entry), within_s) or "")
    except ValueError:
        raise KeyringError("the operating system's keyring no longer has the key") from None


def forget_in_keyring(path: Path, *, within_s: float = ANSWER_WITHIN_S) -> None:
    """Erase the key from the keyring that the file at *path* names, and the file.

    Raises:
        KeyringError: The keyring did not erase it in time. The file is kept, to try again.
    """
    back_end, entry = _place(path)
    _in_time(lambda: _erase(back_end, entry), within_s)
    path.unlink()


def _store(entry: str, key: DataKey) -> str:
    """Store the key, see that it is there, and return the back end's name."""
    import keyring  # noqa: PLC0415 - 80 ms, and nothing where a passphrase opens the record

    back_end = _trusted(keyring.get_keyring(), TRUSTED)
    back_end.set_password(_SERVICE, entry, key.hex)
    if back_end.get_password(_SERVICE, entry) != key.hex:
        raise KeyringError("the operating system's keyring did not give the key back")
    return _name(back_end)


def _load(back_end: str, entry: str) -> str | None:
    import keyring  # noqa: PLC0415 - as above

    return _trusted(keyring.get_keyring(), TRUSTED & {back_end}).get_password(_SERVICE, entry)


def _erase(back_end: str, entry: str) -> None:
    import keyring  # noqa: PLC0415 - as above

    _trusted(keyring.get_keyring(), TRUSTED & {back_end}).delete_password(_SERVICE, entry)


def _trusted(chosen: _BackEnd, names: frozenset[str]) -> _BackEnd:
    """Return the back end that has one of *names*, taken out of the chain it may be in.

    A chain would fall through to the next back end, whatever that is.

    Raises:
        KeyringError: There is none.
    """
    present: list[_BackEnd] = list(getattr(chosen, "backends", [chosen]))
    for back_end in present:
        if _name(back_end) in names:
            return back_end
    raise KeyringError("no keyring of the operating system is at hand")


def _name(back_end: object) -> str:
    return f"{type(back_end).__module__}.{type(back_end).__qualname__}"


def _place(path: Path) -> tuple[str, str]:
    """Return the back end's and the entry's name from the file at *path*."""
    try:
        place = json.loads(path.read_text(encoding="utf-8"))
        return str(place["back_end"]), str(place["entry"])
    except (OSError, ValueError, KeyError, TypeError):
        raise KeyringError(f"{path.name}, which says where the key is, is damaged") from None


def _in_time(call: Callable[[], _Answer], within_s: float) -> _Answer:
    """Return what *call* returns, unless it takes too long: then it is left to itself.

    Raises:
        KeyringError: It took longer, or failed. What a back end says may carry the key, so
            only the kind of its error is told.
    """
    answer: Future[_Answer] = Future()

    def ask() -> None:
        try:
            answer.set_result(call())
        except Exception as error:  # noqa: BLE001 - back ends raise anything
            answer.set_exception(error)

    Thread(target=ask, daemon=True).start()  # a daemon: it must not keep the program from ending
    try:
        return answer.result(within_s)
    except ConvoError:
        raise
    except TimeoutError:
        raise KeyringError(
            f"the operating system's keyring did not answer within {within_s:g} seconds"
        ) from None
    except Exception as error:  # noqa: BLE001 - likewise
        raise KeyringError(
            f"the operating system's keyring is locked or failed ({type(error).__name__})"
        ) from None
