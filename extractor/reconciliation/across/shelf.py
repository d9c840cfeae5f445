"""All reports together: whose each is, which of them count, and where to find those of an issuer and a year."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extractor.grammar.loader import Grammar
from extractor.model.mention import ReportKind
from extractor.reconciliation.across.copies import Copy, find_copies
from extractor.reconciliation.across.filing import Filing
from extractor.reconciliation.across.issuers import Issuer
from extractor.reconciliation.across.versions import Versions, order_versions
from extractor.text.normalise import fold

__all__ = ["Expected", "Shelf", "shelve"]

_TELLING = {ReportKind.SUMMARY, ReportKind.REPORT, ReportKind.STATISTICS, ReportKind.OTHER}


@dataclass(frozen=True, slots=True)
class Expected:
    """A school that should hand in a report, of these years; without years, any report."""

    school: str
    years: tuple[int, ...] = ()


@dataclass(frozen=True)
class Shelf:
    """Reports in an order that does not depend on how they came.

    Attributes:
        copies: the reports that are handed in twice.
        versions: those of one issuer, year and kind, with the one that stands.
        expected: who should hand in; None where nobody said.
    """

    filings: tuple[Filing, ...]
    copies: tuple[Copy, ...]
    versions: tuple[Versions, ...]
    expected: tuple[Expected, ...] | None = None

    @cached_property
    def standing(self) -> tuple[Filing, ...]:
        """The reports whose figures count: neither copies of another nor superseded."""
        out = {copy.filing.id for copy in self.copies if copy.is_left_out}
        out |= {filing.id for versions in self.versions for filing in versions.superseded}
        return tuple(filing for filing in self.filings if filing.id not in out)

    @cached_property
    def telling(self) -> tuple[Filing, ...]:
        """Those of them that tell what was done, not what is planned or asked for."""
        return tuple(filing for filing in self.standing if filing.info.kind in _TELLING)

    def of(self, issuer: Issuer, years: Sequence[int]) -> tuple[Filing, ...]:
        """Return the reports that tell what an issuer did in exactly these years."""
        return self._by_issuer.get((issuer, tuple(years)), ())

    @cached_property
    def issuers(self) -> frozenset[Issuer]:
        """Everybody who handed in."""
        return frozenset(filing.issuer for filing in self.filings if filing.issuer)

    @cached_property
    def _by_issuer(self) -> Mapping[tuple[Issuer, tuple[int, ...]], tuple[Filing, ...]]:
        found: dict[tuple[Issuer, tuple[int, ...]], list[Filing]] = defaultdict(list)
        for filing in self.telling:
            if filing.issuer and filing.years:
                found[filing.issuer, filing.years].append(filing)
        return {key: tuple(filings) for key, filings in found.items()}


def shelve(
    filings: Iterable[Filing], grammar: Grammar, expected: Sequence[Expected] | None = None
) -> Shelf:
    """Return the reports in order, each with its issuer."""
    ordered = _settled(sorted(filings, key=lambda filing: filing.id))
    versions = order_versions(ordered)
    copies = find_copies(ordered, versions, grammar.across.copies)
    told = {copy.filing.id for copy in copies if copy.is_of_same_issuer and copy.is_of_same_years}
    return Shelf(
        filings=tuple(ordered),
        copies=copies,
        versions=tuple(each.but(told) for each in versions),
        expected=None if expected is None else tuple(expected),
    )


def _settled(filings: Sequence[Filing]) -> list[Filing]:
    """Return the reports, each department's that does not say whose with the school that it belongs to.

    That is the one school that lists the department and that the department's text names too.
    """
    listed: dict[str, set[str]] = defaultdict(set)
    for filing in filings:
        if filing.issuer and not filing.issuer.department:
            for name in (name for listing in filing.listings for name in listing.names):
                listed[fold(name)].add(filing.issuer.name)
    return [replace(each, issuer=_whose(each, listed)) for each in filings]


def _whose(filing: Filing, listed: Mapping[str, set[str]]) -> Issuer | None:
    """Return the issuer of a report, with its school where that is certain."""
    issuer = filing.issuer
    if issuer is None or not filing.schools:
        return issuer
    schools = [
        school
        for school in listed.get(issuer.name, ())
        if any(name.endswith(school) for name in filing.schools)
    ]
    return Issuer(schools[0], issuer.name) if len(schools) == 1 else issuer
