"""What people can mend of what the driver meets, as sentences."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from convo.errors import DamagedError, StoreError
from convo.records.driver import Connection, Cursor, DriverError

T = TypeVar("T")

_DAMAGE = "SQLITE_CORRUPT"
_BY_READING = ("SQLITE_BUSY", "SQLITE_IOERR")
"""What a reader may meet besides damage. To write through one is a mistake of ours."""

_CURABLE = {
    "SQLITE_BUSY": "another program is writing to it",
    "SQLITE_FULL": "the disk is full",
    # The driver does not tell a disk that fails from one with no room for what readers share.
    "SQLITE_IOERR": "the disk is full, or failed",
    "SQLITE_READONLY": "it can only be read",
    "SQLITE_CANTOPEN": "its folder cannot be written to",
    _DAMAGE: "it is damaged: restore a backup",
}
"""By the beginnings of the driver's names for errors."""


def told(error: BaseException, what: str) -> StoreError | None:
    """Return an error to raise in the place of one of the driver's; None if nobody can mend it.

    Args:
        error: What was raised, by the driver or by anything else.
        what: What came of it, as in "the record was not changed".
    """
    name = _name(error)
    why = next((why for code, why in _CURABLE.items() if name.startswith(code)), None)
    if why is None:
        return None
    kind = DamagedError if name.startswith(_DAMAGE) else StoreError
    return kind(f"{what}: {why}")


@contextmanager
def telling(what: str) -> Iterator[None]:
    """Raise what people can mend about an error of the driver as a `StoreError`; see `told`."""
    try:
        yield
    except DriverError as error:
        if mendable := told(error, what):
            raise mendable from None
        raise


def text_of(content: bytes) -> str:
    """Return a text of a record as the driver read it.

    Where the last page of a long text is damaged, SQLCipher 4.19 gives zeros for it, and tells of
    it with the page after: there may be none. No text that was kept holds a zero.

    Raises:
        DamagedError: It does, or is cut within a character.
    """
    try:
        text = content.decode()
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise DamagedError("the record cannot be read: it is damaged: restore a backup")
    return text


class ReadingConnection(Connection):  # type: ignore[misc] # the driver has no types
    """A connection that only reads, and tells damage and failing disks in a sentence.

    What writes is told by `transaction`. Reading happens everywhere, and rows come late.
    """

    def cursor(self, *_: object) -> "_ReadingCursor":
        """Return what goes through the rows of one statement."""
        cursor: _ReadingCursor = super().cursor(_ReadingCursor)
        return cursor


class _ReadingCursor(Cursor):  # type: ignore[misc] # likewise
    def execute(self, *given: Any) -> Any:  # noqa: ANN401 - as the driver has it
        return _read(lambda: super(_ReadingCursor, self).execute(*given))

    def fetchone(self) -> Any:  # noqa: ANN401 - likewise
        return _read(super().fetchone)

    def fetchall(self) -> Any:  # noqa: ANN401 - likewise
        return _read(super().fetchall)

    def __next__(self) -> Any:  # noqa: ANN401 - likewise
        return _read(super().__next__)


def _read(step: Callable[[], T]) -> T:
    try:
        return step()
    except DriverError as error:
        if _name(error).startswith((_DAMAGE, *_BY_READING)):
            raise told(error, "the record cannot be read") or error from None
        raise


def _name(error: BaseException) -> str:
    return getattr(error, "sqlite_errorname", "") or ""
