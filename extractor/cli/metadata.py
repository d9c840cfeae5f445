"""`extractor metadata`: what Datasette shows for a database."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import messages
from extractor.cli.messages import bilingual
from extractor.cli.options import Debug, Headings, Lang
from extractor.cli.session import session

__all__ = ["metadata"]


def metadata(
    database: Annotated[
        Path,
        typer.Argument(
            metavar="DB", exists=True, dir_okay=False, help=bilingual(messages.REPORTS_DB)
        ),
    ],
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help=bilingual(messages.METADATA_FILE))
    ] = None,
    headings: Headings = "zh",
    lang: Lang = None,
    debug: Debug = False,
) -> None:
    """Write what Datasette shows for a database."""
    with session(lang, debug=debug) as terminal:
        from extractor.cli.describing import describe_database  # noqa: PLC0415  help needs none

        describe_database(database, out, headings, terminal)
