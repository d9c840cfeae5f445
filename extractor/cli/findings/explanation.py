"""What is said of a finding, and its arithmetic a line a step: as the check made it, not made again."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractor.cli.findings import wording
from extractor.cli.findings.gathered import Finding, Findings, LocatedStep
from extractor.cli.messages import filled
from extractor.cli.places import Location
from extractor.model.check import Action, Verdict
from extractor.model.diagnostic import Severity

__all__ = ["Line", "alike", "head", "lines", "sentences", "total"]

_FILES = 3
"""Other files that are named beside a finding; the JSON has them all."""


def total(findings: Findings, language: str) -> str:
    """Return how many files were read and how much was found."""
    counts = findings.severities
    return filled(
        wording.TOTAL,
        language,
        files=findings.asked,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        others=counts[Severity.INFO],
        failed=len(findings.unread),
    )


def head(finding: Finding, findings: Findings, language: str) -> tuple[str, ...]:
    """Return where to look, by which rule, and that it is in doubt where it is."""
    result = finding.result
    where = finding.first.words(language) if finding.first else ""
    rule = f"{findings.title(result.rule).text(language)} ({result.rule})"
    is_doubtful = result.verdict is Verdict.UNCERTAIN
    doubt = result.verdict.label.text(language) if is_doubtful else ""
    return tuple(filter(None, (where, rule, doubt)))


def alike(finding: Finding, findings: Findings, language: str) -> list[str]:
    """Return the other files that have the same finding, the first few by name."""
    others = findings.files_of(finding)[1:]
    more = len(others) - _FILES
    rest = [filled(wording.MORE_FILES, language, more=more)] if more > 0 else []
    return [*others[:_FILES], *rest]


def sentences(finding: Finding, language: str) -> Iterator[str]:
    """Yield what was compared, in words and as an equation, the report's own words, and the reason."""
    result = finding.result
    message = result.message.text(language)
    yield message
    if result.equation and result.equation not in message:
        yield result.equation
    if finding.first and finding.first.quote:
        yield filled(wording.QUOTE, language, quote=finding.first.quote)
    if result.reason:
        known = wording.REASONS.get(result.reason)
        reason = known.text(language) if known else result.reason
        yield filled(wording.REASON, language, reason=reason)


@dataclass(frozen=True, slots=True)
class Line:
    """What a step takes, what there is after it, what the report calls it, and where it stands."""

    taken: str = ""
    running: str = ""
    label: str = ""
    place: str = ""


def lines(finding: Finding, language: str) -> Iterator[Line]:
    """Yield what is stated, the steps, then what was computed and the difference.

    Of a check that gives no steps the other places are listed; what is only compared is not computed.
    """
    result, first = finding.result, finding.first
    if result.stated is not None:
        where = first.words(language) if first else ""
        yield Line("", _figure(result.stated), wording.STATED.text(language), where)
    yield from (_line(step, language, first) for step in finding.steps)
    for location in () if finding.steps else finding.locations[1:]:
        label = location.header or wording.ALSO.text(language)
        yield Line("", "", label, _elsewhere(location, first, language))
    is_computed = any(each.step.action is not Action.COMPARE for each in finding.steps)
    if result.computed is not None and (is_computed or not finding.steps):
        yield Line("", _figure(result.computed), wording.COMPUTED.text(language))
    if result.difference:
        yield Line("", _figure(result.difference), wording.DIFFERENCE.text(language))


def _line(located: LocatedStep, language: str, first: Location | None) -> Line:
    step, location = located.step, located.location
    name, value, running = (
        step.action.label.text(language),
        _figure(step.value),
        _figure(step.running),
    )
    label = step.label or ""
    note = step.note.text(language) if step.note else ""
    where = _elsewhere(location, first, language) if location else ""
    match step.action:
        case Action.TRY:
            return Line(name, value, note)
        case Action.LEAVE_OUT:
            quoted = f'"{value}"' if value else ""
            return Line(name, "", " ".join(filter(None, (label, quoted, note))), where)
        case Action.COMPARE:
            return Line(name, value, label, where)
        case Action.COUNT:
            return Line(name, running, label, where)
        case _:
            return Line(f"{wording.SIGNS[step.action]} {value}", running, label, where)


def _elsewhere(location: Location, first: Location | None, language: str) -> str:
    """Return where something stands, for a reader who looks at the first place: what differs from it.

    Of another paragraph the words are given too.
    """
    if location.place.table is not None:
        return location.words(language, within=first.place.table if first else None)
    if first and location.place.block == first.place.block:
        return ""
    return " ".join(filter(None, (location.words(language), location.quote)))


def _figure(value: Decimal | str | None) -> str:
    """Return a figure with its printed digits."""
    return format(value, "f") if isinstance(value, Decimal) else value or ""
