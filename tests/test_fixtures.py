"""Every fixture report comes out as its writer meant it."""

import json
import unicodedata
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractor import extract
from extractor.model.check import CheckResult
from extractor.model.extraction import Extraction
from extractor.model.quantity import json_number
from tests.claims import faults

REPORTS = Path(__file__).resolve().parents[1] / "fixtures" / "reports"
CASES = sorted(folder.name for folder in REPORTS.iterdir())


def report_file(case: str) -> Path:
    """Return the report of a case: the file that is neither its source nor its truth."""
    (path,) = (path for path in (REPORTS / case).glob(f"{case}.*") if path.suffix != ".source")
    return path


@cache
def extraction(case: str) -> Extraction:
    """Return what we make of a case."""
    return extract(report_file(case))


@cache
def truth(case: str) -> dict[str, Any]:
    """Return what its writer meant."""
    loaded: dict[str, Any] = json.loads(
        (REPORTS / case / "expected.json").read_text(encoding="utf-8")
    )
    return loaded


def plain(text: str | None) -> str:
    """Return text without white space, in one width."""
    return "".join(unicodedata.normalize("NFKC", text or "").split())


@pytest.mark.parametrize("case", CASES)
def test_the_report_says_who_it_is(case: str) -> None:
    """Title, kind, issuer, date, years and citations are those of the text."""
    info = extraction(case).report.model_dump(mode="json")
    info["citations"] = [citation["number"] for citation in info["citations"]]
    wanted = truth(case)["report"]
    found = {key: info[key] for key in wanted}
    assert {**found, "title": plain(info["title"])} == {**wanted, "title": plain(wanted["title"])}


@pytest.mark.parametrize("case", CASES)
def test_the_sections_are_those_of_the_source(case: str) -> None:
    """Every heading with its number and depth, in order, and nothing else."""
    found = [
        [plain(section.number), plain(section.title), section.depth]
        for section in extraction(case).sections
    ]
    assert found == [
        [plain(number), plain(title), depth] for number, title, depth in truth(case)["sections"]
    ]


@pytest.mark.parametrize("case", CASES)
def test_the_tables_are_those_of_the_source(case: str) -> None:
    """Every table whole, with caption, header and all rows, whatever page breaks cut it."""
    found = [
        {
            "caption": plain(table.caption),
            "header": list(map(plain, table.header)),
            "rows": [list(map(plain, row)) for row in table.rows],
        }
        for table in extraction(case).tables
    ]
    assert found == [
        {
            "caption": plain(table["caption"]),
            "header": list(map(plain, table["header"])),
            "rows": [list(map(plain, row)) for row in table["rows"]],
        }
        for table in truth(case)["tables"]
    ]


@pytest.mark.parametrize("case", CASES)
def test_every_row_is_a_record(case: str) -> None:
    """As many records of each type as the tables have rows of it."""
    assert Counter(record.type for record in extraction(case).records) == truth(case)["records"]


@pytest.mark.parametrize("case", CASES)
def test_every_figure_of_the_text_is_a_claim(case: str) -> None:
    """What each figure of a sentence counts, whom and when it is about; and nothing else is one."""
    found = [
        {
            "text": plain(claim.text),
            "value": json_number(claim.value),
            "unit": claim.unit,
            "indicator": claim.indicator,
            "role": claim.role.value,
            "modality": claim.modality.value,
            "period": claim.period,
            "dimensions": claim.dimensions,
        }
        for claim in extraction(case).claims
        if claim.at.table is None
    ]
    assert found == truth(case)["claims"]


@pytest.mark.parametrize("case", CASES)
def test_exactly_the_planted_faults_are_found(case: str) -> None:
    """What does not add up is reported, and nothing else is."""
    found = [
        {
            "rule": result.rule,
            "verdict": result.verdict.value,
            "stated": shown(result.stated),
            "computed": shown(result.computed),
        }
        for result in extraction(case).findings
    ]
    assert found == truth(case)["findings"]


def shown(value: Decimal | str | None) -> float | str | None:
    """Return a figure as JSON has it, text as it is."""
    return value if isinstance(value, str | None) else json_number(value)


@pytest.mark.parametrize("case", CASES)
def test_every_figure_leads_to_its_characters(case: str) -> None:
    """A claim's text stands at its place, no other claim does, and a slow reader reads it so too."""
    assert faults(extraction(case)) == []


@pytest.mark.parametrize("case", CASES)
def test_every_result_explains_itself(case: str) -> None:
    """A finding has an equation or both figures, a place, and a message in both languages."""
    made = extraction(case)
    claims = {claim.id for claim in made.claims}
    for result in made.checks:
        assert result.message.zh
        assert result.message.en
        assert result.at
        assert set(result.claims) <= claims
    assert _unique(made.checks)


def _unique(results: tuple[CheckResult, ...]) -> bool:
    """Return whether no two results have the same rule and claims, where they rest on claims."""
    keys = [(result.rule, result.claims) for result in results if result.claims]
    return len(keys) == len(set(keys))
