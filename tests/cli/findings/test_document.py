"""Findings as JSON, for programs."""

import json
from typing import Any

from extractor.cli.findings.document import document
from extractor.cli.findings.gathered import UnreadFile
from extractor.model.check import Verdict
from extractor.model.message import Message
from tests.cli.findings.samples import checked, findings, in_prose, result, total, unmade, unusual


def made(*, explain: bool = False) -> dict[str, Any]:
    """Return the document of two files and one that cannot be read, as a program reads it."""
    unread = (UnreadFile("c.pdf", Message(zh="文件已加密", en="it is encrypted")),)
    found = findings(
        checked("a.pdf", result(), unusual()), checked("b.pdf", total()), unread=unread
    )
    loaded: dict[str, Any] = json.loads(json.dumps(document(found, explain=explain)))
    return loaded


def test_a_finding_has_file_place_figures_equation_hints_and_fingerprint() -> None:
    """All that a person reads, each in a field of its own, figures as numbers."""
    first = made()["findings"][0]
    assert {key: first[key] for key in ("file", "rule", "verdict", "severity")} == {
        "file": "b.pdf",
        "rule": "table.sum",
        "verdict": "inconsistent",
        "severity": "error",
    }
    assert (first["stated"], first["computed"], first["difference"]) == (5, 4, 1)
    assert (first["equation"], first["fingerprint"]) == ("1 + 3 = 4", "f2")
    assert first["title"] == {"zh": "合计", "en": "sum of a table"}
    assert [hint["message"]["en"] for hint in first["hints"]] == [
        "a wrong digit",
        "a row is missing",
    ]


def test_a_place_is_exact_and_in_words() -> None:
    """A program finds the cell, a person the row."""
    place = made()["findings"][0]["at"][0]
    assert (place["page"], place["table"], place["row"], place["column"]) == (5, "t1", 3, 1)
    assert (place["caption"], place["header"]) == ("表3 考核情况一览", "人数")
    assert place["words"] == {"zh": "第 5 页 表3 第 4 行", "en": "p. 5 表3 row 4"}


def test_a_sentence_is_quoted() -> None:
    """Whoever gets the JSON alone sees what was read."""
    (found,) = document(findings(checked("a.pdf", in_prose())), explain=False)["findings"]
    assert "报考150人" in found["at"][0]["quote"]


def test_the_worst_comes_first_and_what_holds_is_apart() -> None:
    """A count of unusual reading is no finding."""
    loaded = made()
    assert [each["severity"] for each in loaded["findings"]] == ["error", "warning"]
    assert {each["verdict"] for each in loaded["findings"]} == {Verdict.INCONSISTENT.value}
    assert [each["reading"] for each in loaded["readings"]] == ["names-within-batch"]


def test_what_could_not_be_checked_is_there_with_its_reason() -> None:
    """It is no finding, and no agreement."""
    loaded = document(findings(checked("a.pdf", unmade())), explain=False)
    assert loaded["findings"] == []
    (found,) = loaded["not_assessable"]
    assert (found["reason"], found["verdict"]) == ("pending results", "not_assessable")


def test_the_steps_are_there_where_they_are_asked_for() -> None:
    """Each with its figure, what there is after it, and the place and print of the figure."""
    steps = made(explain=True)["findings"][0]["steps"]
    assert [(s["action"], s["value"], s["running"], s["label"]) for s in steps] == [
        ("add", 1, 1, "甲"),
        ("add", 3, 4, "丙"),
        ("leave_out", "--", None, "乙"),
    ]
    assert (steps[0]["text"], steps[0]["at"]["row"]) == ("1", 0)
    assert steps[2]["note"] == {"zh": "待公布", "en": "awaits its result"}
    assert "steps" not in made()["findings"][0]


def test_each_file_has_its_coverage_by_section() -> None:
    """What was found, could be checked and was, in the sections as they are nested."""
    file = made()["files"][0]
    assert file["coverage"]["claims"] == 7
    assert file["coverage"]["sections"][2] == {
        "section": "s2",
        "top": "s1",
        "heading": "数据",
        "depth": 2,
        "claims": 4,
        "checkable": 4,
        "checked": 4,
    }
    assert file["report"] == {
        "title": "总结",
        "kind": "other",
        "issuer": "示例学院",
        "years": [2023],
    }


def test_what_could_not_be_read_is_told() -> None:
    """A file that gave nothing is not one without findings."""
    loaded = made()
    assert loaded["unread"] == [
        {"path": "c.pdf", "cause": {"zh": "文件已加密", "en": "it is encrypted"}}
    ]
    assert loaded["totals"] == {"files": 3, "read": 2, "errors": 1, "warnings": 1, "info": 0}
    assert loaded["complete"] is True
