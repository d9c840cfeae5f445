"""A decision finds its finding again as long as the figures are those that were decided on."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extractor import extract
from extractor.loaders.sqlite import (
    Database,
    load_extraction,
    open_database,
    read_decisions,
    write_decision,
)
from extractor.model.check import CheckResult
from extractor.model.decision import Answer, Decision

REPORT = """# 示例职业技术学院2023年1+X证书试点工作总结

一、总体情况

2023年，我校组织学生参加考核，共报考114人，获证93人。

全年培训学员300人，其中校内210人、校外80人。

二、考核情况

表1 考核情况

| 证书名称 | 等级 | 报考人数 | 获证人数 | 通过率 |
|---|---|---|---|---|
| 数控车铣加工 | 中级 | 50 | 43 | 86.00% |
| 网店运营推广 | 初级 | 64 | 48 | 75.00% |
| 合计 | | 114 | 93 | 79.82% |

三、存在的问题

师资力量有待加强。

五、下一步打算

扩大试点范围。
"""

PARAGRAPH = "学校高度重视，成立领导小组，召开专题会议6次，投入经费30万元。\n\n"


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture(name="db")
def _db(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path / "reports.db")) as db:
        yield db


def convert(
    text: str, folder: Path, db: Database, *, name: str = "report.md"
) -> dict[str, CheckResult]:
    """Convert a report into the database; return its findings by rule."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    extraction = extract(path)
    load_extraction(db, extraction, path=str(path))
    return {result.rule: result for result in extraction.findings}


def decide(finding: CheckResult, db: Database) -> None:
    """Dismiss a finding."""
    decision = Decision(
        fingerprint=finding.fingerprint,
        decision=Answer.DISMISS,
        decided_by="王老师",
        decided_at=datetime(2024, 3, 1, tzinfo=UTC),
    )
    write_decision(db, decision)


@pytest.fixture(name="decided")
def _decided(folder: Path, db: Database) -> set[str]:
    """Convert the report and decide on all its findings; return their rules."""
    findings = convert(REPORT, folder, db)
    for finding in findings.values():
        decide(finding, db)
    return set(findings)


def answered(findings: dict[str, CheckResult], db: Database) -> set[str]:
    """Return the rules of the findings on which there is a decision."""
    decisions = read_decisions(db)
    return {rule for rule, finding in findings.items() if finding.fingerprint in decisions}


def test_the_report_has_findings_to_decide_on(decided: set[str]) -> None:
    """Sums of a table and of a sentence, a rate and a number of a heading are wrong in it."""
    assert {"table.sum", "prose.sum", "ratio", "numbering"} <= decided


def test_a_decision_is_found_after_the_report_was_converted_again(
    decided: set[str], folder: Path, db: Database
) -> None:
    """The same file gives the same findings."""
    assert answered(convert(REPORT, folder, db), db) == decided


def test_a_decision_is_found_in_another_format(
    decided: set[str], folder: Path, db: Database
) -> None:
    """A report that was handed in as a web page after all says the same."""
    found = convert(_page(REPORT), folder, db, name="report.html")
    assert answered(found, db) == decided


def _page(text: str) -> str:
    """Return a report as HTML."""
    lines = []
    for line in filter(None, text.splitlines()):
        cells = "".join(f"<td>{cell.strip()}</td>" for cell in line.strip("|").split("|"))
        is_row, is_rule = line.startswith("|"), line.startswith("|---")
        lines.append(f"<tr>{cells}</tr>" if is_row else f"<p>{line.removeprefix('# ')}</p>")
        lines = lines[:-1] if is_rule else lines
    body = "\n".join(lines).replace("</p>\n<tr>", "</p>\n<table><tr>")
    body = body.replace("</tr>\n<p>", "</tr></table>\n<p>")
    return f"<html><body>{body}</body></html>"


@pytest.mark.parametrize("before", ["一、总体", "2023年，", "全年培训", "二、考核", "三、存在"])
def test_a_decision_is_found_after_a_paragraph_was_added(
    decided: set[str], folder: Path, db: Database, before: str
) -> None:
    """What is written elsewhere, with figures of its own, changes no finding."""
    edited = REPORT.replace(before, PARAGRAPH + before)
    assert edited != REPORT
    assert answered(convert(edited, folder, db), db) == decided


TOTAL = "| 合计 | | 114 | 93 |"
ROW = "| 网店运营推广 | 初级 | 64 | 48 | 75.00% |"


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("table.sum", (TOTAL, TOTAL.replace("93", "94"))),
        ("table.sum", (ROW, ROW.replace("48 | 75.00", "47 | 73.44"))),
        ("prose.sum", ("培训学员300人", "培训学员310人")),
        ("prose.sum", ("校外80人", "校外70人")),
        ("prose.sum", ("校内210人、校外80人", "校内200人、校外90人")),
    ],
)
def test_a_decision_is_not_found_after_one_of_its_figures_changed(
    decided: set[str], folder: Path, db: Database, rule: str, change: tuple[str, str]
) -> None:
    """The total, or a figure under it: what was decided was about other figures."""
    assert rule in decided
    findings = convert(REPORT.replace(*change), folder, db)
    assert rule in findings
    assert rule not in answered(findings, db)
    assert "numbering" in answered(findings, db)
