"""Runs the program in its arguments beside a desktop's prompt that nobody ever answers."""

import subprocess
import sys

from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]  # has no types
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]


def main() -> None:
    """Take the prompt's name on the session bus, and answer nothing that is sent to it."""
    bus = open_dbus_connection()
    bus.send_and_get_reply(message_bus.RequestName("org.gnome.keyring.SystemPrompter"))
    sys.exit(subprocess.run(sys.argv[1:], check=False).returncode)


if __name__ == "__main__":
    main()
