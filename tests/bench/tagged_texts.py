"""Texts that people put under themes, from surveys, consultations and human rights."""

import ast
import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from convo.model.themes import Theme
from tests.shared import shared

_TAG: Final = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Texts that people put under themes; themes are numbered from 0."""

    name: str
    themes: tuple[Theme, ...]
    texts: tuple[tuple[str, frozenset[int]], ...]


def materials() -> Iterator[Material]:
    """Yield the sets: human rights, arguments, two synthetic surveys, a consultation."""
    yield _ohchr(shared("labelled/ohchr/UPR34_Slovenia_thematic_list.truth.json"))
    yield _upr(shared("labelled/upr_irr/t1-erin-data.csv"))
    yield _arguments(shared("labelled/ibm_kpa"))
    for question in ("question_part_1", "question_part_2"):
        yield _survey(shared("labelled/themefinder_gambling_XS_synthetic"), question)
    yield _consultation(shared("consultation/barcelona_pam_2016_sample.jsonl"))


def _themes(names: Sequence[str], definitions: Sequence[str] = ()) -> tuple[Theme, ...]:
    """Return themes that are called by an alias: a name is one word."""
    told = [*definitions, *[""] * (len(names) - len(definitions))]
    return tuple(
        Theme(id=id_, name="t", aliases=(name,), definition=" ".join(definition.split()))
        for id_, (name, definition) in enumerate(zip(names, told, strict=True))
    )


def _named(name: str, rows: Sequence[tuple[str, Sequence[str]]]) -> Material:
    names = sorted({theme for _, themes in rows for theme in themes})
    ids = {theme: id_ for id_, theme in enumerate(names)}
    texts = ((text, frozenset(ids[theme] for theme in themes)) for text, themes in rows if themes)
    return Material(name=name, themes=_themes(names), texts=tuple(texts))


def _ohchr(path: Path) -> Material:
    rows = json.loads(path.read_text("utf-8"))["rows"]
    return _named(
        "recommendations", [*{row["number"]: (row["text"], row["themes"]) for row in rows}.values()]
    )


def _upr(path: Path) -> Material:
    lines = path.read_bytes().decode("mac_roman").splitlines()
    rows = csv.DictReader(lines)
    lists = ("theme", "institutions", "action")
    return _named(
        "two coders",
        [
            (row["text"], [code for of in lists for code in ast.literal_eval(row[of])])
            for row in rows
        ],
    )


def _arguments(folder: Path) -> Material:
    points = _rows(folder / "key_points_dev.csv")
    ids = {row["key_point_id"]: id_ for id_, row in enumerate(points)}
    chosen: dict[str, set[int]] = {}
    for row in _rows(folder / "labels_dev.csv"):
        if row["label"] == "1":
            chosen.setdefault(row["arg_id"], set()).add(ids[row["key_point_id"]])
    said = {row["arg_id"]: row["argument"] for row in _rows(folder / "arguments_dev.csv")}
    return Material(
        name="arguments",
        themes=_themes([row["key_point"] for row in points]),
        texts=tuple((said[id_], frozenset(themes)) for id_, themes in chosen.items()),
    )


def _survey(folder: Path, question: str) -> Material:
    outputs = folder / "outputs/mapping/2025-07-22" / question
    themes = json.loads((outputs / "themes.json").read_text("utf-8"))
    ids = {theme["topic_id"]: id_ for id_, theme in enumerate(themes)}
    said = {
        row["response_id"]: row["response"]
        for row in _objects(folder / "inputs" / question / "responses.jsonl")
    }
    return Material(
        name=f"survey {question[-1]}",
        themes=_themes(
            [theme["topic_label"] for theme in themes],
            [theme["topic_description"] for theme in themes],
        ),
        texts=tuple(
            (said[row["response_id"]], frozenset(map(ids.__getitem__, row["labels"])))
            for row in _objects(outputs / "mapping.jsonl")
        ),
    )


def _consultation(path: Path) -> Material:
    proposals = _objects(path)
    return Material(
        name="consultation",
        themes=_themes(
            [each["title"] for each in proposals],
            [_TAG.sub(" ", each["summary"]) for each in proposals],
        ),
        texts=tuple(
            (_TAG.sub(" ", comment["body_html"]), frozenset({id_}))
            for id_, each in enumerate(proposals)
            for comment in each["comments"]
        ),
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _objects(path: Path) -> list[Mapping[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
