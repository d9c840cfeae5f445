"""A finding as a reviewer reads it: what is stated, what follows, how, and what was decided."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from extractor.model.check import Action, CheckResult, Step, Verdict
from extractor.model.decision import Answer, Decision
from extractor.model.diagnostic import Severity
from extractor.model.extraction import Extraction
from extractor.model.message import Message
from extractor.pictures.review import wording
from extractor.pictures.review.places import place_words
from extractor.pictures.review.standing import Standing

__all__ = ["Card", "Figure", "Line", "cards", "shown"]

_WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_SIGNS = {Action.ADD: "+", Action.SUBTRACT: "−", Action.DIVIDE: "÷"}


@dataclass(frozen=True, slots=True)
class Line:
    """A step of the arithmetic: what it takes, what there is after it, its name and place."""

    taken: str
    running: str
    label: str
    place: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a finding that may be corrected."""

    index: int
    text: str
    value: str
    unit: str
    place: str


@dataclass(frozen=True, slots=True)
class Card:
    """A finding in the words of one language.

    `state` is the answer that stands, `open` without one. `again` says what the check says with the
    corrected figures, and `holds` whether it agrees then.
    """

    key: str
    fingerprint: str
    severity: str
    severity_name: str
    verdict: str
    verdict_name: str
    rule: str
    message: str
    equation: str
    stated: str
    computed: str
    difference: str
    place: str
    lines: tuple[Line, ...]
    hints: tuple[str, ...]
    figures: tuple[Figure, ...]
    state: str
    history: tuple[str, ...]
    again: str
    holds: bool


def cards(
    extraction: Extraction, standing: Standing, titles: Mapping[str, Message], language: str
) -> tuple[Card, ...]:
    """Return the findings: the worst first, then what is sure, then as the report goes."""
    ranked = sorted(extraction.findings, key=_rank)
    return tuple(_Teller(extraction, standing, titles, language).card(each) for each in ranked)


def _rank(result: CheckResult) -> tuple[int, bool]:
    return _WORST_FIRST.index(result.severity), result.verdict is Verdict.UNCERTAIN


class _Teller:
    """Tells the findings of one report in one language."""

    def __init__(
        self,
        extraction: Extraction,
        standing: Standing,
        titles: Mapping[str, Message],
        language: str,
    ) -> None:
        self._extraction, self._standing = extraction, standing
        self._titles, self._language = titles, language
        self._claims = {claim.id: claim for claim in extraction.claims}

    def card(self, result: CheckResult) -> Card:
        """Return one finding."""
        decided = self._standing.decided(result)
        again = self._standing.again(result)
        title = self._titles.get(result.rule)
        return Card(
            key=result.id,
            fingerprint=result.fingerprint,
            severity=result.severity.value,
            severity_name=result.severity.label.text(self._language),
            verdict=result.verdict.value,
            verdict_name=result.verdict.label.text(self._language),
            rule=title.text(self._language) if title else result.rule,
            message=result.message.text(self._language),
            equation=result.equation or "",
            stated=shown(result.stated),
            computed=shown(result.computed),
            difference=shown(result.difference),
            place=place_words(result.at[0], self._extraction, self._language) if result.at else "",
            lines=tuple(self._line(step, result) for step in result.steps),
            hints=tuple(hint.message.text(self._language) for hint in result.hints),
            figures=tuple(self._figures(result)),
            state=decided.decision.value if decided else "open",
            history=tuple(
                self._told(each) for each in self._standing.decisions.get(result.fingerprint, ())
            ),
            again=self._again(again),
            holds=again is not None and not again.is_finding,
        )

    def _line(self, step: Step, result: CheckResult) -> Line:
        claim = self._claims.get(step.claim or "")
        sign = _SIGNS.get(step.action) or step.action.label.text(self._language)
        note = step.note.text(self._language) if step.note else ""
        at = claim.at if claim else step.at
        beside = result.at[0] if result.at else None
        place = place_words(at, self._extraction, self._language, beside=beside)
        taken = f"{sign} {shown(step.value)}".strip()
        return Line(taken, shown(step.running), " ".join(filter(None, (step.label, note))), place)

    def _figures(self, result: CheckResult) -> Iterator[Figure]:
        for index, name in enumerate(result.claims):
            claim = self._claims.get(name)
            if claim is not None:
                place = place_words(claim.at, self._extraction, self._language)
                value = self._standing.values.get(name, claim.value)
                yield Figure(index, claim.text, shown(value), claim.unit or "", place)

    def _told(self, decision: Decision) -> str:
        """Return who decided what, when and why."""
        when = f"{decision.decided_at.astimezone():%Y-%m-%d %H:%M}"
        what = decision.decision.label.text(self._language)
        if decision.decision is Answer.CORRECT and decision.value is not None:
            what = f"{what} {shown(decision.former)} → {shown(decision.value)}"
        return " · ".join(filter(None, (what, decision.decided_by, when, decision.note)))

    def _again(self, again: CheckResult | None) -> str:
        if again is None or not self._standing.values:
            return ""
        verdict = again.verdict.label.text(self._language)
        said = wording.filled("again", self._language, verdict=verdict)
        return f"{said} {again.equation or ''}".strip()


def shown(value: Decimal | str | None) -> str:
    """Return a figure with its printed digits."""
    return format(value, "f") if isinstance(value, Decimal) else value or ""
