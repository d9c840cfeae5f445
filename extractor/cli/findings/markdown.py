"""Findings as Markdown that GitHub and its kin render: in a pull request, in a wiki, in a mail."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.cli.findings import wording
from extractor.cli.findings.explanation import alike, head, lines, sentences, total
from extractor.cli.findings.gathered import CheckedFile, Finding, Findings, SectionLine
from extractor.cli.messages import filled
from extractor.model.diagnostic import Severity
from extractor.model.message import Message

__all__ = ["markdown"]

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~#&$])")
"""What would be markup somewhere in a line; a backslash before it takes that away."""

_BREAK = "<br>"


def markdown(findings: Findings, language: str, *, explain: bool) -> str:
    """Return the page: the findings by severity, what was checked, what could not be read."""
    return "\n".join(_Page(findings, language, explain).lines()) + "\n"


@dataclass(frozen=True, slots=True)
class _Page:
    """What is written, in which language, and whether with all its steps."""

    findings: Findings
    language: str
    explain: bool

    def lines(self) -> Iterator[str]:
        """Yield the lines of the page."""
        yield from (
            f"# {self._say(wording.TITLE)}",
            "",
            _escaped(total(self.findings, self.language)),
        )
        if self.findings.files and not self.findings.severities:
            yield from ("", self._say(wording.NO_FINDINGS))
        for severity in Severity:
            found = self.findings.of(severity)
            label = severity.label.text(self.language)
            yield from self._group(
                self._say(wording.FOUND, severity=label, count=len(found)), found
            )
        readings = self.findings.readings()
        yield from self._group(self._say(wording.READINGS, count=len(readings)), readings)
        if self.explain:
            unmade = self.findings.unmade()
            yield from self._group(self._say(wording.UNMADE, count=len(unmade)), unmade)
        yield from self._unread()
        yield from self._coverage()

    def _say(self, message: Message, **parts: object) -> str:
        return filled(message, self.language, **parts)

    def _group(self, title: str, found: Sequence[Finding]) -> Iterator[str]:
        if not found:
            return
        told = self.findings.told_once(found)
        yield from self._headed(title)
        headings = (wording.FILE, wording.WHERE, wording.EXPLANATION, wording.FIRST_HINT)
        yield from self._table(headings, map(self._row, told))
        if self.explain:
            for finding in told:
                yield from self._steps(finding)

    def _row(self, finding: Finding) -> tuple[str, ...]:
        hints = [hint.message.text(self.language) for hint in finding.result.hints]
        return (
            _joined((finding.file, *alike(finding, self.findings, self.language))),
            _joined(head(finding, self.findings, self.language)),
            _joined(sentences(finding, self.language)),
            _joined(hints if self.explain else hints[:1]),
        )

    def _steps(self, finding: Finding) -> Iterator[str]:
        """Yield the arithmetic, folded away until somebody wants to see it."""
        titles = (finding.file, *head(finding, self.findings, self.language))
        yield from self._folded(" · ".join(titles))
        headings = (wording.STEP, wording.RUNNING, wording.NAME, wording.WHERE)
        rows = (
            tuple(map(_escaped, (line.taken, line.running, line.label, line.place)))
            for line in lines(finding, self.language)
        )
        yield from self._table(headings, rows, right=(0, 1))
        fingerprint = self._say(wording.FINGERPRINT, fingerprint=finding.result.fingerprint)
        yield from ("", _escaped(fingerprint), "", "</details>")

    def _unread(self) -> Iterator[str]:
        unread = self.findings.unread
        if unread:
            yield from self._headed(self._say(wording.UNREAD, count=len(unread)))
            rows = ((_escaped(e.path), _escaped(e.cause.text(self.language))) for e in unread)
            yield from self._table((wording.FILE, wording.CAUSE), rows)

    def _coverage(self) -> Iterator[str]:
        """Yield what was checked, file by file, and folded away by section."""
        yield from self._headed(self._say(wording.COVERAGE))
        headings = (wording.FIGURES, wording.CHECKABLE, wording.CHECKED)
        files = self.findings.files
        yield from self._table(
            (wording.FILE, *headings), map(self._file_row, files), right=(1, 2, 3)
        )
        yield from ("", self._say(wording.LEGEND))
        for file in files:
            if file.sections:
                yield from self._folded(file.path)
                rows = (self._section_row(line) for line in file.sections)
                yield from self._table((wording.SECTION, *headings), rows, right=(1, 2, 3))
                yield from ("", "</details>")

    def _file_row(self, file: CheckedFile) -> tuple[str, ...]:
        notes = [self._say(wording.NOTE, text=note.text(self.language)) for note in file.notes]
        if not file.coverage.checked:
            notes.insert(0, self._say(wording.NOTHING_CHECKED))
        covered = file.coverage
        counts = (covered.claims, covered.checkable, covered.checked)
        return (_joined((file.path, *notes)), *map(str, counts))

    def _section_row(self, line: SectionLine) -> tuple[str, ...]:
        name = _escaped(line.heading or self._say(wording.BEFORE_SECTIONS))
        counts = (line.claims, line.checkable, line.checked)
        return ("&emsp;" * (line.depth - 1) + name, *map(str, counts))

    def _headed(self, title: str) -> Iterator[str]:
        yield from ("", f"## {_escaped(title)}", "")

    def _folded(self, title: str) -> Iterator[str]:
        yield from ("", f"<details><summary>{_html(title)}</summary>", "")

    def _table(
        self,
        headings: Iterable[Message],
        rows: Iterable[tuple[str, ...]],
        *,
        right: tuple[int, ...] = (),
    ) -> Iterator[str]:
        """Yield a table; `right` are the columns of figures."""
        titles = [self._say(heading) for heading in headings]
        yield _line(titles)
        yield _line("--:" if column in right else "---" for column in range(len(titles)))
        yield from map(_line, rows)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _joined(texts: Iterable[str]) -> str:
    return _BREAK.join(_escaped(text) for text in texts if text)


def _escaped(text: str) -> str:
    r"""Return a text as it is, whatever signs are in it, on one line.

    >>> _escaped("a|b *c*")
    'a\\|b \\*c\\*'
    """
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _html(text: str) -> str:
    """Return a text as HTML shows it, where no Markdown is read."""
    return html.escape(" ".join(text.split()), quote=False)
