"""Find the reports that were handed in twice: other bytes, but the same words and figures."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from extractor.grammar.schema import CopyRules
from extractor.reconciliation.across.alike import alike, share
from extractor.reconciliation.across.content import overlap
from extractor.reconciliation.across.filing import Filing
from extractor.reconciliation.across.versions import Versions, topic

__all__ = ["Copy", "find_copies"]


@dataclass(frozen=True, slots=True)
class Copy:
    """A report that says the same as another, and how much of words and figures they share, in percent."""

    filing: Filing
    original: Filing
    words: int
    figures: int

    @property
    def is_of_same_issuer(self) -> bool:
        """Whether both are of one issuer, as far as the copy says whose it is."""
        return self.filing.issuer in {None, self.original.issuer}

    @property
    def is_of_same_years(self) -> bool:
        """Whether both are about the same years, as far as the copy says of which it is."""
        return self.filing.years in {(), self.original.years}

    @property
    def is_same(self) -> bool:
        """Whether both state the same figures, all of them."""
        return self.filing.content.figures == self.original.content.figures

    @property
    def is_left_out(self) -> bool:
        """Whether the figures of both are the same facts, which count once."""
        return self.is_same and self.is_of_same_issuer and self.is_of_same_years


def find_copies(
    filings: Sequence[Filing], versions: Sequence[Versions], rules: CopyRules
) -> tuple[Copy, ...]:
    """Return each report that is a copy, with the report that stands for all of its copies.

    A report that was corrected, later, is no copy of what it corrects.
    """
    ranks = _ranks(versions)
    groups = {filing.id: [filing] for filing in filings}
    for one, other in (*_by_figures(filings, rules), *_by_words(filings, rules)):
        first, second = groups[one.id], groups[other.id]
        if first is not second and not _is_correction(one, other, ranks):
            first += second
            groups |= dict.fromkeys((filing.id for filing in second), first)
    found = ((filing, _original(groups[filing.id])) for filing in filings)
    return tuple(_copy(filing, best) for filing, best in found if filing.id != best.id)


def _ranks(versions: Sequence[Versions]) -> dict[str, tuple[int, int]]:
    """Return for each version the number of its topic, and its place among the versions."""
    return {
        filing.id: (number, rank)
        for number, each in enumerate(versions)
        for rank, together in enumerate(each.ranked)
        for filing in together
    }


def _by_figures(filings: Sequence[Filing], rules: CopyRules) -> Iterator[tuple[Filing, Filing]]:
    """Yield the pairs that share their figures, if they have enough of them, and most of their words."""
    telling = [filing for filing in filings if len(filing.content.figures) >= rules.enough]
    for one, other in alike([filing.content.figures for filing in telling], rules.figures):
        if _words(telling[one], telling[other]) >= rules.words:
            yield telling[one], telling[other]


def _by_words(filings: Sequence[Filing], rules: CopyRules) -> Iterator[tuple[Filing, Filing]]:
    """Yield the pairs of few figures, all the same, that one issuer wrote on one topic in the same words."""
    topics: dict[object, list[Filing]] = defaultdict(list)
    for filing in filings:
        if len(filing.content.figures) < rules.enough and (about := topic(filing)):
            topics[about, filing.content.figures].append(filing)
    for group in topics.values():
        for one, other in combinations(group, 2):
            if _words(one, other) >= rules.words_alone:
                yield one, other


def _words(one: Filing, other: Filing) -> int:
    return overlap(one.content.words, other.content.words)


def _is_correction(one: Filing, other: Filing, ranks: dict[str, tuple[int, int]]) -> bool:
    """Tell whether two reports are versions in a known order, with figures that differ."""
    if one.id not in ranks or other.id not in ranks:
        return False
    (first, earlier), (second, later) = ranks[one.id], ranks[other.id]
    is_same = one.content.figures == other.content.figures
    return first == second and earlier != later and not is_same


def _original(group: Sequence[Filing]) -> Filing:
    """Return the report that stands for its copies: one that says whose it is, the latest, the first by file."""
    ordered = sorted(group, key=lambda filing: (filing.file, filing.id))
    return max(ordered, key=lambda f: (f.issuer is not None, f.info.issued_on or "", f.revision))


def _copy(filing: Filing, original: Filing) -> Copy:
    figures = share(filing.content.figures, original.content.figures)
    return Copy(filing, original, _words(filing, original), figures)
