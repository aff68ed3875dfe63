"""Options that several commands have which write documents."""

from pathlib import Path

import click

language_option = click.option(
    "--language",
    default="en",
    show_default=True,
    metavar="TAG",
    help="Of the summary itself: en, fr, es, ar or id. Translations into it are shown.",
)
paper_option = click.option(
    "--paper",
    type=click.Choice(["a4", "letter"]),
    help="What a Word file is printed on: a4 unless said.",
)
template_option = click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A .docx or .dotx whose page, styles, header and footer a Word file has.",
)
