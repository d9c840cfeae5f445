"""`extractor summary`: its arguments."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import messages
from extractor.cli.messages import bilingual
from extractor.cli.options import Debug, Grammars, Headings, Lang
from extractor.cli.session import session

__all__ = ["BY", "summary"]

BY = ("school", "certificate", "level", "year")


def summary(
    database: Annotated[
        Path,
        typer.Argument(
            metavar="DB", exists=True, dir_okay=False, help=bilingual(messages.REPORTS_DB)
        ),
    ],
    out: Annotated[Path, typer.Option(metavar="FILE", help=bilingual(messages.SUMMARY_FILE))],
    by: Annotated[
        str, typer.Option(metavar=",".join(BY), help=bilingual(messages.SUMMARY_BY))
    ] = "school,certificate,level",
    headings: Headings = "zh",
    grammars: Grammars = None,
    lang: Lang = None,
    debug: Debug = False,
) -> None:
    """Add the figures of all reports up."""
    names = tuple(dict.fromkeys(name.strip() for name in by.split(",")))
    if unknown := [name for name in names if name not in BY]:
        message = bilingual(messages.NO_GROUP).replace("{names}", ", ".join(unknown))
        raise typer.BadParameter(message)
    with session(lang, debug=debug) as terminal:
        from extractor.cli.summing import Order, sum_reports  # noqa: PLC0415  help needs none

        sum_reports(Order(database, grammars, names, out, headings), terminal)
