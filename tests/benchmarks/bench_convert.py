"""How fast reports go from file to findings; run by `make bench`."""

import timeit
from pathlib import Path

import pytest

from extractor import extract
from extractor.readers import is_report

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "reports"
REPORTS = [
    path
    for path in sorted(FIXTURES.glob("*/*"))
    if is_report(path) and path.stem == path.parent.name
]


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.name)
def test_a_report_takes_less_than_a_second_a_page(report: Path) -> None:
    """Reading, matching and checking a page take less time than turning it."""
    pages = extract(report).source.pages or 1
    seconds = min(timeit.repeat(lambda: extract(report), number=1, repeat=3)) / pages
    print(f" {report.name}: {1 / seconds:.1f} pages/s")
    assert seconds < 1
