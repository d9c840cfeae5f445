"""Shows what comparing reports gave: on a screen the worst first, for programs as one JSON document."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.rule import Rule
from rich.text import Text

from extractor import __version__
from extractor.cli import messages
from extractor.cli.comparing import Compared
from extractor.cli.findings import wording
from extractor.cli.terminal import Terminal
from extractor.cli.wrapping import wrap
from extractor.model.check import Verdict
from extractor.model.comparison import Comparison, Site
from extractor.model.diagnostic import Severity
from extractor.model.extraction import Generator
from extractor.model.message import Message
from extractor.reconciliation.across.roster import RULE as MISSING
from extractor.reconciliation.across.twice import LATER

__all__ = ["SCHEMA", "as_json", "show"]

SCHEMA = "pilot-report-comparisons/1"

_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_PLACES = 6
"""Places named for a finding; a sum has one for every report."""

_ENTRIES = 5
"""Comparisons shown of those that could not be made for one reason."""


def as_json(compared: Compared) -> str:
    """Return all results as one JSON document."""
    severities, verdicts = _counted(compared)
    document: dict[str, Any] = {
        "schema": SCHEMA,
        "generator": {"name": Generator.model_fields["name"].default, "version": __version__},
        "database": compared.database.name,
        "totals": {
            "reports": len(compared.files),
            "errors": severities[Severity.ERROR],
            "warnings": severities[Severity.WARNING],
            "info": severities[Severity.INFO],
            **{verdict.value: verdicts[verdict] for verdict in Verdict},
        },
        "comparisons": [each.model_dump(mode="json") for each in compared.comparisons],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def show(compared: Compared, where: Mapping[Site, str], terminal: Terminal) -> None:
    """Print findings, reports left out, what could not be compared, who is missing, and the counts.

    `where` says in words where in its report a figure stands.
    """
    _View(compared, where, terminal).show()


def _counted(compared: Compared) -> tuple[Counter[Severity], Counter[Verdict]]:
    """Return how many findings there are of each severity, and results of each verdict."""
    severities = Counter(each.severity for each in compared.findings)
    return severities, Counter(each.verdict for each in compared.comparisons)


@dataclass(frozen=True, slots=True)
class _View:
    """What is shown, and where."""

    compared: Compared
    where: Mapping[Site, str]
    terminal: Terminal

    def show(self) -> None:
        findings = [each for each in self.compared.findings if each.rule != MISSING]
        if not findings:
            self._print(0, self.terminal.text(messages.NO_DISAGREEMENT))
        for severity in Severity:
            self._show_group(severity, [each for each in findings if each.severity is severity])
        self._show_left_out()
        self._show_unmade()
        self._show_roster()
        severities, verdicts = _counted(self.compared)
        self._say(
            0,
            messages.COMPARED,
            reports=len(self.compared.files),
            errors=severities[Severity.ERROR],
            warnings=severities[Severity.WARNING],
            others=severities[Severity.INFO],
            consistent=verdicts[Verdict.CONSISTENT],
            unmade=verdicts[Verdict.NOT_ASSESSABLE],
        )

    def _show_group(self, severity: Severity, found: Sequence[Comparison]) -> None:
        if not found:
            return
        label = severity.label.text(self.terminal.language)
        title = self.terminal.text(wording.FOUND, severity=label, count=len(found))
        self._print_title(Text(title, _STYLES[severity]))
        for each in found:
            self._show_finding(each)
        self.terminal.out.print()

    def _show_finding(self, found: Comparison) -> None:
        """Print what was compared, each place on a line of its own, and why it may have come out so."""
        language = self.terminal.language
        doubt = [found.verdict.label.text(language)] if found.verdict is Verdict.UNCERTAIN else []
        self._print(0, "  ".join([self._rule(found.rule), *doubt]))
        self._print(2, found.message.text(language))
        for place in self._places(found.sites):
            self._print_whole(f"    {place}")
        for hint in found.hints:
            self._say(2, wording.HINT, hint=hint.message.text(language))

    def _places(self, sites: Sequence[Site]) -> list[str]:
        """Return each file with where its figure stands, the report that is spoken of first."""
        places = list(dict.fromkeys(map(self._place, sites)))
        shown, more = places[:_PLACES], len(places) - _PLACES
        return [*shown, self.terminal.text(messages.MORE_PLACES, more=more)] if more > 0 else shown

    def _place(self, site: Site) -> str:
        return "  ".join(filter(None, (site.file, self.where.get(site))))

    def _show_left_out(self) -> None:
        """Print the reports that another one stands for: all, since none of their figures is compared."""
        left_out = [each for each in self.compared.comparisons if each.reason == LATER]
        if left_out:
            self._print_title(Text(self.terminal.text(messages.LEFT_OUT, count=len(left_out))))
            for each in left_out:
                self._print(0, each.message.text(self.terminal.language))
            self.terminal.out.print()

    def _show_unmade(self) -> None:
        """Print how many comparisons could not be made, by rule and reason, and the first of each."""
        groups: dict[tuple[str, str | None], list[Comparison]] = defaultdict(list)
        for each in self.compared.comparisons:
            if each.verdict is Verdict.NOT_ASSESSABLE and each.reason != LATER:
                groups[each.rule, each.reason].append(each)
        if not groups:
            return
        count = sum(map(len, groups.values()))
        self._print_title(Text(self.terminal.text(wording.UNMADE, count=count)))
        for (rule, _), group in sorted(
            groups.items(), key=lambda item: (item[0][0], -len(item[1]))
        ):
            self._print(0, f"{self._rule(rule)}  {len(group)}")
            for each in group[:_ENTRIES]:
                self._print(2, each.message.text(self.terminal.language))
            if more := len(group[_ENTRIES:]):
                self._say(2, messages.MORE_ENTRIES, more=more)
        self.terminal.out.print()

    def _show_roster(self) -> None:
        """Print who on the list has not handed in, and how many have."""
        if self.compared.expected is None:
            return
        missing = [each for each in self.compared.comparisons if each.rule == MISSING]
        if missing:
            self._print_title(Text(self.terminal.text(messages.NOT_HANDED_IN, count=len(missing))))
        for each in missing:
            told = (each.message, *(hint.message for hint in each.hints))
            self._print(0, " ".join(message.text(self.terminal.language) for message in told))
        expected = len(set(self.compared.expected))
        present = expected - len(missing)
        self._say(0, messages.HANDED_IN, expected=expected, present=present, missing=len(missing))

    def _rule(self, rule: str) -> str:
        """Return what a rule is called, and its name."""
        title = self.compared.grammar.checks.titles.get(rule)
        return f"{getattr(title, self.terminal.language)} ({rule})" if title else rule

    def _say(self, indent: int, message: Message, **parts: object) -> None:
        self._print(indent, self.terminal.text(message, **parts))

    def _print_title(self, title: Text) -> None:
        self.terminal.out.print(Rule(title, align="left", style="none"))

    def _print(self, indent: int, text: str) -> None:
        for line in wrap(text, max(self.terminal.out.width - indent, 1)):
            self._print_whole(" " * indent + line)

    def _print_whole(self, text: str) -> None:
        """Print a line in one piece, so that a path can be copied."""
        self.terminal.out.print(Text(text), soft_wrap=True)
