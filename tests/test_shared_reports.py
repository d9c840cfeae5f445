"""The real reports that the design was drawn from come out as their gold says."""

import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from extractor import extract
from extractor.model.extraction import Extraction
from tests.claims import faults

SHARED = Path(__file__).resolve().parents[1] / "../shared"
ENDINGS = ("txt", "docx", "pdf")
TABLE_RULES = {"table.sum", "table.rows", "table.distinct", "ratio", "order", "numbering"}

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="needs the shared reports")

FILES = [
    pytest.param(path, id=path.name)
    for path in sorted((SHARED / "reports").glob("*"))
    if path.name.split(".", 1)[1] in ENDINGS
]


@cache
def score() -> ModuleType:
    """Return the module that compares an output with its gold."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def gold(path: Path) -> dict[str, Any]:
    """Return what an extraction of a report must hold."""
    name = f"{path.name.split('.')[0]}.json"
    loaded: dict[str, Any] = json.loads((SHARED / "gold" / name).read_text(encoding="utf-8"))
    return loaded


@cache
def extraction(path: Path) -> Extraction:
    """Return what we make of a report."""
    return extract(path)


@pytest.mark.parametrize("path", FILES)
def test_report_sections_and_cells_are_those_of_the_gold(path: Path) -> None:
    """Nothing is missed and nothing is there that the gold does not have."""
    made = extraction(path).model_dump(mode="json")
    scores = {found.name: found for found in score().compare(gold(path), made)}
    for name in ("report", "sections", "cells"):
        if name in scores:
            assert (name, scores[name].missed, scores[name].extra) == (name, [], [])


@pytest.mark.parametrize("path", FILES)
def test_every_figure_leads_to_its_characters(path: Path) -> None:
    """A claim's text stands at its place, no other claim does, and a slow reader reads it so too."""
    made = extraction(path)
    assert any(claim.at.table is None for claim in made.claims)
    assert faults(made) == []


@pytest.mark.parametrize("path", FILES)
def test_no_false_alarm_is_given(path: Path) -> None:
    """Every inconsistency that we report is one that the gold has."""
    made = extraction(path).model_dump(mode="json")
    (found,) = (each for each in score().compare(gold(path), made) if each.name == "inconsistent")
    assert found.extra == []


@pytest.mark.parametrize("path", FILES)
def test_every_check_of_the_tables_is_made(path: Path) -> None:
    """What the gold checks in tables and numbering, we check, and come to the same figures."""
    number = score().number
    made = {
        (
            result.rule,
            result.verdict.value,
            number(str(result.stated)),
            number(str(result.computed)),
        )
        for result in extraction(path).checks
    }
    wanted = {
        (
            check["rule"],
            check["verdict"],
            number(str(check["stated"])),
            number(str(check["computed"])),
        )
        for check in gold(path)["checks"]
        if check["rule"] in TABLE_RULES and not check.get("optional")
    }
    assert wanted - made == set()
