"""What commands print: data on stdout, sentences on stderr."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

import click

as_listing: Final = click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
"""The option by which a command prints all that it has, for programs to read."""


def say(sentence: str) -> None:
    """Tell the person something; what a program reads goes to stdout alone."""
    click.echo(sentence, err=True)


def print_json(data: object) -> None:
    """Print *data* as JSON, with letters of every script as they are."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def print_rows(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], *, as_json: bool) -> None:
    """Print *rows*: all of them as JSON, or some columns, a row a line, with tabs between.

    Line breaks within a text become spaces, so that a row stays a line.
    """
    if as_json:
        print_json(rows)
        return
    for row in rows:
        click.echo("\t".join(_cell(row[column]) for column in columns))


def _cell(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, list):
        return ",".join(map(str, value))
    return " ".join(str(value).split())
