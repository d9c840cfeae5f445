"""`extractor grammar`: what concerns the rules."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import messages
from extractor.cli.messages import bilingual, command_help
from extractor.cli.options import Lang
from extractor.cli.session import Status, session

__all__ = ["grammar"]

grammar = typer.Typer(no_args_is_help=True)


@grammar.callback()
def main() -> None:
    """Keep `check` a command of its own, though it is the only one."""


@grammar.command(help=command_help(messages.GRAMMAR_CHECK, messages.GRAMMAR_CHECK_ENDS))
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="DIR", exists=True, file_okay=False, help=bilingual(messages.DIR)),
    ] = None,
    lang: Lang = None,
) -> None:
    """Run the examples of every rule."""
    with session(lang, debug=False) as terminal:
        from extractor.evaluation import check_examples  # noqa: PLC0415  brings heavy libraries
        from extractor.grammar import load_grammar  # noqa: PLC0415

        found = check_examples(load_grammar(folder=folder))
        for failure in found.failures:
            terminal.out.print(str(failure), soft_wrap=True)
        summary = messages.EXAMPLES_FAIL if found.failures else messages.EXAMPLES_HOLD
        terminal.say(summary, examples=found.examples, failed=len(found.failures))
    raise typer.Exit(Status.FINDINGS if found.failures else Status.DONE)
