"""Where everything lives on this machine."""

import os
from dataclasses import dataclass
from pathlib import Path

from convo.errors import RefusedError


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that holds one record and its key slots."""

    folder: Path

    @property
    def record(self) -> Path:
        """The encrypted record."""
        return self.folder / "record.db"

    @property
    def slots(self) -> Path:
        """The folder of the key slots."""
        return self.folder / "slots"

    @property
    def is_set_up(self) -> bool:
        """Whether a record was made here. One that is lost counts: its slots open its backups."""
        return self.record.exists() or (self.slots.is_dir() and any(self.slots.iterdir()))


def home() -> Home:
    """Return where the environment says that everything lives: CONVO_HOME, else the usual place.

    Raises:
        RefusedError: CONVO_HOME begins with the folder of somebody whom this machine does not know.
    """
    if given := os.environ.get("CONVO_HOME"):
        try:
            return Home(Path(given).expanduser().absolute())
        except RuntimeError:
            raise RefusedError("CONVO_HOME names the folder of nobody here: mend it") from None
    import platformdirs  # noqa: PLC0415 - 4 ms that nobody who sets CONVO_HOME needs

    return Home(platformdirs.user_data_path("convo", appauthor=False))
