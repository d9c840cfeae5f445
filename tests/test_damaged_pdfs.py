"""PDFs damaged part by part: each gives a result or a clear error, and nothing else suffers.

`make bench` runs 500 of them (`tests/benchmarks/bench_damage.py`); here a small part.
"""

from collections.abc import Sequence

import pytest

from extractor.batch.local import Defect, Failed, Outcome
from extractor.errors import ReadCause, ReadError
from tests.generators.damaged_set import convert_all, summary, write_set

COUNT = 40


@pytest.fixture(name="outcomes", scope="module")
def _outcomes(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Outcome]:
    return [*convert_all(write_set(tmp_path_factory.mktemp("damaged"), COUNT))]


def test_each_damaged_file_has_its_outcome(outcomes: Sequence[Outcome]) -> None:
    """We are still here, and so is a word on every file."""
    assert len(outcomes) == COUNT


def test_no_damage_shows_a_defect(outcomes: Sequence[Outcome]) -> None:
    """Whatever is wrong with a file is told as such."""
    assert [outcome.problem for outcome in outcomes if isinstance(outcome, Defect)] == []


def test_no_damage_stops_or_holds_a_worker(outcomes: Sequence[Outcome]) -> None:
    """No file makes the reader crash or go round in circles."""
    causes = [
        outcome.error.cause
        for outcome in outcomes
        if isinstance(outcome, Failed) and isinstance(outcome.error, ReadError)
    ]
    assert {ReadCause.CRASHED, ReadCause.TIMEOUT}.isdisjoint(causes)


def test_much_of_a_damaged_file_is_still_read(outcomes: Sequence[Outcome]) -> None:
    """One broken object does not cost a report."""
    counts = summary(outcomes)
    assert counts["read"] + counts["read, with a diagnostic"] > COUNT / 2
