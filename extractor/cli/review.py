"""`extractor review`: the findings of a database beside their pages, in the browser."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import messages
from extractor.cli.messages import bilingual
from extractor.cli.options import Debug, Lang
from extractor.cli.session import session
from extractor.errors import LoadError

__all__ = ["review"]

_PORT = 8021


def review(
    database: Annotated[
        Path, typer.Argument(metavar="DB", dir_okay=False, help=bilingual(messages.REVIEW_DB))
    ],
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help=bilingual(messages.REVIEW_HOST))
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65535, help=bilingual(messages.REVIEW_PORT))
    ] = _PORT,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help=bilingual(messages.NO_BROWSER))
    ] = False,
    lang: Lang = None,
    debug: Debug = False,
) -> None:
    """Serve the reports."""
    with session(lang, debug=debug) as terminal:
        try:
            from extractor.review.server import serve  # noqa: PLC0415  an extra
        except ImportError as error:
            problem = f"this needs the extra 'review' ({error})"
            raise LoadError(str(database), problem) from error

        serve(
            database,
            host=host,
            port=port,
            language=terminal.language,
            browser=not no_browser,
            tell=lambda address: terminal.say(messages.SERVED, address=address),
        )
