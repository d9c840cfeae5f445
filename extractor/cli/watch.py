"""`extractor watch`: its arguments."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import messages
from extractor.cli.convert import DATABASE
from extractor.cli.messages import bilingual
from extractor.cli.options import SECONDS, Debug, Grammars, Jobs, Lang, Log, Memory, Ocr, Timeout
from extractor.cli.session import session

__all__ = ["watch"]


def watch(
    inbox: Annotated[
        Path,
        typer.Argument(
            metavar="INBOX", exists=True, file_okay=False, help=bilingual(messages.INBOX)
        ),
    ],
    db: Annotated[str, typer.Option(metavar="FILE|URL", help=bilingual(messages.DB))] = DATABASE,
    grammars: Grammars = None,
    jobs: Jobs = None,
    timeout: Timeout = SECONDS,
    memory: Memory = None,
    log: Log = "text",
    ocr: Ocr = "auto",
    lang: Lang = None,
    debug: Debug = False,
) -> None:
    """Convert what arrives in a folder."""
    with session(lang, debug=debug) as terminal:
        from extractor.cli.conversion import Targets  # noqa: PLC0415  help needs none of it
        from extractor.cli.progress import Log as LogForm  # noqa: PLC0415  likewise
        from extractor.cli.run import Request  # noqa: PLC0415  likewise
        from extractor.cli.watching import watch_folder  # noqa: PLC0415  likewise

        request = Request([inbox], None, grammars, jobs, timeout, debug, ocr, memory)
        watch_folder(request, Targets(db, None), terminal, log=LogForm(log))
