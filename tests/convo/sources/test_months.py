import subprocess
import sys
from datetime import date
from threading import Thread

import pytest
from babel import localedata
from babel.dates import format_date

from convo.sources.months import LANGUAGES, month_numbers


@pytest.mark.parametrize(
    ("gap", "number"),
    [
        ("May", 5),
        (" de mayo de ", 5),
        (". Mai", 5),
        ("wrz", 9),
        ("września", 9),
        ("wrzesień", 9),
        ("sep", 9),
        ("fév", 2),
        ("مايو", 5),
        ("كانون الثاني", 1),
        ("مهٔ", 5),
        ("พฤษภาคม", 5),
        ("मई", 5),
        ("মে", 5),
        ("မေ", 5),
        ("ខែឧសភា ឆ្នាំ", 5),
        ("ሜይ", 5),
        ("במאי", 5),
        ("MAJA", 5),
        ("مئی", 5),
    ],
)
def test_months_are_known_in_many_languages(gap: str, number: int) -> None:
    assert month_numbers([gap], language=None) == {gap: number}


def test_a_text_without_a_month_is_left_out() -> None:
    assert month_numbers(["pears", "", "May"], language=None) == {"May": 5}


def test_the_other_months_of_a_page_decide_its_language() -> None:
    assert month_numbers(["lip", "srp", "ruj"], language=None)["lip"] == 6
    assert month_numbers(["lip", "wrz", "gru"], language=None)["lip"] == 7


def test_a_language_that_is_given_comes_first() -> None:
    assert month_numbers(["lip"], language="hr-HR") == {"lip": 6}
    assert month_numbers(["lip", "May"], language="hr-Latn-XX") == {"lip": 6, "May": 5}


@pytest.mark.parametrize("language", ["xx", "../../etc", "", "en\0", "zh-Hant-HK-x-nothing"])
def test_a_language_nobody_knows_changes_nothing(language: str) -> None:
    assert month_numbers(["maja"], language=language) == {"maja": 5}


def test_a_beginning_that_two_months_share_is_none() -> None:
    assert month_numbers(["jui"], language="fr") == {}


def test_months_that_no_one_language_has_are_found_in_several() -> None:
    assert month_numbers(["września", "février", "May"], language=None) == {
        "września": 9,
        "février": 2,
        "May": 5,
    }


def test_every_language_has_its_twelve_months() -> None:
    for tag in LANGUAGES:
        written = month_numbers(_names(tag), language=tag)
        assert set(written.values()) == set(range(1, 13)), tag


def test_days_that_were_written_before_change_no_month() -> None:
    # A process of its own: months are read once.
    code = (
        "import sys\nfrom datetime import date\nfrom babel.dates import format_date\n"
        "from convo.sources.months import month_numbers\n"
        "[format_date(date(2026, 5, 3), 'long', locale=tag) for tag in ('fr', 'ar', 'en_GB')]\n"
        "sys.exit(month_numbers(['février', 'مايو', 'May'], language='fr')"
        " != {'février': 2, 'مايو': 5, 'May': 5})"
    )

    subprocess.run([sys.executable, "-c", code], check=True)


def test_months_that_were_read_change_no_day_that_is_written() -> None:
    before = format_date(date(2026, 5, 3), "long", locale="fr")

    month_numbers(["wrz", "février"], language=None)

    assert format_date(date(2026, 5, 3), "long", locale="fr") == before == "3 mai 2026"


def test_no_language_is_sought_while_another_thread_has_locales_read() -> None:
    month_numbers(["May"], language="xx-YY")
    seeking = Thread(target=month_numbers, args=(["May"],), kwargs={"language": "xx-YY"})

    with localedata._cache_lock:
        seeking.start()
        seeking.join(timeout=0.1)
        waited = seeking.is_alive()
    seeking.join(timeout=5)

    assert waited
    assert not seeking.is_alive()


def test_an_english_page_needs_no_other_language() -> None:
    code = (
        "import sys\nfrom convo.sources import months\n"
        "months.month_numbers(['May', 'June'], language=None)\n"
        "sys.exit(months._names.cache_info().currsize != 1)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_nothing_of_babel_is_loaded_before_it_is_needed() -> None:
    code = "import sys, convo.sources.talk_page; sys.exit('babel' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def _names(tag: str) -> list[str]:
    return list(localedata.load(tag)["months"]["format"]["wide"].values())


def test_looking_in_every_language_takes_little_room() -> None:
    program = (
        "import resource; from convo.sources.months import LANGUAGES, month_numbers\n"
        "def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024\n"
        "month_numbers([' May '], language=None); before = peak()\n"
        "month_numbers([' 13 '], language=None); print(peak() - before)"
    )

    grown = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)

    assert int(grown.stdout) < 30
