"""Where everything lives on this machine."""

import os
from dataclasses import dataclass
from pathlib import Path


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
    """Return where the environment says that everything lives: CONVO_HOME, else the usual place."""
    if given := os.environ.get("CONVO_HOME"):
        return Home(Path(given).expanduser().absolute())
    import platformdirs  # noqa: PLC0415 - 4 ms that nobody who sets CONVO_HOME needs

    return Home(platformdirs.user_data_path("convo", appauthor=False))
