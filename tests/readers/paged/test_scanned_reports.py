"""The pictures of `fixtures/scans` come out as they were written."""

import json
from pathlib import Path
from typing import Any

import pytest

from extractor import extract
from extractor.text.normalise import fold

SCANS = Path(__file__).parents[3] / "fixtures/scans"


@pytest.mark.parametrize("name", ["stamped-total", "upside-down"])
def test_a_scan_comes_out_as_it_was_written(name: str) -> None:
    """A page on its head, and one with a stamp over its totals: every cell and sentence is there."""
    truth: dict[str, Any] = json.loads((SCANS / f"{name}.json").read_text(encoding="utf-8"))
    found = extract(SCANS / f"{name}.jpg")
    text = fold("".join(block.text for block in found.blocks))
    assert fold(truth["title"]) in text
    assert all(fold(sentence) in text for sentence in truth["texts"])
    (table,) = found.tables
    assert [fold(header) for header in table.header] == [fold(h) for h in truth["table"]["header"]]
    for row, wanted in zip(table.rows, truth["table"]["rows"], strict=True):
        assert [fold(cell) for cell, want in zip(row, wanted, strict=True) if want] == [
            fold(want) for want in wanted if want
        ]
    assert not found.findings
