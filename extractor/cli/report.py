"""`extractor report`: the findings of a database beside their pages, as files to mail."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import messages
from extractor.cli.messages import bilingual
from extractor.cli.options import Debug, Lang
from extractor.cli.session import session

__all__ = ["report"]


def report(
    database: Annotated[
        Path,
        typer.Argument(
            metavar="DB", exists=True, dir_okay=False, help=bilingual(messages.REPORTS_DB)
        ),
    ],
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help=bilingual(messages.REPORT_OUT))
    ] = None,
    per_report: Annotated[
        Path | None,
        typer.Option(metavar="DIR", file_okay=False, help=bilingual(messages.PER_REPORT)),
    ] = None,
    lang: Lang = None,
    debug: Debug = False,
) -> None:
    """Write what a reviewer sees."""
    if out is None and per_report is None:
        raise typer.BadParameter(bilingual(messages.NO_REPORT_OUT))
    with session(lang, debug=debug) as terminal:
        from extractor.cli.mailing import write_reports  # noqa: PLC0415  help needs none

        write_reports(database, out, per_report, terminal)
