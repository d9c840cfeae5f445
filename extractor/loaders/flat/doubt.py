"""Which figures and rows the findings of a report speak of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.model.check import Action, CheckResult, Verdict
from extractor.model.extraction import Extraction
from extractor.model.record import Record

__all__ = ["Doubts", "doubted"]

_SUMMED = frozenset({Action.ADD, Action.SUBTRACT})
_WORST = (Verdict.INCONSISTENT, Verdict.UNCERTAIN)


@dataclass(frozen=True, slots=True)
class Doubts:
    """The claims and the rows of tables that a finding is about, with its verdict."""

    claims: dict[str, Verdict]
    rows: dict[tuple[str, int], Verdict]

    def of_record(self, record: Record) -> Verdict | None:
        """Return the worst verdict on a figure of a record; None where nothing speaks against it."""
        return _worst(self.claims.get(claim) for claim in record.sources.values())

    def of_row(self, table: str, row: int) -> Verdict | None:
        """Return the worst verdict on a row of a table."""
        return self.rows.get((table, row))


def doubted(extraction: Extraction) -> Doubts:
    """Return what the findings of a report are about.

    A sum that does not agree is about the stated total: its parts may all be right. Any other
    finding is about each of its figures.
    """
    places = {claim.id: claim.at for claim in extraction.claims}
    claims: dict[str, Verdict] = {}
    rows: dict[tuple[str, int], Verdict] = {}
    for finding in extraction.findings:
        for name in _about(finding):
            claims[name] = _worse(claims.get(name), finding.verdict)
            at = places.get(name)
            if at and at.table is not None and at.row is not None:
                rows[at.table, at.row] = _worse(rows.get((at.table, at.row)), finding.verdict)
        for table, row in _bare_rows(finding):
            rows[table, row] = _worse(rows.get((table, row)), finding.verdict)
    return Doubts(claims, rows)


def _about(finding: CheckResult) -> tuple[str, ...]:
    """Return the claims that a finding is about, the stated one first."""
    is_sum = bool(finding.steps) and all(step.action in _SUMMED for step in finding.steps)
    return finding.claims[:1] if is_sum else finding.claims


def _bare_rows(finding: CheckResult) -> Iterator[tuple[str, int]]:
    """Yield the rows of a finding that is about rows and not about figures (a row given twice)."""
    if not finding.claims:
        for at in finding.at:
            if at.table is not None and at.row is not None:
                yield at.table, at.row


def _worse(first: Verdict | None, other: Verdict) -> Verdict:
    return _worst((first, other)) or other


def _worst(verdicts: Iterable[Verdict | None]) -> Verdict | None:
    found = set(verdicts)
    return next((verdict for verdict in _WORST if verdict in found), None)
