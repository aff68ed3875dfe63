import pytest

from convo.errors import RefusedError
from facilitation.key import Key, Where
from facilitation.keys import KEYS, key_table, keys_in, remapped
from facilitation.terminal.bindings import bindings

# What Textual 8.2's editor does by itself.
EDITORS = {"f6", "f7", *(f"ctrl+{letter}" for letter in "acdekuvwxyz")}


def key(**fields: object) -> Key:
    """Return a key of lists that is on `x`, unless told otherwise."""
    given: dict[str, object] = {
        "id": "list.purge",
        "keys": "x",
        "where": Where.LISTS,
        "action": "purge",
        "label": "Purge",
        "help": "Purge the row",
    }
    return Key(**given | fields)  # type: ignore[arg-type]


# Whatever the registry has: the rules are the same for any keys.
SOME = [
    key(id="list.next", keys="down"),
    key(id="list.mark", keys="space"),
    key(id="list.filter", keys="slash"),
    key(id="list.undo", keys="u"),
    key(id="list.redo", keys="U"),
    key(id="list.purge", keys="ctrl+x", erases_for_good=True),
    key(id="contributions.back", keys="escape", where=Where.SESSIONS),
    key(id="app.back", keys="escape", where=Where.EVERYWHERE),
    key(id="app.jump", keys="f2", where=Where.EVERYWHERE),
    key(id="app.help", keys="f1", where=Where.EVERYWHERE),
    key(id="app.lock", keys="ctrl+l", where=Where.EVERYWHERE, priority=True),
    key(id="curtain.open", keys="ctrl+r", where=Where.CURTAIN),
]


def changed(keymap: dict[str, str]) -> dict[str, str]:
    return {each.id: each.keys for each in remapped(keymap, keys=SOME)}


def test_no_two_actions_share_a_key_and_no_id_is_there_twice() -> None:
    assert list(remapped({})) == list(KEYS)
    assert len({each.id for each in KEYS}) == len(KEYS)


def test_no_single_letter_erases_for_good() -> None:
    with pytest.raises(ValueError, match="a single letter never erases"):
        key(erases_for_good=True)


def test_no_command_is_on_a_key_that_editors_use() -> None:
    taken = {
        (each.id, name)
        for each in KEYS
        if each.where in {Where.LIVE, Where.EVERYWHERE}
        for name in each.keys.split(",")
        if name in EDITORS
    }

    # It speaks only where an editor has nothing marked to copy.
    assert taken == {("app.how_to_quit", "ctrl+c")}


@pytest.mark.parametrize("where", list(Where))
def test_a_footer_has_six_keys_at_most(where: Where) -> None:
    assert sum(each.shown for each in keys_in(where, keymap={})) <= 6


def test_every_key_has_a_label_and_a_sentence_in_which_nothing_is_markup() -> None:
    for each in KEYS:
        assert each.label
        assert each.help[0].isupper()
        assert not set("[].") & set(each.help)


NO_KEY = "list.undo is given no key: write one as in 'f4', 'ctrl+o' or 'x'"


@pytest.mark.parametrize(
    ("keymap", "sentence"),
    [
        ({"list.nxt": "j"}, "no key is called 'list.nxt': did you mean 'list.next'?"),
        ({"القائمة": "j"}, "no key is called 'القائمة'"),
        ({"list.undo": ""}, NO_KEY),
        ({"list.undo": "j,"}, NO_KEY),
        ({"list.undo": "control+j"}, NO_KEY),
        ({"list.undo": "space"}, "list.mark and list.undo are both on the key space"),
        ({"list.undo": "/"}, "list.filter and list.undo are both on the key slash"),
        ({"list.undo": "f1"}, "list.undo and app.help are both on the key f1"),
        ({"app.jump": "f1"}, "app.jump and app.help are both on the key f1"),
        ({"contributions.back": "u"}, "list.undo and contributions.back are both on the key u"),
        ({"app.lock": "ctrl+r"}, "app.lock and curtain.open are both on the key ctrl+r"),
        ({"app.lock": "l"}, "app.lock works while people type: it needs a key that types nothing"),
        ({"app.lock": "အ"}, "app.lock works while people type: it needs a key that types nothing"),
        (
            {"app.lock": "space"},
            "app.lock works while people type: it needs a key that types nothing",
        ),
        (
            {"list.purge": "f11,x"},
            "list.purge erases for good: a single letter is too easily pressed",
        ),
    ],
)
def test_a_key_that_cannot_be_is_refused_in_one_sentence(
    keymap: dict[str, str], sentence: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        changed(keymap)

    assert str(refused.value) == sentence


def test_keys_that_trade_places_are_fine() -> None:
    keys = changed({"list.undo": "U", "list.redo": "u"})

    assert (keys["list.undo"], keys["list.redo"]) == ("U", "u")


def test_the_nearer_of_two_parts_may_have_the_key_for_what_both_do() -> None:
    keys = changed({"app.back": "f10", "contributions.back": "f10"})

    assert keys["app.back"] == keys["contributions.back"] == "f10"


def test_a_dialog_may_use_keys_that_do_not_work_above_it() -> None:
    keys = changed({"app.jump": "ctrl+r"})

    assert keys["app.jump"] == keys["curtain.open"] == "ctrl+r"


def test_bindings_are_those_of_a_place_with_their_ids() -> None:
    everywhere = bindings(Where.EVERYWHERE)

    ids = [each.id for each in everywhere if not isinstance(each, tuple)]
    assert ids == [each.id for each in KEYS if each.where is Where.EVERYWHERE]


def test_bindings_of_another_place_are_refused() -> None:
    with pytest.raises(ValueError, match=r"no keys of lists are called live\.save"):
        bindings(Where.LISTS, "list.mark", "live.save")


def test_the_table_for_readers_has_every_key_in_its_place() -> None:
    lines = key_table({"list.undo": "z"})

    assert len(lines) == len(KEYS) + 2
    told = "Take back what this window did last; what another one did since stays"
    assert f"| lists | `z` | {told} | `list.undo` |" in lines
