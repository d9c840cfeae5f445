"""`extractor search`: where the reports of a database say a word."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import messages
from extractor.cli.messages import bilingual
from extractor.cli.options import Debug, Lang
from extractor.cli.session import Status, session

__all__ = ["search"]


def search(
    database: Annotated[
        Path,
        typer.Argument(
            metavar="DB", exists=True, dir_okay=False, help=bilingual(messages.REPORTS_DB)
        ),
    ],
    words: Annotated[list[str], typer.Argument(metavar="WORD", help=bilingual(messages.WORDS))],
    most: Annotated[int, typer.Option("--limit", min=1, help=bilingual(messages.LIMIT))] = 50,
    lang: Lang = None,
    debug: Debug = False,
) -> None:
    """Search the text of all reports."""
    with session(lang, debug=debug) as terminal:
        from extractor.cli.searching import show_hits  # noqa: PLC0415  help needs none

        found = show_hits(database, " ".join(words), most, terminal)
    raise typer.Exit(Status.DONE if found else Status.FINDINGS)
