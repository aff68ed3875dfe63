import pytest

from convo.languages.learnt import NOTHING, Profiles, learn
from convo.languages.stronger import Detector
from convo.languages.table import build_table
from convo.languages.weighing import weigh

# Two made-up languages of one script, as far apart as can be.
TABLE = build_table({"xa": {"a": 90, "b": 10}, "xb": {"a": 10, "b": 90}}, letters="LATIN")
NO_PROFILES = build_table({}, letters="ETHIOPIC")


def names(language: str | None, *, knows: str = "") -> Detector:
    return Detector(knows=frozenset(knows.split()), name=lambda _: language)


def likeliest(text: str, *tags: str, **known: object) -> str:
    settings = {"table": TABLE, "learnt": NOTHING, "detector": None} | known
    return weigh(text, tags, **settings)[0].tag  # type: ignore[arg-type]


def test_the_profiles_decide_between_known_languages() -> None:
    assert likeliest("aaaaaa", "xa", "xb") == "xa"
    assert likeliest("bbbbbb", "xa", "xb") == "xb"


def test_probabilities_of_all_languages_add_up_to_one() -> None:
    found = weigh("aab", ["xa"], table=TABLE, learnt=NOTHING, detector=names("qq"))

    assert sum(one.probability for one in found) == pytest.approx(1)


def test_a_short_text_is_in_an_announced_language_rather_than_another() -> None:
    best = weigh("b", ["xa"], table=TABLE, learnt=NOTHING, detector=None)[0]

    assert (best.tag, best.announced) == ("xa", True)


def test_a_long_text_can_be_in_a_language_nobody_announced() -> None:
    best = weigh("b" * 60, ["xa"], table=TABLE, learnt=NOTHING, detector=None)[0]

    assert (best.tag, best.announced) == ("xb", False)


def test_a_regional_variety_uses_its_languages_profile() -> None:
    found = weigh("aaaaaa", ["xa-GB", "xb"], table=TABLE, learnt=NOTHING, detector=None)

    assert found[0].tag == "xa-GB"
    assert found[0].by_itself


def test_norwegian_without_further_word_is_bokmal() -> None:
    table = build_table({"nb": {"a": 90, "b": 10}, "xb": {"a": 10, "b": 90}}, letters="LATIN")

    assert likeliest("aaaaaa", "no", "xb", table=table) == "no"


def test_kin_without_a_profile_keeps_a_known_language_from_winning() -> None:
    table = build_table({"id": {"a": 90, "b": 10}, "xb": {"a": 10, "b": 90}}, letters="LATIN")

    first, second, *_ = weigh("a" * 60, ["id", "ms"], table=table, learnt=NOTHING, detector=None)

    assert first.probability == second.probability
    assert {one.tag: one.by_itself for one in (first, second)} == {"id": True, "ms": False}


def test_the_profile_of_kin_is_not_counted_again_as_a_language_of_its_own() -> None:
    table = build_table({"hr": {"a": 90, "b": 10}, "xb": {"a": 10, "b": 90}}, letters="LATIN")

    found = weigh("aaaaaa", ["sr-Latn", "xb"], table=table, learnt=NOTHING, detector=None)

    assert [one.tag for one in found] == ["sr-Latn", "xb"]


def test_kin_that_was_not_learnt_stands_beside_kin_that_was() -> None:
    learnt = learn([("am", "ሰላም ለሁሉም ይሁን ዛሬ እና ነገ በዚህ አዳራሽ ውስጥ " * 3)])

    first, second = weigh("ሰላም ለሁሉም", ["am", "ti"], table=NO_PROFILES, learnt=learnt, detector=None)

    assert first.probability == second.probability


def test_what_was_learnt_decides_between_kin() -> None:
    learnt = learn([("am", "ሰላም ለሁሉም ይሁን " * 6), ("ti", "ሰላም ንኩሉኹም ይኹን " * 6)])

    assert likeliest("ለሁሉም ይሁን", "am", "ti", table=NO_PROFILES, learnt=learnt) == "am"
    assert likeliest("ንኩሉኹም ይኹን", "am", "ti", table=NO_PROFILES, learnt=learnt) == "ti"


def test_what_a_profile_says_already_is_less_of_a_gain() -> None:
    learnt = learn((tag, "a " * 60) for tag in ("xa", "xb"))

    def lead(learnt: Profiles) -> float:
        found = weigh("a a", ["xa", "xb"], table=TABLE, learnt=learnt, detector=None)
        return found[0].probability

    assert lead(learnt) < lead(NOTHING) - 0.05


def test_what_was_learnt_is_found_however_the_session_spells_the_tag() -> None:
    learnt = learn([("xz-GB", "zzzz " * 30)])

    found = weigh("zzzz", ["xa", "XZ_gb"], table=TABLE, learnt=learnt, detector=None)

    assert (found[0].tag, found[0].by_itself) == ("XZ_gb", True)


def test_one_confirmed_word_does_not_make_a_language_known() -> None:
    learnt = learn([("xz", "zzz")])

    found = weigh("zzz", ["xa", "xz"], table=TABLE, learnt=learnt, detector=None)

    assert not next(one for one in found if one.tag == "xz").by_itself


def test_a_second_opinion_makes_a_language_likelier() -> None:
    detector = names("ti", knows="am ti")

    assert likeliest("ሰላም", "am", "ti", table=NO_PROFILES, detector=detector) == "ti"


def test_a_second_opinion_makes_a_language_known_by_itself() -> None:
    best = weigh("cc", ["xz"], table=TABLE, learnt=NOTHING, detector=names("xz"))[0]

    assert (best.tag, best.by_itself) == ("xz", True)


def test_a_language_the_second_opinion_knows_and_does_not_name_is_less_likely() -> None:
    def order(detector: Detector) -> list[str]:
        found = weigh("ccc", ["xa", "xz"], table=TABLE, learnt=NOTHING, detector=detector)
        return [one.tag for one in found if one.announced]

    assert order(names(None, knows="xa")) == ["xa", "xz"]
    assert order(names("qq", knows="xa")) == ["xz", "xa"]


def test_an_opinion_for_a_language_is_one_for_kin_it_does_not_know() -> None:
    first, second = weigh(
        "ሰላም", ["am", "ti"], table=NO_PROFILES, learnt=NOTHING, detector=names("am", knows="am")
    )

    assert first.probability == second.probability


def test_between_kin_it_knows_the_second_opinion_counts_for_less() -> None:
    detector = names("am", knows="am ti")

    first, second = weigh("ሰላም", ["am", "ti"], table=NO_PROFILES, learnt=NOTHING, detector=detector)

    assert first.tag == "am"
    assert 0.005 < second.probability < 0.05


def test_the_second_opinion_can_name_a_language_nobody_announced() -> None:
    best = weigh("cc", ["xa"], table=TABLE, learnt=NOTHING, detector=names("qq", knows="xa"))[0]

    assert (best.tag, best.announced) == ("qq", False)


def test_equally_likely_languages_come_in_the_order_of_their_tags() -> None:
    found = weigh("ሰላም", ["ti", "am"], table=NO_PROFILES, learnt=NOTHING, detector=None)

    assert [one.tag for one in found] == ["am", "ti"]
