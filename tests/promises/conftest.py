"""The command as people run it, as the tests of the commands have it; and figures that are kept."""

from collections.abc import Callable

import pytest

from convo.vault import passphrase_slot
from tests.convo.vault.conftest import (  # noqa: F401 - pytest finds fixtures by their names here
    cheap_guesses,
    open_umask,
    surroundings,
)
from tests.facilitation.conftest import (  # noqa: F401 - pytest finds fixtures by their names here
    convo,
    desk,
    home,
    passphrase_file,
    run,
)
from tests.promises.scripted import Story, crash, set_up, tell
from tests.promises.table import Figure, keep_figure
from tests.promises.watched import Watch

Measured = Callable[..., None]


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Tell a whole life of a record once; several promises look at what it left."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(passphrase_slot, "SCRYPT_N", 2**4)  # as the program has it that is watched
        told = set_up(Watch(tmp_path_factory.mktemp("watched")))
        tell(told)
        crash(told)
        return told


@pytest.fixture(autouse=True)
def _as_the_program_has_it(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "story" in request.fixturenames:
        monkeypatch.setattr(passphrase_slot, "SCRYPT_N", 2**4)


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> Measured:
    """Take what a promise's test measured; `-m "slow or not slow" --update` keeps it.

    A count that is smaller than the promised one, for every day, is not kept.
    """
    is_small = hasattr(request.node, "callspec") and not request.node.get_closest_marker("slow")
    is_kept = request.config.getoption("--update") and not is_small

    def keep(found: str, *, short: str = "") -> None:
        if is_kept:
            module, name = request.path.stem, request.node.originalname
            keep_figure(Figure.of_now(module, test=name, found=found, short=short))

    return keep


@pytest.fixture
def tests_here(request: pytest.FixtureRequest) -> int:
    """Count the tests of this module; a figure that speaks of all of them stands in the last."""
    assert request.session.testsfailed == 0
    return sum(item.path == request.path for item in request.session.items)
