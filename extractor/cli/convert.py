"""`extractor convert`: its arguments."""

from pathlib import Path
from typing import Annotated, Literal

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
    Log,
    ManifestFile,
    Memory,
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
    memory: Memory = None,
    force: Annotated[bool, typer.Option("--force", help=bilingual(messages.FORCE))] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help=bilingual(messages.RETRY_FAILED))
    ] = False,
    engine: Annotated[
        Literal["local", "ray"], typer.Option(help=bilingual(messages.ENGINE))
    ] = "local",
    address: Annotated[
        str | None, typer.Option(metavar="HOST:PORT", help=bilingual(messages.ADDRESS))
    ] = None,
    log: Log = "text",
    ocr: Ocr = "auto",
    lang: Lang = None,
    debug: Debug = False,
) -> None:
    """Convert reports."""
    if no_db and out is None:
        raise typer.BadParameter(bilingual(messages.NOTHING_TO_WRITE))
    formats = chosen_formats(form, out)
    with session(lang, debug=debug) as terminal:
        from extractor.batch.ledger import Redo  # noqa: PLC0415  help needs none of it
        from extractor.cli.conversion import Targets, convert_reports  # noqa: PLC0415  help needs none
        from extractor.cli.progress import Log as LogForm  # noqa: PLC0415  likewise
        from extractor.cli.run import Request  # noqa: PLC0415  likewise
        from extractor.cli.writing import Files  # noqa: PLC0415  likewise

        request = Request(
            paths, manifest, grammars, jobs, timeout, debug, ocr, memory, engine, address
        )
        redo = Redo.ALL if force else Redo.FAILED if retry_failed else Redo.NONE
        files = Files(out, formats, headings) if out else None
        targets = Targets(None if no_db else db, files)
        status = convert_reports(request, targets, terminal, redo=redo, log=LogForm(log))
    raise typer.Exit(status)
