"""`extractor reconcile`: its arguments."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from extractor.cli import messages
from extractor.cli.messages import bilingual
from extractor.cli.options import Debug, Grammars, Lang
from extractor.cli.session import session

__all__ = ["reconcile"]


def reconcile(
    database: Annotated[
        Path,
        typer.Argument(
            metavar="DB", exists=True, dir_okay=False, help=bilingual(messages.REPORTS_DB)
        ),
    ],
    roster: Annotated[
        Path | None, typer.Option(metavar="FILE", help=bilingual(messages.ROSTER))
    ] = None,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", help=bilingual(messages.FORM))
    ] = "text",
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help=bilingual(messages.FINDINGS_FILE))
    ] = None,
    fail_on: Annotated[
        Literal["error", "warning"], typer.Option(help=bilingual(messages.FAIL_ON))
    ] = "warning",
    grammars: Grammars = None,
    lang: Lang = None,
    debug: Debug = False,
) -> None:
    """Hold reports against each other."""
    with session(lang, debug=debug) as terminal:
        from extractor.cli.reconciling import Order, reconcile_reports  # noqa: PLC0415  help needs none
        from extractor.model.diagnostic import Severity  # noqa: PLC0415  likewise

        order = Order(database, roster, grammars, form, out)
        status = reconcile_reports(order, Severity(fail_on), terminal)
    raise typer.Exit(status)
