"""Reports of one issuer, year and kind, in the order in which they were written."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from extractor.model.mention import ReportKind
from extractor.reconciliation.across.filing import Filing

__all__ = ["Versions", "order_versions", "topic"]

Topic = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """Reports on one topic; `ranked` has the earliest first, those together that nothing tells apart."""

    ranked: tuple[tuple[Filing, ...], ...]

    @property
    def latest(self) -> tuple[Filing, ...]:
        """The reports that none is known to follow: one, where the order is known."""
        return self.ranked[-1]

    @property
    def superseded(self) -> tuple[Filing, ...]:
        """The reports that a later one stands for."""
        return tuple(filing for together in self.ranked[:-1] for filing in together)

    def but(self, left_out: Collection[str]) -> "Versions":
        """Return the versions without some of them."""
        kept = (tuple(f for f in together if f.id not in left_out) for together in self.ranked)
        return Versions(tuple(filter(None, kept)))


def topic(filing: Filing) -> Topic | None:
    """Return what two versions of one report have in common; None for a report that does not say."""
    if filing.issuer is None or not filing.years:
        return None
    return filing.issuer, filing.years, filing.info.kind, tuple(sorted(filing.subjects))


def order_versions(filings: Sequence[Filing]) -> tuple[Versions, ...]:
    """Return the reports of each topic that has several.

    A report of no known kind is no version of another: nothing says that they are about the same.
    """
    groups: dict[Topic, list[Filing]] = defaultdict(list)
    for filing in filings:
        about = topic(filing)
        if about and filing.info.kind is not ReportKind.OTHER:
            groups[about].append(filing)
    return tuple(_ranked(group) for group in groups.values() if len(group) > 1)


def _ranked(group: Sequence[Filing]) -> Versions:
    """Put reports in order by their dates, where all have one, then by what marks a version.

    Of a date that gives no day only as much is compared as all of them give.
    """
    dates = [filing.info.issued_on or "" for filing in group]
    length = min(map(len, dates))

    def rank(filing: Filing) -> tuple[str, int]:
        return (filing.info.issued_on or "")[:length], filing.revision

    return Versions(
        tuple(tuple(together) for _, together in groupby(sorted(group, key=rank), key=rank))
    )
