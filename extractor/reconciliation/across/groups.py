"""A report that lists others, with the reports of those it lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from extractor.grammar.loader import Grammar
from extractor.reconciliation.across.filing import Filing
from extractor.reconciliation.across.issuers import Issuer, is_bare, read_issuer
from extractor.reconciliation.across.listings import Listing
from extractor.reconciliation.across.shares import Share
from extractor.reconciliation.across.shelf import Shelf
from extractor.reconciliation.across.stated import Stated, firm
from extractor.reconciliation.rounding import EXACT

__all__ = ["Given", "Group"]


@dataclass(frozen=True, slots=True)
class Given:
    """What the reports of one member give: the figures that make it up, each with its report."""

    value: Decimal
    unit: str | None
    figures: tuple[tuple[Filing, Stated], ...]
    is_pending: bool


@dataclass(frozen=True)
class Group:
    """The departments that a school lists, or the schools that an organisation lists."""

    shelf: Shelf
    filing: Filing
    listing: Listing
    grammar: Grammar

    @property
    def is_meant(self) -> bool:
        """Whether those listed belong to who lists them, and are of one sort."""
        issuer = self.filing.issuer
        if issuer is None or issuer.department or not self.members:
            return False
        rules = self.grammar.across
        if self._is_of_school:
            is_own = all(member.name == issuer.name for member in self.members.values())
            return is_own and not rules.of_schools.find(self.listing.heading)
        return all(rules.school.find(each.name) for each in self.members.values())

    @cached_property
    def members(self) -> dict[str, Issuer]:
        """Whom each printed name names; what a school lists without saying whose is its own."""
        found = {}
        for name in self.listing.names:
            read = read_issuer(name, self.grammar) or Issuer(name)
            is_own = self._is_of_school and is_bare(read, self.grammar)
            found[name] = Issuer(self._name, read.name) if is_own else read
        return found

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The names of whom there is no report of the same years."""
        return tuple(name for name, issuer in self.members.items() if not self._reports(issuer))

    @cached_property
    def certificates(self) -> frozenset[str] | None:
        """What the figures are about: of a school all it does, of an organisation its certificates.

        An empty set: it is not known.
        """
        if self.listing.certificates:
            return self.listing.certificates
        if self._is_of_school:
            return None
        return self.listing.row_certificates or self.filing.certificates

    def total(self, indicator: str) -> Stated | None:
        """Return what the listing report gives for all of its members together."""
        if self.listing.is_table:
            return self.listing.totals.get(indicator)
        return next(iter(firm(_whole(self.filing, indicator))), None)

    def given(self, name: str, indicator: str) -> Given | None:
        """Return what a member's own reports give; None where they give nothing, or not one thing only."""
        filings = self._reports(self.members[name])
        if self.certificates is None:
            filings = tuple(filing for filing in filings if not filing.subjects)
            found = [(filing, each) for filing in filings for each in _whole(filing, indicator)]
            certain = firm(figure for _, figure in found)
            return next((_given(Share(f.value, (f,)), of) for of, f in found if f in certain), None)
        shares = [_shares(filings, indicator, each) for each in sorted(self.certificates)]
        if any(len({share.value for _, share in alike}) > 1 for alike in shares):
            return None
        firsts = [_given(share, filing) for alike in shares for filing, share in alike[:1]]
        return _added(firsts) if firsts else None

    def _reports(self, issuer: Issuer) -> tuple[Filing, ...]:
        return self.shelf.of(issuer, self.filing.years)

    @property
    def _name(self) -> str:
        return self.filing.issuer.name if self.filing.issuer else ""

    @property
    def _is_of_school(self) -> bool:
        return self.grammar.across.school.find(self._name) is not None


def _whole(filing: Filing, indicator: str) -> Iterable[Stated]:
    """Return the figures of an indicator that are about all of what a report is about."""
    return (each for each in filing.stated if each.indicator == indicator and not each.about)


def _shares(
    filings: Iterable[Filing], indicator: str, certificate: str
) -> list[tuple[Filing, Share]]:
    return [
        (filing, share)
        for filing in filings
        for share in filing.shares.get((indicator, certificate), ())
    ]


def _given(share: Share, filing: Filing) -> Given:
    figures = tuple((filing, figure) for figure in share.figures)
    is_pending = share.is_pending or any(figure.is_pending for figure in share.figures)
    return Given(share.value, share.figures[0].unit, figures, is_pending)


def _added(parts: Iterable[Given]) -> Given:
    """Return several certificates' figures as one."""
    first, *rest = parts
    for part in rest:
        first = Given(
            EXACT.add(first.value, part.value),
            first.unit if first.unit == part.unit else None,
            (*first.figures, *part.figures),
            first.is_pending or part.is_pending,
        )
    return first
