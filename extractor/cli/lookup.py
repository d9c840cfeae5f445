"""`extractor lookup`: what the catalogues know of a name or a code."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli import messages
from extractor.cli.messages import bilingual
from extractor.cli.options import Grammars, Lang
from extractor.cli.session import Status, session

if TYPE_CHECKING:
    from rich.table import Table as Grid

    from extractor.cli.terminal import Terminal
    from extractor.matching.lookup import CatalogueMatch

__all__ = ["lookup"]


def lookup(
    name: Annotated[str, typer.Argument(metavar="NAME", help=bilingual(messages.NAME))],
    grammars: Grammars = None,
    lang: Lang = None,
) -> None:
    """Look a name or a code up."""
    with session(lang, debug=False) as terminal:
        from extractor.grammar import load_grammar  # noqa: PLC0415  help needs none of it
        from extractor.matching.lookup import look_up  # noqa: PLC0415  likewise

        found = list(look_up(name, load_grammar(folder=grammars)))
        if found:
            terminal.out.print(_table(found, terminal))
        else:
            terminal.say(messages.NOT_IN_CATALOGUES, name=name)
    raise typer.Exit(Status.DONE if found else Status.FINDINGS)


def _table(found: Sequence["CatalogueMatch"], terminal: "Terminal") -> "Grid":
    """Lay the entries out, a row each."""
    from rich.box import HORIZONTALS  # noqa: PLC0415  help needs no rich
    from rich.table import Table as Grid  # noqa: PLC0415  likewise

    from extractor.cli.wrapping import Wrapped  # noqa: PLC0415  likewise

    grid = Grid(box=HORIZONTALS, padding=(0, 1, 0, 0))
    for heading in (messages.KIND, messages.ENTRY, messages.CODE, messages.EDITION):
        grid.add_column(terminal.text(heading), no_wrap=heading is not messages.ENTRY)
    grid.add_column(terminal.text(messages.MATCHED), no_wrap=True)
    grid.add_column(terminal.text(messages.SCORE), justify="right", no_wrap=True)
    grid.add_column(terminal.text(messages.REMARK), ratio=1)
    for match in found:
        grid.add_row(
            match.kind.label.text(terminal.language),
            match.name,
            match.code or "",
            match.edition or "",
            match.method.label.text(terminal.language),
            f"{match.score:g}",
            Wrapped("\n".join(_remarks(match, terminal))),
        )
    return grid


def _remarks(match: "CatalogueMatch", terminal: "Terminal") -> Iterator[str]:
    """Yield what else is known of an entry, and what came second."""
    if match.level:
        yield match.level
    if match.organisation:
        yield match.organisation
    for entry in match.current:
        yield terminal.text(messages.NOW, code=entry.code, name=entry.name)
    for entry in match.former:
        yield terminal.text(messages.FORMERLY, code=entry.code, name=entry.name)
    if match.runner_up:
        yield terminal.text(messages.RUNNER_UP, name=match.runner_up)
