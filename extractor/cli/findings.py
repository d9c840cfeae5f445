"""Shows the findings of a report as a table, each with its place, both figures and the reason."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from rich.box import HORIZONTALS
from rich.table import Table as Grid
from rich.text import Text

from extractor.cli import messages
from extractor.cli.places import describe
from extractor.cli.terminal import Terminal
from extractor.cli.wrapping import Wrapped
from extractor.model.check import CheckResult, Verdict
from extractor.model.diagnostic import Severity
from extractor.model.extraction import Extraction

__all__ = ["show"]

_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_PLACES = 2
"""Places named for a finding; a sum has one for every part."""


def show(path: Path, extraction: Extraction, terminal: Terminal) -> None:
    """Print what a person should know of a report: findings, unusual readings, remarks of the reader."""
    findings = extraction.findings
    severities = Counter(result.severity for result in findings)
    terminal.say(
        messages.FILE if findings else messages.CLEAN,
        path=path,
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        others=severities[Severity.INFO],
    )
    shown = [*findings, *filter(_is_unusual, extraction.checks)]
    if shown:
        terminal.out.print(_table(shown, extraction, terminal))
    for diagnostic in extraction.diagnostics:
        terminal.say(messages.NOTE, text=diagnostic.message.text(terminal.language))
    terminal.say(messages.COVERAGE, **extraction.coverage.model_dump())


def _is_unusual(result: CheckResult) -> bool:
    """Tell whether a counted set holds, though not as one would count it first."""
    return result.verdict is Verdict.CONSISTENT and bool(result.reading and result.hints)


def _table(results: Sequence[CheckResult], extraction: Extraction, terminal: Terminal) -> Grid:
    """Lay the results out, a row each."""
    grid = Grid(box=HORIZONTALS, show_lines=True, padding=(0, 1, 0, 0))
    grid.add_column(terminal.text(messages.SEVERITY), no_wrap=True)
    grid.add_column(terminal.text(messages.RULE), no_wrap=True)
    grid.add_column(terminal.text(messages.PLACE), max_width=22)
    grid.add_column(terminal.text(messages.STATED), justify="right", overflow="fold")
    grid.add_column(terminal.text(messages.COMPUTED), justify="right", overflow="fold")
    grid.add_column(terminal.text(messages.EXPLANATION), ratio=1)
    for result in results:
        grid.add_row(
            _severity(result, terminal),
            result.rule,
            Wrapped(_places(result, extraction, terminal)),
            _figure(result.stated),
            _figure(result.computed),
            Wrapped("\n".join(_explanation(result, terminal))),
        )
    return grid


def _severity(result: CheckResult, terminal: Terminal) -> Text:
    """Return how much it matters, and that it is in doubt where it is."""
    label = result.severity.label.text(terminal.language)
    text = Text(label, style=_STYLES[result.severity])
    if result.verdict is Verdict.UNCERTAIN:
        text.append("\n" + result.verdict.label.text(terminal.language), style="default")
    return text


def _places(result: CheckResult, extraction: Extraction, terminal: Terminal) -> str:
    """Return where the figures stand, the stated one first."""
    places = dict.fromkeys(describe(place, extraction, terminal) for place in result.at)
    shown = list(places)[:_PLACES]
    if more := len(places) - len(shown):
        shown.append(terminal.text(messages.MORE_PLACES, more=more))
    return "\n".join(shown)


def _figure(value: Decimal | str | None) -> str:
    """Return a figure with its printed digits."""
    return format(value, "f") if isinstance(value, Decimal) else value or ""


def _explanation(result: CheckResult, terminal: Terminal) -> Iterator[str]:
    """Yield the lines that say what was compared, and why it may have come out so."""
    message = result.message.text(terminal.language)
    yield message
    if result.equation and result.equation not in message:
        yield result.equation
    if result.reason:
        yield result.reason
    for hint in result.hints:
        yield f"- {hint.message.text(terminal.language)}"
