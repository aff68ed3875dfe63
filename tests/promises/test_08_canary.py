from pathlib import Path

import pytest

from exports.formats import RENDERERS
from tests.exports.test_leaks import everything_in
from tests.promises.coined import Finder
from tests.promises.conftest import Measured
from tests.promises.scripted import CRASHES, Story, kept_words, set_up
from tests.promises.watched import Watch, can_watch

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("canary"),  # what all of them look at takes minutes to make
    pytest.mark.skipif(not can_watch(), reason="strace sees it, and lets root alone see it all"),
]


def files_of(watch: Watch) -> dict[Path, bytes]:
    """Return what was ever written to each file, and what is in those that are there, unzipped."""
    found = {path: everything_in(content) for path, content in watch.seen.written.items()}
    for folder in (watch.folder / name.lower() for name in (*watch.private, "out")):
        for path in filter(Path.is_file, folder.rglob("*")):
            found[path] = found.get(path, b"") + everything_in(path.read_bytes())
    return {path: found[path] for path in found if path.is_absolute() and not is_device(path)}


def is_document(path: Path, watch: Watch) -> bool:
    """Tell whether it is a summary or an annex, or was on its way to be one."""
    suffixes = {".part", *(made_as.suffix for made_as in RENDERERS.values())}
    return path.is_relative_to(watch.out) and path.suffix in suffixes


def is_device(path: Path) -> bool:
    return path in {Path("/dev/null"), Path("/dev/tty")} or path.is_relative_to("/dev/pts")


def outside(watch: Watch) -> set[Path]:
    """Return what was touched beyond the record, the documents, and the terminal."""
    return {
        path
        for path in watch.seen.touched
        if path.is_absolute()
        and not is_device(path)
        and not path.is_relative_to(watch.home)
        and not path.is_relative_to(watch.out)
    }


def open_to_others(watch: Watch) -> list[Path]:
    return [
        path
        for folder in (watch.home, watch.out)
        for path in (folder, *folder.rglob("*"))
        if path.stat().st_mode & 0o777 != (0o700 if path.is_dir() else 0o600)
    ]


def test_the_record_held_words_of_every_script(story: Story) -> None:
    planted, kept = story.mint.planted, kept_words(story)

    assert len(story.mint.words) >= 200
    assert set(planted("name", "internal", "restricted", "checklist")) <= kept
    assert set(planted("hidden", "title", "query", "crash", "register")) & kept == set()
    assert len(planted("register")) == 6 * len(planted("checklist")) > 0
    assert len(set(planted("purged", "withdrawn")) - kept) == 8


def test_what_was_to_work_did(story: Story) -> None:
    assert [ran.err for ran in story.ran if ran.code] == []
    assert len(story.crashed) == len(CRASHES) >= 20


def test_no_file_holds_a_planted_word_but_the_documents(story: Story) -> None:
    find = Finder(story.mint.words)

    found = {
        path: find.found_in(content)
        for path, content in files_of(story.watch).items()
        if not is_document(path, story.watch)
    }

    assert [path for path, words in found.items() if words] == []
    assert {path.suffix for path in found} >= {".db", ".db-wal", ".new", ".recovery"}


def test_a_document_holds_words_that_the_record_holds_and_no_others(story: Story) -> None:
    may_be_told = kept_words(story) | set(story.mint.planted("theme"))
    withheld = Finder(set(story.mint.words) - may_be_told)
    files = files_of(story.watch)

    documents = {path: files[path] for path in files if is_document(path, story.watch)}

    assert [path for path in documents if withheld.found_in(documents[path])] == []
    told = Finder(may_be_told).found_in(b"".join(documents.values()))
    assert told > set(story.mint.planted("restricted"))


def test_no_public_document_holds_words_that_are_for_inside(story: Story) -> None:
    inside = Finder(story.mint.planted("internal", "restricted"))
    files = files_of(story.watch)

    public = [path for path in files if path.stem.endswith("-public")]

    assert len(public) == 2 * len(RENDERERS)
    assert [path for path in public if inside.found_in(files[path])] == []


def test_nothing_is_touched_but_the_record_and_the_documents(story: Story) -> None:
    assert outside(story.watch) == set()
    others = story.watch.private[1:]
    assert [list((story.watch.folder / name.lower()).iterdir()) for name in others] == [[]] * len(
        others
    )


def test_memory_is_written_through_to_no_file_that_could_hold_words(story: Story) -> None:
    assert {path.name.rpartition("-")[2] for path in story.watch.seen.mapped} == {"shm"}


def test_no_socket_reaches_the_internet(story: Story, measured: Measured) -> None:
    assert story.watch.seen.sockets & {"AF_INET", "AF_INET6"} == set()
    words, files = len(story.mint.words), len(files_of(story.watch))
    measured(f"{words} planted words, {files} files: in 0 others; 0 internet sockets")


def test_sqlite_writes_no_temporary_file(story: Story) -> None:
    assert [path for path in story.watch.seen.touched if path.name.startswith("etilqs")] == []


def test_all_files_are_private_under_the_widest_umask(story: Story) -> None:
    assert open_to_others(story.watch) == []


def test_a_program_that_does_all_this_is_seen_to(tmp_path: Path) -> None:
    watch = Watch(tmp_path)
    story = set_up(watch)
    word = story.mint.coin("Latin", "hidden")
    watch.fail("facilitation.desk.home:home:leak", saying=word)

    ran = story.run("session", "list")
    watch.mend()

    find = Finder(story.mint.words)
    leaks = {path for path, content in files_of(watch).items() if find.found_in(content)}
    assert leaks == {watch.home / "etilqs_1", watch.folder / "tmpdir" / "etilqs_1"}
    assert outside(watch) == {watch.folder / "tmpdir" / "etilqs_1"}
    assert watch.seen.sockets == {"AF_INET"}
    assert find.found_in(ran.err) == {word}
    assert open_to_others(watch) == [watch.home / "left"]
