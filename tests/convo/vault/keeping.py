"""A program that keeps the key on its standard input in a keyring, and takes it out again.

It prints as JSON which back end the library chose, whether the key came back, and otherwise
what was said. Its argument is the file that is to say where in the keyring the key is.
"""

import json
import sys
from pathlib import Path

import keyring

from convo.errors import KeyringError
from convo.records.data_key import DataKey
from convo.vault.keyring_slot import keep_in_keyring, key_in_keyring

WITHIN_S = 2


def main() -> None:
    """Keep it, open it, say so."""
    path, key = Path(sys.argv[1]), DataKey(hex=sys.stdin.read())
    opened, refused = False, None
    try:
        keep_in_keyring(path, key=key, within_s=WITHIN_S)
        opened = key_in_keyring(path, within_s=WITHIN_S) == key
    except KeyringError as error:
        refused = str(error)
    kind = type(keyring.get_keyring())
    chosen = f"{kind.__module__}.{kind.__qualname__}"
    json.dump({"chosen": chosen, "opened": opened, "refused": refused}, sys.stdout)


if __name__ == "__main__":
    main()
