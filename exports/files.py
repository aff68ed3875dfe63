"""Writing a document where nothing is lost by it, and nobody else can read it."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from convo.errors import FileInTheWayError, RefusedError


def default_name(suffix: str) -> str:
    """Return a random file name that ends in *suffix*: a region or a date would be a trace."""
    return f"summary-{secrets.token_hex(4)}{suffix}"


def write_new(path: Path, content: bytes) -> None:
    """Write *content* to a new file that only this account can read (mode 0600).

    Nobody ever finds half of it there, and a link is never followed.

    Raises:
        FileInTheWayError: Something has that name, a link to nowhere included. It is left alone.
        RefusedError: There is no such folder, or the file cannot be written there. Nothing is
            left behind.
    """
    beside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        os.close(_create(path))  # nobody else can take the name now; it is replaced below
    except FileExistsError:
        raise FileInTheWayError(f"{str(path)!r} is there already") from None
    except (FileNotFoundError, NotADirectoryError):
        raise RefusedError(f"there is no folder {path.parent}") from None
    except OSError as error:
        raise _refused(path, error) from None
    try:
        _fill(beside, content)
        beside.replace(path)
        _settle(path.parent)
    except BaseException as error:
        for left in (beside, path):
            with suppress(OSError):
                left.unlink()
        if isinstance(error, OSError):
            raise _refused(path, error) from None
        raise


def _create(path: Path) -> int:
    """Make an empty file where there is nothing, and open it to write."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):  # as far as the system has them
        flags |= getattr(os, name, 0)
    return os.open(path, flags, 0o600)


def _fill(path: Path, content: bytes) -> None:
    with os.fdopen(_create(path), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Put the new name on disk too. Windows does so by itself, and cannot open a folder."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _refused(path: Path, error: OSError) -> RefusedError:
    return RefusedError(f"{str(path)!r} could not be written: {error.strerror}")
