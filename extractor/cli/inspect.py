"""`extractor inspect`: a report's pages with what was understood drawn over them."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import messages
from extractor.cli.messages import bilingual
from extractor.cli.options import Debug, Grammars, Lang
from extractor.cli.session import session
from extractor.errors import LoadError

__all__ = ["inspect"]


def inspect(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=bilingual(messages.INSPECT_FILE))],
    out: Annotated[
        Path, typer.Option(metavar="FILE", dir_okay=False, help=bilingual(messages.INSPECT_OUT))
    ],
    page: Annotated[
        int | None, typer.Option(metavar="N", min=1, help=bilingual(messages.INSPECT_PAGE))
    ] = None,
    grammars: Grammars = None,
    lang: Lang = None,
    debug: Debug = False,
) -> None:
    """Draw what was understood."""
    with session(lang, debug=debug) as terminal:
        from extractor import pictures  # noqa: PLC0415  help needs no stages
        from extractor.grammar import load_grammar  # noqa: PLC0415  likewise

        grammar = load_grammar(folder=grammars) if grammars else None
        html = pictures.inspect(file, page=page, grammar=grammar, language=terminal.language)
        try:
            out.write_text(html, encoding="utf-8")
        except OSError as error:
            raise LoadError(str(out), error.strerror or "") from error
        terminal.say(messages.INSPECTED, out=out)
