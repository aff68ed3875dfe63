"""Every error this project raises on purpose.

* ConvoError               its message is one sentence, fit to show to a facilitator
  - NotFoundError          no such session, contribution or theme
  - RefusedError           what was asked for cannot be done as things stand
    . TextTooLongError     more characters than one text may have
    . SessionClosedError   the session takes no more contributions
    . NothingToUndoError   no change can be taken back, or made again
    . RuleError            the session's attribution rule does not allow it
  - NotSealedError         the change was kept, but erased words may be so as well
  - StoreError             the record could not be used, and nothing was kept
    . NotEncryptedError    the SQLite driver does not encrypt
    . NewerStoreError      a later version of this program wrote it
    . WrongKeyError        this key does not open it, or it is damaged
    . DamagedError         the file is missing, empty, or a check failed
  - KeyringError           no keyring that may be trusted answered
  - LockedError            no key slot opened
  - FileInTheWayError      a file of that name is there already

Messages carry ids, never a participant's name or words: they reach terminals, logs
and bug reports.
"""


class ConvoError(Exception):
    """Base of every error raised on purpose."""


class NotFoundError(ConvoError):
    """No such session, contribution or theme."""


class RefusedError(ConvoError):
    """What was asked for cannot be done as things stand."""


class TextTooLongError(RefusedError):
    """A text has more characters than one text may have."""


class SessionClosedError(RefusedError):
    """The session takes no more contributions."""


class NothingToUndoError(RefusedError):
    """No change can be taken back, or made again."""


class RuleError(RefusedError):
    """The session's attribution rule does not allow it."""


class NotSealedError(ConvoError):
    """The change was kept, but erased words may still be in the file as well."""


class StoreError(ConvoError):
    """The record could not be used, and nothing was kept."""


class NotEncryptedError(StoreError):
    """The SQLite driver does not encrypt, so nothing may be written."""


class NewerStoreError(StoreError):
    """A later version of this program wrote the record."""


class WrongKeyError(StoreError):
    """This key does not open the record, or the record is damaged."""


class DamagedError(StoreError):
    """The file is missing or empty, or a check of it failed."""


class KeyringError(ConvoError):
    """No keyring that may be trusted answered."""


class LockedError(ConvoError):
    """No key slot opened."""


class FileInTheWayError(ConvoError):
    """A file of that name is there already."""
