"""Keys as Textual binds them."""

from textual.binding import Binding, BindingType

from facilitation.key import Where
from facilitation.keys import KEYS


def bindings(where: Where, *ids: str) -> list[BindingType]:
    """Return the bindings of a place, or of those *ids* in it, in the order of the registry.

    They have the keys that everybody starts with. `App.set_keymap` puts those of the settings in
    their place, by the same ids.

    Raises:
        ValueError: One of *ids* is of another place, or of none.
    """
    here = {key.id: key for key in KEYS if key.where is where}
    if unknown := set(ids) - here.keys():
        raise ValueError(f"no keys of {where} are called {', '.join(sorted(unknown))}")
    return [
        Binding(key.keys, key.action, key.label, show=key.shown, priority=key.priority, id=key.id)
        for key in here.values()
        if not ids or key.id in ids
    ]
