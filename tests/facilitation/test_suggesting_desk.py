from dataclasses import replace

import pytest

from convo.model.changes import Drop, Erase
from convo.model.themes import Tag, Theme
from facilitation.desk.amending import amend
from facilitation.desk.opening import Desk
from facilitation.desk.suggesting import Suggesting
from tests.build import SESSION, contribution

MONEY = Theme(id=5, name="money")
TRUST = Theme(id=6, name="trust")
ALIKE = (
    ("نحتاج إلى المال", "أين المال"),
    ("پول می‌خواهیم", "پول می‌خواهیم بدانیم"),
    ("हमें पैसा चाहिए", "पैसा कहाँ है"),
    ("টাকা দরকার", "টাকা কোথায়"),
    ("ပိုက်ဆံလိုတယ်", "ပိုက်ဆံဘယ်မှာလဲ"),
    ("ត្រូវការលុយ", "លុយនៅឯណា"),
    ("ต้องการเงินทุน", "เงินทุนอยู่ที่ไหน"),
    ("需要资金", "资金在哪里"),
    ("予算が必要です", "予算はどこですか"),
    ("ገንዘብ ያስፈልጋል", "ገንዘብ የት ነው"),
)


@pytest.fixture(autouse=True)
def _filled(desk: Desk) -> None:
    desk.keep(SESSION, MONEY, TRUST)


def tag(id_: int, theme: Theme = MONEY) -> Tag:
    return Tag(contribution_id=id_, theme_id=theme.id)


def learnt(desk: Desk, suggesting: Suggesting) -> None:
    while suggesting.catch_up(desk):
        pass


def names(desk: Desk, suggesting: Suggesting, id_: int) -> list[str]:
    return [one.theme.name for one in suggesting.suggest(desk, id_)]


@pytest.mark.parametrize(("before", "now"), ALIKE)
def test_a_theme_is_suggested_for_words_like_those_under_it_in_any_script(
    desk: Desk, before: str, now: str
) -> None:
    desk.keep(contribution(before, id=1), contribution(now, id=2), tag(1))
    suggesting = Suggesting()
    learnt(desk, suggesting)

    [suggested] = suggesting.suggest(desk, 2)

    assert suggested.theme == MONEY
    assert suggested.words
    assert repr(suggested) == "Suggested()"


def test_some_contributions_of_each_theme_teach_it_however_many_there_are(desk: Desk) -> None:
    for number, words in enumerate(("需要资金", "ต้องการเงินทุน", "पैसा चाहिए"), start=1):
        desk.keep(contribution(words, id=number), tag(number))
    desk.keep(contribution("ትምህርት ቤት", id=4), tag(4, TRUST))
    desk.keep(*(contribution(words, id=n) for n, words in ((5, "资金"), (6, "पैसा"), (7, "ትምህርት"))))
    suggesting = Suggesting(each=2)
    learnt(desk, suggesting)

    suggested = [names(desk, suggesting, id_) for id_ in (5, 6, 7)]

    assert suggested == [["money"], [], ["trust"]]


def test_what_it_is_under_is_not_suggested(desk: Desk) -> None:
    desk.keep(contribution("quite dear", id=1), contribution("quite dear too", id=2), tag(1))
    suggesting = Suggesting()
    learnt(desk, suggesting)
    before = names(desk, suggesting, 2)

    desk.keep(tag(2))

    assert (before, names(desk, suggesting, 2)) == (["money"], [])


def test_what_was_taken_out_or_erased_is_learnt_no_more(desk: Desk) -> None:
    desk.keep(*(contribution("quite dear", id=n) for n in (1, 2, 3)), tag(1), tag(2))
    suggesting = Suggesting()
    learnt(desk, suggesting)

    desk.change(Drop(tag(1)))
    desk.change(Erase(2))
    learnt(desk, suggesting)

    assert names(desk, suggesting, 3) == []


def test_a_theme_made_or_renamed_meanwhile_is_suggested_by_the_name_it_has_now(desk: Desk) -> None:
    desk.keep(contribution("the lawyers", id=1))
    suggesting = Suggesting()
    learnt(desk, suggesting)
    desk.keep(replace(TRUST, name="lawyers"))
    learnt(desk, suggesting)

    assert names(desk, suggesting, 1) == ["lawyers"]


def test_corrected_words_are_learnt_in_the_place_of_the_old_ones_once_they_are_seen(
    desk: Desk,
) -> None:
    desk.keep(contribution("quite dear", id=1), contribution("quite dear", id=2), tag(1))
    suggesting = Suggesting()
    learnt(desk, suggesting)
    amend(desk, 1, text="some other thing").result()
    suggesting.suggest(desk, 1)

    assert names(desk, suggesting, 2) == []


def test_much_is_learnt_in_parts_and_all_of_it_in_the_end(desk: Desk) -> None:
    desk.keep(*(contribution("quite dear", id=n) for n in range(1, 252)))
    desk.keep(*(tag(n) for n in range(1, 251)))
    suggesting = Suggesting()

    parts = [suggesting.catch_up(desk), suggesting.catch_up(desk), suggesting.catch_up(desk)]

    assert parts == [True, False, False]
    assert names(desk, suggesting, 251) == ["money"]


def test_nothing_is_suggested_for_what_is_gone_or_before_anything_is_known(desk: Desk) -> None:
    desk.keep(contribution("quite dear", id=1))

    assert Suggesting().suggest(desk, 1) == ()
    assert Suggesting().suggest(desk, 99) == ()
