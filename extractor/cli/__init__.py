"""The command `extractor`: it parses arguments, calls the library and prints; it decides nothing."""

from typing import Annotated

import typer

from extractor import __version__
from extractor.cli import messages
from extractor.cli.check import check
from extractor.cli.convert import convert
from extractor.cli.export import export
from extractor.cli.grammar import grammar
from extractor.cli.inspect import inspect
from extractor.cli.lookup import lookup
from extractor.cli.messages import bilingual, command_help
from extractor.cli.metadata import metadata
from extractor.cli.reconcile import reconcile
from extractor.cli.report import report
from extractor.cli.review import review
from extractor.cli.schema import schema
from extractor.cli.search import search
from extractor.cli.summary import summary
from extractor.cli.watch import watch

__all__ = ["app"]

app = typer.Typer(
    name="extractor",
    help=bilingual(messages.APP),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command(help=command_help(messages.CONVERT, messages.CONVERT_ENDS))(convert)
app.command(help=command_help(messages.WATCH, messages.WATCH_ENDS))(watch)
app.command(help=command_help(messages.CHECK, messages.CHECK_ENDS))(check)
app.command(help=command_help(messages.RECONCILE, messages.RECONCILE_ENDS))(reconcile)
app.command(help=command_help(messages.SUMMARY_BOOK, messages.SUMMARY_ENDS))(summary)
app.command(help=command_help(messages.REVIEW, messages.REVIEW_ENDS))(review)
app.command(help=command_help(messages.REPORT, messages.REPORT_ENDS))(report)
app.command(help=command_help(messages.EXPORT, messages.EXPORT_ENDS))(export)
app.command(help=command_help(messages.INSPECT, messages.INSPECT_ENDS))(inspect)
app.command(help=command_help(messages.LOOKUP, messages.LOOKUP_ENDS))(lookup)
app.command(help=command_help(messages.SEARCH, messages.SEARCH_ENDS))(search)
app.command(help=bilingual(messages.METADATA))(metadata)
app.command(help=bilingual(messages.SCHEMA))(schema)
app.add_typer(grammar, name="grammar", help=bilingual(messages.GRAMMAR))


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"extractor {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help=bilingual(messages.VERSION)
        ),
    ] = False,
) -> None:
    """Take what is said before the command."""
