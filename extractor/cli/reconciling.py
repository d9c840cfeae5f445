"""Does what `extractor reconcile` was asked to: compares, and shows or writes what came of it."""

import json
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from rich.console import Console

from extractor.cli import messages
from extractor.cli.comparing import Compared, compare_reports, describe_sites
from extractor.cli.comparisons import as_json, show
from extractor.cli.output import written
from extractor.cli.session import Status
from extractor.cli.terminal import WIDTH, Terminal
from extractor.model.diagnostic import Severity

__all__ = ["Order", "reconcile_reports"]


@dataclass(frozen=True, slots=True)
class Order:
    """What to compare, by which rules, and in which form to give the results where."""

    database: Path
    roster: Path | None
    grammars: Path | None
    form: str
    file: Path | None


def reconcile_reports(order: Order, fail_on: Severity, terminal: Terminal) -> Status:
    """Hold the reports of a database against each other; tell whether any finding is as severe as `fail_on`."""
    with ExitStack() as stack:
        file = stack.enter_context(written(order.file)) if order.file else None
        compared = compare_reports(order.database, order.roster, order.grammars, terminal)
        if order.form == "json":
            _write_json(compared, file, terminal.out)
        else:
            where = describe_sites(compared, terminal.language)
            show(compared, where, _onto(file, terminal) if file else terminal)
    if order.file:
        terminal.say(messages.WRITTEN, targets=order.file)
    return compared.status(fail_on)


def _write_json(compared: Compared, file: TextIO | None, console: Console) -> None:
    """Write all results; a console that knows no Unicode gets them with escapes."""
    text = as_json(compared)
    if file:
        file.write(text)
        return
    is_unicode = console.encoding.lower().startswith("utf")
    console.file.write(text if is_unicode else json.dumps(json.loads(text), indent=1) + "\n")


def _onto(file: TextIO, terminal: Terminal) -> Terminal:
    """Return a terminal that prints to a file, as wide as ever and without colours."""
    console = Console(file=file, width=WIDTH, highlight=False, markup=False, emoji=False)
    return Terminal(terminal.language, console, terminal.err)
