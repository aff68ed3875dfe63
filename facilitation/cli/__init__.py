"""The `convo` command. Data goes to stdout, sentences to stderr; 0 done, 1 refused, 2 misused."""

import sys
import threading

import click

from convo.errors import ConvoError
from facilitation.cli.answers import (
    answer,
    commitment,
    commitments,
    matrix,
    question,
    questions,
    thread,
    unanswer,
)
from facilitation.cli.checklists import checklist, practices
from facilitation.cli.config import config
from facilitation.cli.conversations import capture, contributions, import_, round_, search, session
from facilitation.cli.opening import opened_desk
from facilitation.cli.outputs import annex, demo, export, exports
from facilitation.cli.passages import agree, passage
from facilitation.cli.people import consent, narrow, people
from facilitation.cli.printing import say
from facilitation.cli.recommending import recommendation, recommendations
from facilitation.cli.records import backup, check, purge, restore, seal, setup, withdraw
from facilitation.cli.registers import contacts, forums
from facilitation.cli.reviewing import review
from facilitation.cli.themes import agreement, tag, theme, untag
from facilitation.cli.writing import write
from facilitation.hardening import LOCKED, LOCKED_FLAG, fill_streams, harden, start_over

_COMMANDS = (
    setup,
    demo,
    round_,
    session,
    capture,
    import_,
    contributions,
    theme,
    tag,
    untag,
    agreement,
    questions,
    question,
    answer,
    unanswer,
    thread,
    passage,
    agree,
    commitment,
    commitments,
    matrix,
    search,
    review,
    export,
    exports,
    annex,
    people,
    narrow,
    consent,
    withdraw,
    purge,
    backup,
    restore,
    check,
    seal,
    config,
    contacts,
    forums,
    practices,
    checklist,
    write,
    recommendation,
    recommendations,
)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--passphrase-file",
    metavar="FILE",
    help="Open the record with the first line of FILE instead of a keyring; - is stdin.",
)
@click.option(LOCKED_FLAG, "is_locked", is_flag=True, hidden=True)
@click.version_option(package_name="community-conversations")
@click.pass_context
def cli(context: click.Context, passphrase_file: str | None, *, is_locked: bool) -> None:
    """Run community conversations, keep them encrypted, and write the summary.

    Alone, `convo` opens the screens. Everything lives in one folder, or in CONVO_HOME.
    """
    if context.invoked_subcommand is None:
        from facilitation.desk.home import home
        from facilitation.starting import load_screens, run_app, run_at_door, why_no_screens

        if why_not := why_no_screens():
            raise click.UsageError(why_not)
        if passphrase_file is None:
            context.exit(run_at_door(home(), is_locked=is_locked))
        load_screens()
        with opened_desk() as desk:
            context.exit(run_app(desk))


for _command in _COMMANDS:
    cli.add_command(_command)


def main() -> None:
    """Run the command of this process, and end it with its exit code."""
    fill_streams()
    harden()
    sys.excepthook = lambda _kind, error, _trace: _say_where(error)
    threading.excepthook = lambda failed: _say_where(failed.exc_value)
    sys.unraisablehook = lambda failed: _say_where(failed.exc_value)
    try:
        code = int(cli.main(prog_name="convo", standalone_mode=False) or 0)
        if code == LOCKED:  # what was opened is closed by now
            start_over()
        sys.exit(code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        say("Stopped.")
        sys.exit(130)
    except ConvoError as error:
        from convo.text import as_sentence

        say(as_sentence(str(error)))
        sys.exit(1)
    except OSError as error:  # as of a disk or a pipe that takes no more of what is printed
        say(f"This could not go on: {error.strerror}. What it said was saved is safe.")
        sys.exit(1)


def _say_where(error: BaseException | None) -> None:
    """Say where the program failed. An error's own message could hold somebody's words."""
    from facilitation.terminal.failing import place_of  # slow, and for a failure alone

    place = "an error" if error is None else place_of(error)
    say(f"convo stopped on {place}. What it said was saved is safe.")
