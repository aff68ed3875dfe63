"""Material that is too large, or not ours, to be kept with the project."""

from pathlib import Path

import pytest

_DATA = Path(__file__).parents[2] / "shared" / "data"


def shared(name: str) -> Path:
    """Return a file or folder of the shared material; skip the test where there is none."""
    path = _DATA / name
    if not path.exists():
        pytest.skip(f"the shared material {name} is not on this machine", allow_module_level=True)
    return path
