"""How much of what a report states was held against something, section by section."""

from collections import Counter
from collections.abc import Iterable

from extractor.model.check import CheckResult, Verdict
from extractor.model.record import Claim, Coverage, Report, SectionCoverage

__all__ = ["coverage"]


def coverage(report: Report, results: Iterable[CheckResult]) -> Coverage:
    """Return how many claims were found, how many a check applies to, how many were checked.

    A check that could not be made applies to its claims, and has not checked them. A claim that no
    check names is neither: nothing says that it agrees.
    """
    results = tuple(results)
    named = {claim for result in results for claim in result.claims}
    made = (result for result in results if result.verdict is not Verdict.NOT_ASSESSABLE)
    checked = {claim for result in made for claim in result.claims}
    return Coverage(
        claims=len(report.claims),
        checkable=len(named),
        checked=len(checked),
        sections=_by_section(report, named, checked),
    )


def _by_section(report: Report, named: set[str], checked: set[str]) -> tuple[SectionCoverage, ...]:
    """Return the counts of each section, none where the report has no sections."""
    if not report.sections:
        return ()
    around = _Sections(report)
    found = {claim.id: around.of(claim) for claim in report.claims}
    claims = Counter(found.values())
    checkable = Counter(section for claim, section in found.items() if claim in named)
    done = Counter(section for claim, section in found.items() if claim in checked)
    outside = [None] if claims[None] else []
    return tuple(
        SectionCoverage(
            section=section,
            claims=claims[section],
            checkable=checkable[section],
            checked=done[section],
        )
        for section in (*outside, *(section.id for section in report.sections))
    )


class _Sections:
    """Leads from a claim to the innermost section around it."""

    def __init__(self, report: Report) -> None:
        self._tables = {table.id: table.section for table in report.tables}
        self._blocks: dict[int, str] = {}
        for section in sorted(report.sections, key=lambda section: section.depth):
            span = range(section.first_block, section.last_block + 1)
            self._blocks.update(dict.fromkeys(span, section.id))

    def of(self, claim: Claim) -> str | None:
        """Return the id of the section, None where the claim stands in none."""
        if claim.at.table is not None:
            return self._tables.get(claim.at.table)
        return None if claim.at.block is None else self._blocks.get(claim.at.block)
