"""What this process holds in memory: nobody else reads it, and starting over forgets it."""

import os
import sys
from typing import Final, NoReturn

LOCKED: Final = 75
"""How the screens end when they are to be locked. Scripts never see it: `start_over` follows."""

LOCKED_FLAG: Final = "--locked"
"""The one argument of a process that starts over, so that no keyring opens it by itself."""

_PR_SET_DUMPABLE = 4  # linux/prctl.h


def harden() -> None:
    """Keep memory out of core files, debuggers and Textual's logs; call it before anything else.

    No limit on core files holds where the kernel pipes them to a program, as systemd has it: only
    a process that is not dumpable is safe from that, and from being traced by its own user. What
    runs other programs need not care: they are dumpable again, and write no core file.
    """
    # Textual obeys these as it is imported: they write what is shown to files, or press keys.
    for name in [name for name in os.environ if name.startswith("TEXTUAL")]:
        del os.environ[name]
    if os.name == "posix":
        import resource  # noqa: PLC0415 - there is none on other systems

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - only Linux has the call

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def fill_streams() -> None:
    """Open standard streams that were closed, on nothing; call it before any file is opened.

    The next file would take the number of a closed one, and what is printed would be written into
    the record.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode))


def start_over() -> NoReturn:
    """Replace this process by a fresh one that is locked. Close the record first.

    Deleting and collecting leaves half of the words in memory (measured: 202 of 404 copies, and
    every copy of the key); a new program in the same process leaves none. It is given nothing
    that this one was told: a passphrase file would open it by itself.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":  # elsewhere it would be another process, behind the shell's back
        ours = len(sys.orig_argv) - len(sys.argv) + 1  # the interpreter, its flags, the program
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:ours], LOCKED_FLAG])  # noqa: S606 - a shell is what it must not pass through
    sys.exit(0)
