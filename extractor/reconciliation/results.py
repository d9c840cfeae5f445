"""From what a check found to the result a person reads: order, number, fingerprint."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from extractor.model.check import CheckResult, Hint, Step, Verdict
from extractor.model.diagnostic import Severity
from extractor.model.message import Message
from extractor.model.provenance import Place
from extractor.model.record import Claim, Report, ReportKind
from extractor.reconciliation.labels import Labels
from extractor.reconciliation.rounding import EXACT, is_kept, kept
from extractor.text.normalise import strip_space

__all__ = [
    "NOTHING",
    "PENDING",
    "STRUCTURE",
    "UNREADABLE",
    "Draft",
    "finish",
    "joined",
    "show",
    "usual_severity",
]

PENDING = "pending results"
NOTHING = "nothing to compare"
UNREADABLE = "unreadable cells"
STRUCTURE = "unclear structure"

_FINGERPRINT_LENGTH = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a check found, before it has a number.

    Attributes:
        claims: the figures compared, the stated one first.
        places: where to look, the stated place first; without it, the claims' places.
        labels: what tells the thing apart where there are no claims (a heading's title).
        steps: the way to what was computed (`steps.added` …); their labels are filled in later.
    """

    rule: str
    verdict: Verdict
    message: Message
    severity: Severity | None = None
    stated: Decimal | str | None = None
    computed: Decimal | str | None = None
    equation: str | None = None
    claims: tuple[Claim, ...] = ()
    places: tuple[Place, ...] = ()
    labels: tuple[str, ...] = ()
    reading: str | None = None
    reason: str | None = None
    hints: tuple[Hint, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def at(self) -> tuple[Place, ...]:
        """Where to look, the stated place first."""
        return self.places or tuple(claim.at for claim in self.claims)

    @property
    def difference(self) -> Decimal | None:
        """Stated − computed, where both are figures."""
        if isinstance(self.stated, Decimal) and isinstance(self.computed, Decimal):
            return EXACT.subtract(self.stated, self.computed)
        return None


def usual_severity(verdict: Verdict) -> Severity:
    """Return how much a verdict matters where the rule does not say otherwise."""
    return _USUAL.get(verdict, Severity.INFO)


_USUAL = {Verdict.INCONSISTENT: Severity.ERROR, Verdict.UNCERTAIN: Severity.WARNING}


def joined(*messages: Message) -> Message:
    """Return several messages as one."""
    return Message(
        zh="".join(message.zh for message in messages),
        en=" ".join(message.en for message in messages if message.en),
    )


def show(value: Decimal | str) -> str:
    """Return a figure as a person writes it, without exponent.

    >>> show(Decimal("1E+4")), show(Decimal("86.00"))
    ('10000', '86.00')
    """
    return value if isinstance(value, str) else f"{value:f}"


def finish(report: Report, drafts: Iterable[Draft]) -> tuple[CheckResult, ...]:
    """Return the results in document order, numbered k1, k2 …, each with its fingerprint.

    Of two drafts with the same rule and claims the first stands.
    """
    order = _Order(report)
    sorted_drafts = sorted(_distinct(drafts), key=order.key)
    labels = Labels(report)
    headers = {table.id: table.header for table in report.tables}
    seen: Counter[str] = Counter()
    results = []
    for number, draft in enumerate(sorted_drafts, 1):
        core = _core(report, draft, headers)
        steps = tuple(_labelled(draft, labels))
        results.append(_result(draft, f"k{number}", _digest(core, seen[core]), steps))
        seen[core] += 1
    return tuple(results)


def _distinct(drafts: Iterable[Draft]) -> Iterator[Draft]:
    seen = set()
    for draft in drafts:
        key = (
            draft.rule,
            tuple(claim.id for claim in draft.claims),
            () if draft.claims else draft.at,
        )
        if key not in seen:
            seen.add(key)
            yield draft


class _Order:
    """Document order: by block, table, row, column, rule."""

    def __init__(self, report: Report) -> None:
        self._tables = {table.id: index for index, table in enumerate(report.tables)}
        self._blocks = {
            block.table: index for index, block in enumerate(report.blocks) if block.table
        }

    def key(self, draft: Draft) -> tuple[int, int, int, int, int, str, tuple[int, ...]]:
        """Return what to sort a draft by."""
        at = draft.at[0] if draft.at else Place()
        table = -1 if at.table is None else self._tables.get(at.table, -1)
        block = self._blocks.get(at.table or "", -1) if at.block is None else at.block
        row, column, start = (_known(value) for value in (at.row, at.column, at.start))
        rest = tuple(_known(place.row) for place in draft.at[1:])
        return (block, table, row, column, start, draft.rule, rest)


def _known(value: int | None) -> int:
    return -1 if value is None else value


def _labelled(draft: Draft, labels: Labels) -> Iterator[Step]:
    """Yield the steps with what the report calls each figure."""
    claims = {claim.id: claim for claim in draft.claims}
    beside = draft.at[0] if draft.at else Place()
    for step in draft.steps:
        claim = claims.get(step.claim or "")
        label = step.label or labels.label(claim.at if claim else step.at, beside, claim)
        yield step.model_copy(update={"label": label})


def _result(
    draft: Draft, identifier: str, fingerprint: str, steps: tuple[Step, ...]
) -> CheckResult:
    difference = draft.difference
    return CheckResult(
        id=identifier,
        rule=draft.rule,
        verdict=draft.verdict,
        severity=draft.severity or usual_severity(draft.verdict),
        stated=kept(draft.stated),
        computed=kept(draft.computed),
        difference=difference if difference is not None and is_kept(difference) else None,
        equation=draft.equation,
        claims=tuple(claim.id for claim in draft.claims),
        at=draft.at,
        reading=draft.reading,
        reason=draft.reason,
        hints=draft.hints,
        steps=steps,
        message=draft.message,
        fingerprint=fingerprint,
    )


def _core(report: Report, draft: Draft, headers: Mapping[str, tuple[str, ...]]) -> str:
    """Return what a finding is about, free of offsets and of the file's bytes."""
    labels = [_label(claim, headers) for claim in draft.claims]
    figures = [_canonical(draft.stated), _canonical(draft.computed)]
    parts = [_origin(report), draft.rule, labels, sorted(draft.labels), figures]
    return json.dumps(parts, ensure_ascii=False)


def _origin(report: Report) -> list[object]:
    info = report.info
    named = info.issuer or info.years or info.kind is not ReportKind.OTHER
    return [info.issuer, info.kind.value, list(info.years)] if named else [report.source.name]


def _label(claim: Claim, headers: Mapping[str, tuple[str, ...]]) -> list[object]:
    """Return what a figure is and its value: one of many may change what a rounded sum does not show."""
    at = claim.at
    header = headers.get(at.table or "", ())
    column = header[at.column] if at.column is not None and 0 <= at.column < len(header) else ""
    names = sorted(claim.dimensions.items())
    return [claim.indicator, claim.role.value, names, strip_space(column), _canonical(claim.value)]


def _canonical(value: Decimal | str | None) -> str | None:
    return show(value.normalize(EXACT)) if isinstance(value, Decimal) else value


def _digest(core: str, ordinal: int) -> str:
    return hashlib.sha256(f"{core}#{ordinal}".encode()).hexdigest()[:_FINGERPRINT_LENGTH]
