"""Reports of other kinds: what holds is said to, and nothing is accused that may be right."""

from functools import cache

from extractor.grammar import load_grammar
from tests.benchmarks.bench_other_kinds import TUNED, Counts, count, read_paragraphs


@cache
def counts() -> Counts:
    """Return what came of the paragraphs that rules are tuned by."""
    return count(read_paragraphs(TUNED), load_grammar())


def test_nothing_is_accused_that_holds_or_is_open() -> None:
    """Annual reports, yearbooks and news have open lists, overlapping subsets, shares and thresholds."""
    assert counts().alarms == []


def test_sums_that_hold_are_said_to() -> None:
    """Nine in ten at least, in sentences and tables of no known kind."""
    assert counts().share >= 0.95, counts().missed


def test_wrong_sums_are_found() -> None:
    """A family that is complete and a 合计 row settle a structure in any report."""
    assert counts().found >= 2, counts().unseen
