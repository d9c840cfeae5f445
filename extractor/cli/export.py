"""`extractor export`: its arguments."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import messages
from extractor.cli.messages import bilingual
from extractor.cli.options import Debug, Formats, Headings, Lang, ReportsFile, chosen_formats
from extractor.cli.session import session

__all__ = ["export"]


def export(
    database: ReportsFile,
    out: Annotated[Path, typer.Option(metavar="DIR", help=bilingual(messages.OUT))],
    form: Formats = None,
    headings: Headings = "zh",
    lang: Lang = None,
    debug: Debug = False,
) -> None:
    """Write the reports of a database to files."""
    formats = chosen_formats(form, out)
    with session(lang, debug=debug) as terminal:
        from extractor.cli.exporting import export_reports  # noqa: PLC0415  help needs none
        from extractor.cli.writing import Files  # noqa: PLC0415  likewise

        export_reports(database, Files(out, formats, headings), terminal)
