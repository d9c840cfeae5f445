"""Shows what comparing reports gave, for people and as JSON."""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import PurePath

import typer
from rich.box import HORIZONTALS
from rich.table import Table as Grid
from rich.text import Text

from extractor.cli import messages
from extractor.cli.comparing import Compared, describe_sites
from extractor.cli.terminal import Terminal
from extractor.cli.wrapping import Wrapped
from extractor.model.check import Verdict
from extractor.model.comparison import Comparison, Site
from extractor.model.diagnostic import Severity
from extractor.reconciliation.across.roster import RULE as MISSING
from extractor.reconciliation.across.twice import LATER

__all__ = ["show_json", "show_text"]

_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_PLACES = 4
"""Places named for a finding; a sum has one for every report."""

_ENTRIES = 5
"""Comparisons shown of those that could not be made for one reason."""


def show_json(compared: Compared, terminal: Terminal) -> None:
    """Print all results as one JSON document."""
    del terminal
    document = {
        "database": compared.database.name,
        "reports": len(compared.files),
        "comparisons": [each.model_dump(mode="json") for each in compared.comparisons],
    }
    # A console that knows no Unicode still gets JSON, with its texts in escapes.
    unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    typer.echo(json.dumps(document, ensure_ascii=not unicode, indent=2))


def show_text(compared: Compared, terminal: Terminal) -> None:
    """Print what a person should know: findings, reports left out, what could not be compared, a summary."""
    findings = [each for each in compared.findings if each.rule != MISSING]
    if findings:
        terminal.out.print(_table(findings, compared, terminal))
    else:
        terminal.say(messages.NO_DISAGREEMENT)
    unmade = [each for each in compared.comparisons if each.verdict is Verdict.NOT_ASSESSABLE]
    _show_left_out([each for each in unmade if each.reason == LATER], terminal)
    _show_unmade([each for each in unmade if each.reason != LATER], compared, terminal)
    _show_roster(compared, terminal)
    severities = Counter(each.severity for each in compared.findings)
    verdicts = Counter(each.verdict for each in compared.comparisons)
    terminal.say(
        messages.COMPARED,
        reports=len(compared.files),
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        others=severities[Severity.INFO],
        consistent=verdicts[Verdict.CONSISTENT],
        unmade=verdicts[Verdict.NOT_ASSESSABLE],
    )


def _table(findings: Sequence[Comparison], compared: Compared, terminal: Terminal) -> Grid:
    """Lay the findings out, a row each."""
    where = describe_sites(compared, terminal)
    grid = Grid(box=HORIZONTALS, show_lines=True, padding=(0, 1, 0, 0))
    grid.add_column(terminal.text(messages.SEVERITY), no_wrap=True)
    grid.add_column(terminal.text(messages.RULE), no_wrap=True)
    grid.add_column(terminal.text(messages.PLACE), max_width=26)
    grid.add_column(terminal.text(messages.STATED), justify="right", overflow="fold")
    grid.add_column(terminal.text(messages.COMPUTED), justify="right", overflow="fold")
    grid.add_column(terminal.text(messages.EXPLANATION), ratio=1)
    for found in findings:
        grid.add_row(
            _severity(found, terminal),
            found.rule,
            Wrapped(_places([_place(site, where, compared) for site in found.sites], terminal)),
            _figure(found.stated),
            _figure(found.computed),
            Wrapped("\n".join(_explanation(found, terminal))),
        )
    return grid


def _severity(found: Comparison, terminal: Terminal) -> Text:
    """Return how much it matters, and that it is in doubt where it is."""
    text = Text(found.severity.label.text(terminal.language), style=_STYLES[found.severity])
    if found.verdict is Verdict.UNCERTAIN:
        text.append("\n" + found.verdict.label.text(terminal.language), style="default")
    return text


def _places(places: Iterable[str], terminal: Terminal) -> str:
    """Return the first of the places, the report that is spoken of first, and how many more there are."""
    different = list(dict.fromkeys(places))
    shown = different[:_PLACES]
    if more := len(different) - len(shown):
        shown.append(terminal.text(messages.MORE_PLACES, more=more))
    return "\n".join(shown)


def _place(site: Site, where: Mapping[Site, str], compared: Compared) -> str:
    """Return a file, and where in it a figure stands."""
    return " ".join(filter(None, (_file(site.file, compared), where.get(site))))


def _file(path: str, compared: Compared) -> str:
    """Return a file's name, with its folders where another file has the same name."""
    name = PurePath(path).name
    return name if compared.file_names[name] == 1 else path


def _figure(value: Decimal | None) -> str:
    """Return a figure with its printed digits."""
    return "" if value is None else format(value, "f")


def _explanation(found: Comparison, terminal: Terminal) -> Iterator[str]:
    """Yield the lines that say what was compared, and why it may have come out so."""
    yield found.message.text(terminal.language)
    for hint in found.hints:
        yield f"- {hint.message.text(terminal.language)}"


def _show_left_out(superseded: Sequence[Comparison], terminal: Terminal) -> None:
    """Print the reports that another one stands for: all of them, since their figures are not compared."""
    if superseded:
        terminal.say(messages.LEFT_OUT)
    for each in superseded:
        terminal.say(messages.ENTRY_LINE, text=each.message.text(terminal.language))


def _show_unmade(unmade: Sequence[Comparison], compared: Compared, terminal: Terminal) -> None:
    """Print how many comparisons could not be made, by rule and reason, and the first of each."""
    groups: dict[tuple[str, str | None], list[Comparison]] = defaultdict(list)
    for each in unmade:
        groups[each.rule, each.reason].append(each)
    titles = compared.grammar.checks.titles
    for (rule, _), group in sorted(groups.items(), key=lambda item: (item[0][0], -len(item[1]))):
        title = getattr(titles[rule], terminal.language) if rule in titles else rule
        terminal.say(messages.NOT_MADE, title=title, count=len(group))
        for each in group[:_ENTRIES]:
            terminal.say(messages.ENTRY_LINE, text=each.message.text(terminal.language))
        if more := len(group[_ENTRIES:]):
            terminal.say(messages.MORE_ENTRIES, more=more)


def _show_roster(compared: Compared, terminal: Terminal) -> None:
    """Print who on the list has not handed in, and how many have."""
    if compared.expected is None:
        return
    missing = [each for each in compared.comparisons if each.rule == MISSING]
    if missing:
        terminal.say(messages.NOT_HANDED_IN)
    for each in missing:
        told = (each.message, *(hint.message for hint in each.hints))
        text = " ".join(message.text(terminal.language) for message in told)
        terminal.say(messages.ENTRY_LINE, text=text)
    expected, absent = len(set(compared.expected)), len(missing)
    terminal.say(messages.HANDED_IN, expected=expected, present=expected - absent, missing=absent)
