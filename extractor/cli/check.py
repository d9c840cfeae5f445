"""`extractor check`: its arguments."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

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
    Ocr,
    Paths,
    Timeout,
)
from extractor.cli.session import session

__all__ = ["Form", "check"]


class Form(StrEnum):
    """In which form findings are given."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    MD = "md"


def check(
    paths: Paths,
    fail_on: Annotated[
        Literal["error", "warning"], typer.Option(help=bilingual(messages.FAIL_ON))
    ] = "warning",
    form: Annotated[Form, typer.Option("--format", help=bilingual(messages.FORM))] = Form.TEXT,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help=bilingual(messages.FINDINGS_FILE))
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help=bilingual(messages.EXPLAIN))] = False,
    manifest: ManifestFile = None,
    grammars: Grammars = None,
    jobs: Jobs = None,
    timeout: Timeout = SECONDS,
    ocr: Ocr = "auto",
    lang: Lang = None,
    debug: Debug = False,
) -> None:
    """Check reports."""
    with session(lang, debug=debug) as terminal:
        from extractor.cli.checking import Presentation, check_reports  # noqa: PLC0415  help needs none of it
        from extractor.cli.run import Request  # noqa: PLC0415  likewise
        from extractor.model.diagnostic import Severity  # noqa: PLC0415  likewise

        request = Request(paths, manifest, grammars, jobs, timeout, debug, ocr)
        presentation = Presentation(form, out, explain)
        status = check_reports(request, presentation, Severity(fail_on), terminal)
    raise typer.Exit(status)
