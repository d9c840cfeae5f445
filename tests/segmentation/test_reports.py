"""The real reports, where they are at hand: sections and cells as a person reads them."""

import json
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractor.grammar import load_grammar
from extractor.model.outline import Outline
from extractor.readers import read
from extractor.segmentation import segment

SHARED = Path(__file__).resolve().parents[2] / "../shared"
FILES = sorted(
    path
    for path in (SHARED / "reports").glob("*.*")
    if path.suffix in {".txt", ".docx", ".pdf"} and not path.name.endswith(".scan.pdf")
)

pytestmark = pytest.mark.skipif(not FILES, reason="the shared reports are not here")


def plain(text: str | None) -> str:
    """Return `text` as it is compared: one width, no white space, no mark at its end."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or "")).strip("。.、:：")


@cache
def outline_of(path: Path) -> Outline:
    """Return a report's outline."""
    return segment(read(path), load_grammar())


def gold_of(path: Path) -> dict[str, Any]:
    """Return what a person read in the report."""
    file = SHARED / "gold" / f"{path.name.split('.')[0]}.json"
    gold: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return gold


@pytest.fixture(params=FILES, ids=lambda path: path.name)
def read_report(request: pytest.FixtureRequest) -> tuple[Outline, dict[str, Any]]:
    """Return a report's outline and its gold."""
    return outline_of(request.param), gold_of(request.param)


def test_sections_are_those_a_person_reads(read_report: tuple[Outline, dict[str, Any]]) -> None:
    """Numbers, titles and depths agree, none is missing, none is too many."""
    outline, gold = read_report
    found = Counter((plain(s.number), plain(s.title), s.depth) for s in outline.sections)
    assert found == Counter((plain(n), plain(title), depth) for n, title, depth in gold["sections"])


def test_cells_are_those_a_person_reads(read_report: tuple[Outline, dict[str, Any]]) -> None:
    """Each table has the header and the rows that a person reads, over all its pages."""
    outline, gold = read_report
    found = [
        [
            [plain(text) for text in table.header],
            *([plain(s.text) for s in row] for row in table.rows),
        ]
        for table in outline.tables
    ]
    assert found == [
        [[plain(text) for text in row] for row in [table["header"], *table["rows"]]]
        for table in gold["tables"]
    ]
