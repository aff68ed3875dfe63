import pytest

from convo.model.changes import Drop, Keep
from convo.model.contributions import Translation
from convo.records.driver import Database
from convo.records.search import search
from convo.records.store import Store
from tests.build import IN_EVERY_SCRIPT, contribution

WORDS = {
    "contact": 0,
    "محلي": 1,
    "می‌خواهم": 2,
    "क्षमता": 3,
    "সাহায্য": 4,
    "လူ့အခွင့်အရေး": 5,
    "ជំនួយ": 6,
    "ช่วยเหลือ": 7,
    "中文": 8,
    "部屋": 9,
    "물어볼": 10,
    "በአማርኛ": 11,
    "мовою": 12,
    "עזרה": 13,
}


@pytest.mark.parametrize("is_indexed", [True, False], ids=["indexed", "waiting"])
@pytest.mark.parametrize(("word", "line"), WORDS.items())
def test_a_word_is_found_in_every_script(
    store: Store, db: Database, word: str, line: int, *, is_indexed: bool
) -> None:
    said = [contribution(text) for text in IN_EVERY_SCRIPT]
    for one in said:
        store.apply(Keep(one))
    if is_indexed:
        store.index_some()

    assert said[line].id in search(db, word, limit=50)


@pytest.mark.parametrize("is_indexed", [True, False], ids=["indexed", "waiting"])
def test_a_translation_is_searched_too(store: Store, db: Database, *, is_indexed: bool) -> None:
    said = contribution("نحتاج إلى دعم")
    store.apply(Keep(said))
    store.index_some()
    store.apply(Keep(Translation(contribution_id=said.id, language="en", text="We need support")))
    if is_indexed:
        store.index_some()

    assert search(db, "support", limit=50) == [said.id]


def test_a_correction_is_found_at_once_and_what_it_replaced_is_not(
    store: Store, db: Database
) -> None:
    said = contribution("misspelt", id=5)
    store.apply(Keep(said))
    store.index_some()

    store.apply(Keep(contribution("corrected", id=5)))

    assert search(db, "misspelt", limit=50) == []
    assert search(db, "corrected", limit=50) == [5]


def test_what_was_dropped_is_not_found_indexed_or_not(store: Store, db: Database) -> None:
    said = contribution("dropped")
    store.apply(Keep(said))
    store.index_some()
    store.apply(Drop(said))
    assert search(db, "dropped", limit=50) == []

    store.index_some()

    assert search(db, "dropped", limit=50) == []
    assert db.execute("SELECT count(*) FROM words").fetchone() == (0,)


def test_no_more_is_returned_than_asked_for(store: Store, db: Database) -> None:
    for _ in range(60):
        store.apply(Keep(contribution("often")))
    store.index_some()

    assert len(search(db, "often", limit=55)) == 55
    assert len(search(db, "often", limit=55, by_rank=True)) == 55


def test_the_best_match_can_come_first(store: Store, db: Database) -> None:
    best = contribution("safety safety safety", id=3)
    for one in (contribution("safety and many other words besides", id=9), best):
        store.apply(Keep(one))
    store.index_some()

    assert search(db, "safety", limit=9, by_rank=True)[0] == best.id


@pytest.mark.parametrize("query", ["", '"', "*", "NEAR(", "a AND", "text:", "\0", "(", "-", "^x"])
def test_nothing_a_person_types_is_an_error(store: Store, db: Database, query: str) -> None:
    store.apply(Keep(contribution("a word")))

    assert search(db, query, limit=5) in ([], search(db, "a", limit=5))
