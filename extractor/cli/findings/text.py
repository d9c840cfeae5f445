"""Findings as a person reads them on a screen: the worst first, file by file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table as Grid
from rich.text import Text

from extractor.cli.findings import wording
from extractor.cli.findings.explanation import alike, head, lines, sentences, total
from extractor.cli.findings.gathered import CheckedFile, Finding, Findings, SectionLine
from extractor.cli.terminal import Terminal
from extractor.cli.wrapping import Wrapped, wrap
from extractor.model.diagnostic import Severity
from extractor.model.record import Coverage

__all__ = ["show"]

_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_FEW = 10
"""Of so many files the sections are listed; of more they would hide the files."""


def show(findings: Findings, terminal: Terminal, *, explain: bool) -> None:
    """Print the findings by severity, the counts of unusual reading, and what was checked.

    To `explain` is to show each finding's arithmetic, and what could not be checked.
    """
    _View(findings, terminal, explain).show()


@dataclass(frozen=True, slots=True)
class _View:
    """What is shown, where, and whether with all its steps."""

    findings: Findings
    terminal: Terminal
    explain: bool

    def show(self) -> None:
        if self.findings.files and not self.findings.severities:
            self._print(0, self.terminal.text(wording.NO_FINDINGS))
        for severity in Severity:
            found = self.findings.of(severity)
            label = severity.label.text(self.terminal.language)
            title = self.terminal.text(wording.FOUND, severity=label, count=len(found))
            self._show_group(Text(title, _STYLES[severity]), found)
        readings = self.findings.readings()
        title = self.terminal.text(wording.READINGS, count=len(readings))
        self._show_group(Text(title), readings)
        if self.explain:
            unmade = self.findings.unmade()
            title = self.terminal.text(wording.UNMADE, count=len(unmade))
            self._show_group(Text(title), unmade)
        if self.findings.files:
            self._show_coverage()
        self._print(0, total(self.findings, self.terminal.language))

    def _show_group(self, title: Text, found: Sequence[Finding]) -> None:
        if not found:
            return
        self._print_title(title)
        told = self.findings.told_once(found)
        for path, of_file in groupby(told, key=lambda finding: finding.file):
            self._print_whole(Text(path, "bold"))
            for finding in of_file:
                self._show_finding(finding)
        self.terminal.out.print()

    def _show_finding(self, finding: Finding) -> None:
        language = self.terminal.language
        self._print(2, "  ".join(head(finding, self.findings, language)))
        for line in (*sentences(finding, language), *self._hints(finding)):
            self._print(4, line)
        if others := alike(finding, self.findings, language):
            self._print(4, self.terminal.text(wording.SAME_IN, files=", ".join(others)))
        if self.explain:
            fingerprint = finding.result.fingerprint
            self._print(4, self.terminal.text(wording.FINGERPRINT, fingerprint=fingerprint))
            self._show_steps(finding)

    def _hints(self, finding: Finding) -> Iterator[str]:
        """Yield the likeliest hint, or all of them where all is to be explained."""
        hints = [hint.message.text(self.terminal.language) for hint in finding.result.hints]
        if hints and not self.explain and len(hints) > 1:
            first = wording.MORE_HINTS
            hints = [self.terminal.text(first, hint=hints[0], more=len(hints) - 1)]
        for hint in hints:
            yield self.terminal.text(wording.HINT, hint=hint)

    def _show_steps(self, finding: Finding) -> None:
        grid = Grid.grid(padding=(0, 2, 0, 0))
        grid.add_column(justify="right", overflow="fold")
        grid.add_column(justify="right", overflow="fold")
        grid.add_column()
        grid.add_column()
        for line in lines(finding, self.terminal.language):
            grid.add_row(line.taken, line.running, Wrapped(line.label), Wrapped(line.place))
        if grid.row_count:
            self._print(4, self.terminal.text(wording.STEPS))
            self.terminal.out.print(Padding(grid, (0, 0, 0, 6), expand=False))

    def _show_coverage(self) -> None:
        say = self.terminal.text
        self._print_title(Text(say(wording.COVERAGE)))
        grid = Grid.grid(padding=(0, 2, 0, 0))
        grid.add_column()
        counts = (wording.FIGURES, wording.CHECKABLE, wording.CHECKED)
        for _ in counts:
            grid.add_column(justify="right", no_wrap=True)
        grid.add_row("", *map(say, counts))
        for file in self.findings.files:
            grid.add_row(Wrapped(file.path), *_counts(file.coverage))
            for line in self._listed(file):
                name = line.heading or say(wording.BEFORE_SECTIONS)
                grid.add_row(_indented(name), *_counts(line))
            for note in self._notes(file):
                grid.add_row(_indented(say(wording.NOTE, text=note)))
        self.terminal.out.print(grid)
        is_divided = any(map(self._listed, self.findings.files))
        self._print(0, say(wording.LEGEND_SECTIONS if is_divided else wording.LEGEND))

    def _listed(self, file: CheckedFile) -> list[SectionLine]:
        """Return the sections that hold figures which were not checked."""
        if not self.explain and len(self.findings.files) > _FEW:
            return []
        return [line for line in file.top_sections if line.checked < line.claims]

    def _notes(self, file: CheckedFile) -> Iterator[str]:
        """Yield that nothing was checked where nothing was, and the reader's remarks."""
        if not file.coverage.checked:
            yield self.terminal.text(wording.NOTHING_CHECKED)
        for note in file.notes:
            yield note.text(self.terminal.language)

    def _print_title(self, title: Text) -> None:
        self.terminal.out.print(Rule(title, align="left", style="none"))

    def _print(self, indent: int, text: str) -> None:
        """Print a text under the beginning of its first line."""
        for paragraph in text.split("\n"):
            for line in wrap(paragraph, max(self.terminal.out.width - indent, 1)):
                self._print_whole(Text(" " * indent + line))

    def _print_whole(self, text: Text) -> None:
        """Print a line in one piece, so that a path can be copied."""
        self.terminal.out.print(text, soft_wrap=True)


def _counts(covered: Coverage | SectionLine) -> tuple[str, str, str]:
    return str(covered.claims), str(covered.checkable), str(covered.checked)


def _indented(text: str) -> Padding:
    return Padding(Wrapped(text), (0, 0, 0, 4))
