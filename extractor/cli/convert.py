"""`extractor convert`: its arguments."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import messages
from extractor.cli.messages import bilingual
from extractor.cli.options import (
    SECONDS,
    Debug,
    Formats,
    Grammars,
    Headings,
    Jobs,
    Lang,
    ManifestFile,
    Ocr,
    Paths,
    Timeout,
    chosen_formats,
)
from extractor.cli.session import session

__all__ = ["DATABASE", "convert"]

DATABASE = "reports.db"


def convert(
    paths: Paths,
    db: Annotated[str, typer.Option(metavar="FILE|URL", help=bilingual(messages.DB))] = DATABASE,
    no_db: Annotated[bool, typer.Option("--no-db", help=bilingual(messages.NO_DB))] = False,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", file_okay=False, help=bilingual(messages.OUT))
    ] = None,
    form: Formats = None,
    headings: Headings = "zh",
    manifest: ManifestFile = None,
    grammars: Grammars = None,
    jobs: Jobs = None,
    timeout: Timeout = SECONDS,
    ocr: Ocr = "auto",
    lang: Lang = None,
    debug: Debug = False,
) -> None:
    """Convert reports."""
    if no_db and out is None:
        raise typer.BadParameter(bilingual(messages.NOTHING_TO_WRITE))
    formats = chosen_formats(form, out)
    with session(lang, debug=debug) as terminal:
        from extractor.cli.conversion import Targets, convert_reports  # noqa: PLC0415  help needs none
        from extractor.cli.run import Request  # noqa: PLC0415  likewise
        from extractor.cli.writing import Files  # noqa: PLC0415  likewise

        request = Request(paths, manifest, grammars, jobs, timeout, debug, ocr)
        files = Files(out, formats, headings) if out else None
        targets = Targets(None if no_db else db, files)
        status = convert_reports(request, targets, terminal)
    raise typer.Exit(status)
