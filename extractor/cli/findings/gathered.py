"""What is kept of each checked report: its findings with their places, and how much was checked.

The extraction itself is let go, so that a folder of hundreds of reports fits into memory.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.cli.places import Atlas, Location, heading
from extractor.model.check import CheckResult, Step, Verdict
from extractor.model.diagnostic import Severity
from extractor.model.extraction import Extraction
from extractor.model.message import Message
from extractor.model.provenance import Source
from extractor.model.record import Claim, Coverage, ReportInfo

__all__ = [
    "CheckedFile",
    "Finding",
    "Findings",
    "LocatedStep",
    "SectionLine",
    "UnreadFile",
    "gather",
    "severities",
]

_WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_SURE_FIRST = (Verdict.INCONSISTENT, Verdict.UNCERTAIN)


@dataclass(frozen=True, slots=True)
class LocatedStep:
    """A step of the arithmetic, where its figure stands, and how it is printed there."""

    step: Step
    location: Location | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """A check result with the locations of its places, the stated one first, and of its steps."""

    file: str
    result: CheckResult
    locations: tuple[Location, ...]
    steps: tuple[LocatedStep, ...]

    @property
    def first(self) -> Location | None:
        """Where to look first."""
        return self.locations[0] if self.locations else None


@dataclass(frozen=True, slots=True)
class SectionLine:
    """The coverage of a section alone; `section` and `top`, the outermost one around it, are ids."""

    section: str | None
    top: str | None
    heading: str | None
    depth: int
    claims: int
    checkable: int
    checked: int


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that was checked; `path` is as the user named it.

    `readings` are counts that hold, though not as one would count first; `unmade` are the checks that
    could not be made.
    """

    path: str
    source: Source
    report: ReportInfo
    findings: tuple[Finding, ...]
    readings: tuple[Finding, ...]
    unmade: tuple[Finding, ...]
    notes: tuple[Message, ...]
    coverage: Coverage
    sections: tuple[SectionLine, ...]

    @property
    def severities(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        return severities(self.findings)

    @property
    def top_sections(self) -> tuple[SectionLine, ...]:
        """The outermost sections, each with all that stands under it."""
        tops: dict[str | None, SectionLine] = {}
        for line in self.sections:
            so_far = tops.get(line.top)
            tops[line.top] = SectionLine(
                section=line.top,
                top=line.top,
                heading=so_far.heading if so_far else line.heading,
                depth=1,
                claims=line.claims + (so_far.claims if so_far else 0),
                checkable=line.checkable + (so_far.checkable if so_far else 0),
                checked=line.checked + (so_far.checked if so_far else 0),
            )
        return tuple(tops.values())


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that gave nothing, and why."""

    path: str
    cause: Message


@dataclass(frozen=True)
class Findings:
    """What came of a run over many files.

    `titles` are the display names of the rules. `asked` counts the files that were to be read: more
    than were, where the run was interrupted.
    """

    files: tuple[CheckedFile, ...]
    unread: tuple[UnreadFile, ...]
    asked: int
    titles: Mapping[str, Message]

    @property
    def is_complete(self) -> bool:
        """Tell whether each file was tried."""
        return len(self.files) + len(self.unread) == self.asked

    @property
    def severities(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        return sum((file.severities for file in self.files), start=Counter())

    def ranked(self) -> list[Finding]:
        """Return the findings of all files: the worst first, then what is sure, then by file and place."""
        found = (finding for file in self.files for finding in file.findings)
        return sorted(found, key=_rank)

    def of(self, severity: Severity) -> list[Finding]:
        """Return the findings of one severity, in that order."""
        return [finding for finding in self.ranked() if finding.result.severity is severity]

    def readings(self) -> list[Finding]:
        """Return the counts that hold, though not as one would count first."""
        return [reading for file in self.files for reading in file.readings]

    def unmade(self) -> list[Finding]:
        """Return the checks that could not be made."""
        return [each for file in self.files for each in file.unmade]

    def files_of(self, finding: Finding) -> tuple[str, ...]:
        """Return the files that have a finding: several, where a report is there in several formats."""
        return self._files.get(finding.result.fingerprint, (finding.file,))

    @cached_property
    def _files(self) -> dict[str, tuple[str, ...]]:
        files: dict[str, dict[str, None]] = defaultdict(dict)
        for file in self.files:
            for finding in (*file.findings, *file.readings, *file.unmade):
                files[finding.result.fingerprint][file.path] = None
        return {fingerprint: tuple(paths) for fingerprint, paths in files.items()}

    def told_once(self, found: Sequence[Finding]) -> list[Finding]:
        """Return findings without those that stand in an earlier file already."""
        return [finding for finding in found if finding.file == self.files_of(finding)[0]]

    def title(self, rule: str) -> Message:
        """Return the display name of a rule; a rule of no known name is called as it is."""
        return self.titles.get(rule) or Message(zh=rule, en=rule)


def severities(findings: Sequence[Finding]) -> Counter[Severity]:
    """Return how many findings there are of each severity."""
    return Counter(finding.result.severity for finding in findings)


def gather(path: str, extraction: Extraction) -> CheckedFile:
    """Return what is kept of a report."""
    claims = {claim.id: claim for claim in extraction.claims}
    atlas = Atlas(extraction)
    unusual = filter(_is_unusual, extraction.checks)
    unmade = (each for each in extraction.checks if each.verdict is Verdict.NOT_ASSESSABLE)
    return CheckedFile(
        path=path,
        source=extraction.source,
        report=extraction.report,
        findings=tuple(_finding(path, result, claims, atlas) for result in extraction.findings),
        readings=tuple(_finding(path, result, claims, atlas) for result in unusual),
        unmade=tuple(_finding(path, result, claims, atlas) for result in unmade),
        notes=tuple(diagnostic.message for diagnostic in extraction.diagnostics),
        coverage=extraction.coverage,
        sections=tuple(_section_lines(extraction)),
    )


def _is_unusual(result: CheckResult) -> bool:
    """Tell whether a counted set holds, though not as one would count it first."""
    return result.verdict is Verdict.CONSISTENT and bool(result.reading and result.hints)


def _finding(path: str, result: CheckResult, claims: Mapping[str, Claim], atlas: Atlas) -> Finding:
    locations = tuple(atlas.locate(place) for place in dict.fromkeys(result.at))
    steps = tuple(_located(step, claims, atlas) for step in result.steps)
    return Finding(path, result, locations, steps)


def _located(step: Step, claims: Mapping[str, Claim], atlas: Atlas) -> LocatedStep:
    claim = claims.get(step.claim or "")
    place = claim.at if claim else step.at
    is_known = place.table is not None or place.block is not None
    location = atlas.locate(place) if is_known else None
    return LocatedStep(step, location, claim.text if claim else None)


def _section_lines(extraction: Extraction) -> Iterator[SectionLine]:
    """Yield the coverage of each section, with its headings."""
    sections = {section.id: section for section in extraction.sections}
    for part in extraction.coverage.sections:
        section = top = sections.get(part.section or "")
        while top and top.parent in sections:
            top = sections[top.parent]
        yield SectionLine(
            section=part.section,
            top=top.id if top else None,
            heading=heading(section) if section else None,
            depth=section.depth if section else 1,
            claims=part.claims,
            checkable=part.checkable,
            checked=part.checked,
        )


def _rank(finding: Finding) -> tuple[int, int]:
    result = finding.result
    return _WORST_FIRST.index(result.severity), _SURE_FIRST.index(result.verdict)
