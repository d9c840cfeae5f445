"""`extractor convert`: its arguments."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import messages
from extractor.cli.messages import bilingual
from extractor.cli.options import (
    SECONDS,
    Debug,
    Grammars,
    Jobs,
    Lang,
    ManifestFile,
    Paths,
    Timeout,
)
from extractor.cli.session import session

__all__ = ["DATABASE", "Format", "convert"]

DATABASE = Path("reports.db")


class Format(StrEnum):
    """What is written to `--out`."""

    JSON = "json"


def convert(
    paths: Paths,
    db: Annotated[Path, typer.Option(metavar="FILE", help=bilingual(messages.DB))] = DATABASE,
    no_db: Annotated[bool, typer.Option("--no-db", help=bilingual(messages.NO_DB))] = False,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", file_okay=False, help=bilingual(messages.OUT))
    ] = None,
    format_: Annotated[
        Format, typer.Option("--format", help=bilingual(messages.FORMAT))
    ] = Format.JSON,
    manifest: ManifestFile = None,
    grammars: Grammars = None,
    jobs: Jobs = None,
    timeout: Timeout = SECONDS,
    lang: Lang = None,
    debug: Debug = False,
) -> None:
    """Convert reports."""
    if no_db and out is None:
        raise typer.BadParameter(bilingual(messages.NOTHING_TO_WRITE))
    with session(lang, debug=debug) as terminal:
        from extractor.cli.conversion import Targets, convert_reports  # noqa: PLC0415  help needs none
        from extractor.cli.run import Request  # noqa: PLC0415  likewise

        request = Request(paths, manifest, grammars, jobs, timeout, debug)
        targets = Targets(None if no_db else db, out, format_)
        status = convert_reports(request, targets, terminal)
    raise typer.Exit(status)
