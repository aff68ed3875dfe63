"""A whole life of a record, with made-up words in all that can hold words."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from convo.model.words import Use
from convo.records import gathering, reading
from convo.vault.unlocking import unlock
from exports.formats import RENDERERS
from facilitation.desk.escalating import ask, card_for
from facilitation.desk.home import Home
from facilitation.desk.opening import open_desk
from tests.promises.coined import SCRIPTS, Mint
from tests.promises.watched import Ran, Watch

PASSPHRASE: Final = "correct horse battery staple"  # noqa: S105 - of a record that lives a minute
_LEAVE = (("SESSIONS", "o"), ("CONTRIBUTIONS", "\x11"))


@dataclass
class Story:
    """One record in a place that is watched, and the words that were planted in it."""

    watch: Watch
    mint: Mint = field(default_factory=lambda: Mint(11))
    ran: list[Ran] = field(default_factory=list)
    crashed: dict[str, Ran] = field(default_factory=dict)
    """What became of each command that was made to fail, by where and how it was."""

    def run(self, *words: object, typed: str = "") -> Ran:
        ran = self.watch.run(*self.unlocked, *words, typed=typed.encode())
        self.ran.append(ran)
        return ran

    def look(self) -> Ran:
        """Open the screens, open a session, and leave."""
        return self.watch.run_at_terminal(*self.unlocked, keys=_LEAVE)

    def file(self, name: str, content: str) -> Path:
        path = self.watch.folder / name
        path.write_text(content, encoding="utf-8")
        path.chmod(0o600)
        return path

    def session(self, rule: str) -> int:
        title = self.mint.coin("Latin", "title", 2)
        made = self.run(
            "session", "new", "--title", title, "--region", "ESEAP", "--zone", "Asia/Jakarta",
            "--start", "2022-05-16T19:00", "--rule", rule, "--languages", "en",
        )  # fmt: skip
        return int(made.out)

    def lines(self, form: str, *purposes: str) -> str:
        """Return *form* once in each script, with a word for each purpose in its braces."""
        return "".join(
            form.format(*(self.mint.coin(script, purpose) for purpose in purposes))
            for script in SCRIPTS
        )

    @property
    def unlocked(self) -> tuple[object, ...]:
        """What opens the record."""
        return ("--passphrase-file", self.watch.folder / "passphrase")


def set_up(watch: Watch) -> Story:
    """Begin the story of a record that nothing is in yet."""
    story = Story(watch)
    passphrase = story.file("passphrase", f"{PASSPHRASE}\n")
    story.ran.append(watch.run("setup", "--no-keyring", "--passphrase-file", passphrase))
    return story


def tell(story: Story) -> None:
    """Do all that people do: bring words in, work on them, write them out, and erase some."""
    public, quiet = story.session("named"), story.session("chatham")
    _import(story, public, quiet)
    _capture(story, quiet)
    _theme(story, quiet)
    _restrict(story, quiet)
    _register(story, quiet)
    for query in (*story.mint.planted("phrase")[:4], story.mint.coin("Thai", "query")):
        story.run("search", query)
        story.run("search", "--best-first", "--json", query)
    for command in ("contributions", "session show", "session codes"):
        story.run(*command.split(), quiet, "--json")
    story.run("session", "list")
    story.run("theme", "list", "--json")
    _erase(story, quiet)
    for name, session_id in (("public", public), ("quiet", quiet)):
        _export(story, session_id, name)
    story.run("annex", quiet, "--yes-restricted", "-o", "annex.docx")
    story.ran.append(story.look())
    for session_id in (public, quiet):
        story.run("session", "close", session_id)
    _keep(story)


def _import(story: Story, public: int, quiet: int) -> None:
    signed = "{} {}. {} (talk) 10:15, 3 May 2021 (UTC)\n\n"
    page = f"{story.mint.coin('Latin', 'theme')}[edit]\n\n"
    page += story.lines(signed, "phrase", "phrase", "name")
    told = ("--session", public, "--as", "talk-page", "--attribution", "named")
    story.run("import", story.file("page.txt", page), *told)
    story.run("import", story.file("page.txt", page), *told)
    # Twice each: who speaks on one line only could be the beginning of a sentence.
    notes = story.lines("{0}: {1}\n{0}: {2}\n", "hidden", "phrase", "phrase")
    captions = "WEBVTT\n\n" + story.lines(
        "00:01.000 --> 00:02.000\n<v {}>{} {}\n\n", "hidden", "internal", "internal"
    )
    table = "speaker,text\n" + story.lines("{},{} {}\n", "hidden", "phrase", "phrase")
    for name, content, source, attribution in (
        ("notes.txt", notes, "notes", "region"),
        ("talk.vtt", captions, "vtt", "anonymous"),
        ("table.csv", table, "csv", "role"),
    ):
        told = ("--session", quiet, "--as", source, "--attribution", attribution)
        story.run("import", story.file(name, content), *told, "--dry-run")
        story.run("import", story.file(name, content), *told)


def _capture(story: Story, session_id: int) -> None:
    typed = (
        story.lines("0 {} {}\n", "phrase", "phrase")
        + story.lines("3:q {}\n", "purged")
        + story.lines("4 {}\n", "withdrawn")
        + story.lines("5 {}\n... {}\n", "restricted", "restricted")
        + "off the record\n"
        + story.lines("0 {}\n", "hidden")
        + "on the record\n0 a wrng word\ns/wrng/right/\n"
    )
    story.run("capture", session_id, "--plain", typed=typed)


def _theme(story: Story, session_id: int) -> None:
    name, other = (story.mint.coin("Hindi", "theme") for _ in range(2))
    definition, alias = (story.mint.coin(script, "theme") for script in ("Khmer", "Burmese"))
    story.run("theme", "add", name, "--definition", definition, "--alias", alias)
    first, second = _ids(story, session_id, "phrase")[:2]
    story.run("tag", first, name, other)
    story.run("tag", second, other)
    story.run("untag", second)
    story.run("theme", "rename", other, story.mint.coin("Amharic", "theme"))


def _register(story: Story, session_id: int) -> None:
    """Fill the registers, with nothing in them that may be printed but items of checklists."""
    for script in SCRIPTS[::3]:
        route, fallback, purpose, name, about, region = (
            story.mint.coin(script, "register") for _ in range(6)
        )
        told = ("--route", route, "--fallback", fallback, "--purpose", purpose, "--region", region)
        made = story.run("contacts", "add", "--urgent", *told)
        story.run("contacts", "verify", int(made.out))
        forum = story.run("forums", "add", "--name", name, "--about", about)
        said = _ids(story, session_id, "phrase")[0]
        story.run("forums", "link", int(forum.out), said)
        item = ("checklist", "add", "--for", "person", "--text")
        story.run(*item, story.mint.coin(script, "checklist"))
    for register in ("contacts", "forums", "practices", "checklist"):
        story.run(register, "list", "--json")
    _escalate(story)


def _escalate(story: Story) -> None:
    """Note that the first contact was asked, and leave it so."""
    home = Home(story.watch.home)
    with open_desk(home, unlock(home.slots, passphrase=PASSPHRASE)) as desk:
        [way, *_] = card_for(desk, None).ways
        ask(desk, way, now=desk.now()).result()


def _restrict(story: Story, session_id: int) -> None:
    home = Home(story.watch.home)
    with open_desk(home, unlock(home.slots, passphrase=PASSPHRASE)) as desk:
        for id_ in _ids(story, session_id, "restricted"):
            kept = reading.get_contribution(desk.records, id_)
            desk.keep(replace(kept, use=Use.RESTRICTED))


def _erase(story: Story, session_id: int) -> None:
    for id_ in _ids(story, session_id, "purged")[:4]:
        story.run("purge", id_)
    for id_ in _ids(story, session_id, "withdrawn")[:4]:
        story.run("withdraw", id_)


def _export(story: Story, session_id: int, name: str) -> None:
    for format_name, made_as in RENDERERS.items():
        for audience in ("public", "internal"):
            story.run(
                "export", session_id, "--format", format_name, "--audience", audience,
                "-o", f"{name}-{audience}{made_as.suffix}",
            )  # fmt: skip


def _keep(story: Story) -> None:
    story.run("backup", "backup.db")
    story.run("restore", "backup.db")
    story.run("seal")
    story.run("check")


def _ids(story: Story, session_id: int, purpose: str) -> list[int]:
    """Return the contributions of a session that hold words of one purpose."""
    home = Home(story.watch.home)
    words = story.mint.planted(purpose)
    with open_desk(home, unlock(home.slots, passphrase=PASSPHRASE)) as desk:
        kept = gathering.gather(desk.records, [session_id]).contributions
    return [one.id for one in kept if any(word in one.text for word in words)]


def kept_words(story: Story) -> set[str]:
    """Return the planted words that the record holds and may tell, to whom it may concern.

    They are somebody's words, names, and items of checklists; and no entry that nobody may print.
    """
    home = Home(story.watch.home)
    with open_desk(home, unlock(home.slots, passphrase=PASSPHRASE)) as desk:
        kept = gathering.gather_only(desk.records, reading.all_contribution_ids(desk.records))
    texts = [one.text for one in kept.contributions] + [one.name or "" for one in kept.participants]
    texts += [one.text for one in kept.checklist]
    return {word for word in story.mint.words if any(word in text for text in texts)}


def crash(story: Story) -> None:
    """Make the program fail in every place of `CRASHES`, while it holds words."""
    session_id = story.session("chatham")
    page = story.file("crash.txt", story.lines("P3: {}\n", "hidden"))
    for n, (place, way, command) in enumerate(CRASHES):
        script = SCRIPTS[n % len(SCRIPTS)]
        story.watch.fail(f"{place}:{way}", saying=story.mint.coin(script, "crash"))
        words = [word.replace("SESSION", str(session_id)) for word in command.split()]
        words = [str(page) if word == "FILE" else word for word in words]
        typed = f"0 {story.mint.coin(script, 'phrase')}\n"
        story.crashed[f"{place} {way}"] = (
            story.watch.run(*story.unlocked, *words, typed=typed.encode())
            if words
            else story.look()
        )
        story.watch.mend()


def _crashes() -> Iterator[tuple[str, str, str]]:
    capture = "capture SESSION --plain"
    for way in ("raise", "thread", "lost", "SIGKILL", "SIGTERM"):
        yield "facilitation.desk.verbs:Verbs.take", way, capture
    for way in ("raise", "SIGKILL", "SIGABRT"):
        yield "convo.records.store:Store.apply", way, capture
    yield "facilitation.desk.guessing:guess_for", "raise", capture
    importing = "import FILE --session SESSION --as"
    yield "convo.sources.talk_page:read_talk_page", "raise", f"{importing} talk-page"
    yield "convo.sources.typed_notes:read_typed_notes", "SIGABRT", f"{importing} notes"
    yield "convo.sources.spreadsheet:read_spreadsheet", "raise", f"{importing} csv"
    yield "convo.sources.captions:read_captions", "raise", f"{importing} vtt"
    for place, name in (
        ("exports.report.build:build_report", "json"),
        ("exports.word:render_word", "word"),
        ("exports.markdown:render_markdown", "markdown"),
        ("exports.tables:render_csv", "csv"),
        ("exports.files:write_new", "markdown"),
    ):
        yield place, "raise", f"export SESSION --audience internal --format {name}"
    yield "exports.files:_fill", "SIGKILL", "export SESSION --audience internal --format csv"
    yield "exports.files:_settle", "SIGHUP", "export SESSION --audience internal --format json"
    yield "convo.records.search:search", "raise", "search anything"
    yield "convo.records.backup:digest", "raise", "backup again.db"
    screen = "facilitation.screens.home:HomeScreen"
    for way in ("raise", "worker", "thread worker", "thread", "task", "kept task", "callback",
                "lost", "SIGHUP"):  # fmt: skip
        yield f"{screen}.on_mount", way, ""
    yield f"{screen}.compose", "raise", ""
    yield f"{screen}.action_contributions", "raise", ""
    yield "facilitation.screens.sessions:ContributionsScreen.compose", "raise", ""
    yield "facilitation.display:show", "raise", ""


CRASHES: Final = tuple(_crashes())
"""Where a function fails, how, and the command that calls it; none for the screens."""
