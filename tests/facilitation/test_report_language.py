"""The language of a summary, from the command to the file."""

from pathlib import Path

import pytest

from convo.model.words import Audience
from exports.tongue import LOCALES
from facilitation.desk.amending import translate
from facilitation.desk.opening import Desk
from facilitation.desk.reporting import export
from facilitation.desk.reviewing import review
from facilitation.desk.trying import demo_desk
from tests.build import SESSION, contribution
from tests.exports.word.check import check
from tests.facilitation.conftest import Convo


def test_a_summary_is_written_in_the_language_that_was_asked_for(
    convo: Convo, session_id: int, tmp_path: Path
) -> None:
    convo("capture", session_id, typed="0 নদী শুকিয়ে গেছে\n")

    made = convo(
        "export", session_id, "--format", "markdown", "--audience", "internal",
        "--language", "AR_eg", "-o", tmp_path / "x",
    )  # fmt: skip

    text = (tmp_path / "x").read_text("utf-8")
    assert (made.code, made.out) == (0, f"{tmp_path / 'x'}\n")
    assert text.startswith('<div lang="ar-EG" dir="rtl">\n\n# ما قالته لنا المجتمعات\n')
    assert "নদী শুকিয়ে গেছে" in text
    assert made.err == "No contribution was left out.\n"


@pytest.mark.parametrize("tag", ["fa", "zh-Hant", "nonsense and more"])
def test_another_language_is_refused_with_those_there_are_and_leaves_nothing(
    convo: Convo, session_id: int, tmp_path: Path, tag: str
) -> None:
    refused = convo(
        "export", session_id, "--audience", "internal", "--language", tag, "-o", tmp_path / "x"
    )

    assert (refused.code, refused.out) == (1, "")
    assert refused.err.endswith("choose en, fr, es, ar or id.\n")
    assert refused.err.count("\n") == 1
    assert not (tmp_path / "x").exists()
    assert convo("exports", "--json").json == []


def test_translations_into_the_language_of_a_summary_are_shown(desk: Desk, tmp_path: Path) -> None:
    said = contribution("कुआँ सूखा है।", language="hi")
    desk.keep(SESSION, said)
    translate(desk, said.id, "fr", text="Le puits est à sec.").result()
    translate(desk, said.id, "en", text="The well is dry.").result()

    texts = {}
    for language in ("fr", "en"):
        made = export(
            desk,
            [SESSION.id],
            format_name="csv",
            audience=Audience.INTERNAL,
            final=False,
            to=tmp_path / language,
            language=language,
        )
        texts[language] = made.path.read_text("utf-8")

    assert "Le puits est à sec." in texts["fr"]
    assert "The well is dry." not in texts["fr"]
    assert "The well is dry." in texts["en"]


@pytest.mark.parametrize("audience", [Audience.INTERNAL, Audience.PUBLIC])
def test_the_demos_summary_has_no_known_fault_in_any_language(
    tmp_path: Path, audience: Audience
) -> None:
    with demo_desk() as (desk, ids):
        for language in LOCALES:
            made = export(
                desk,
                ids,
                format_name="word",
                audience=audience,
                final=False,
                to=tmp_path / language,
                language=language,
            )
            assert (language, check(made.path.read_bytes())) == (language, [])


def test_a_title_that_was_given_is_kept_as_it_is(desk: Desk, tmp_path: Path) -> None:
    desk.keep(SESSION)

    made = export(
        desk,
        [SESSION.id],
        format_name="json",
        audience=Audience.INTERNAL,
        final=False,
        to=tmp_path / "x",
        title="ጉባኤ",
        language="es",
    )

    assert made.report.title == "ጉባኤ"


def test_a_review_looks_at_the_translations_that_the_summary_would_show(desk: Desk) -> None:
    said = contribution("कुआँ सूखा है।", language="hi")
    desk.keep(SESSION, said)
    translate(desk, said.id, "fr", text="Écrivez à puits@example.org").result()

    words = {
        language: [
            each.at.word
            for each in review(
                desk, [SESSION.id], audience=Audience.INTERNAL, language=language
            ).names
        ]
        for language in ("fr", "en")
    }

    assert words == {"fr": ["puits@example.org"], "en": []}


def test_the_command_reviews_in_the_language_it_is_given(convo: Convo, session_id: int) -> None:
    convo("capture", session_id, typed="0 እንስማማለን\n")

    assert convo("review", session_id, "--language", "fr").code == 0
    assert convo("review", session_id, "--language", "fa").err.endswith("ar or id.\n")
