import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.compiled import keep_compiled


def test_what_a_test_starts_keeps_what_it_compiles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    module = tmp_path / "once.py"
    module.write_text("")

    keep_compiled()

    assert not sys.dont_write_bytecode
    subprocess.run([sys.executable, "-c", "import once"], check=True, cwd=tmp_path, env=os.environ)
    assert Path(importlib.util.cache_from_source(str(module))).exists()
