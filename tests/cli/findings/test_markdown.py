"""Findings as Markdown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.cli.findings.gathered import Findings, UnreadFile
from extractor.cli.findings.markdown import markdown
from extractor.model.message import Message
from tests.cli.findings.samples import checked, findings, result, total, unmade


def page(found: Findings, *, explain: bool = False) -> str:
    """Return the page in English."""
    return markdown(found, "en", explain=explain)


def tables(text: str) -> list[list[list[str]]]:
    """Return the cells of each table, read as GitHub reads them: a bar that is escaped divides nothing."""
    groups = re.findall(r"(?:^\|.*\|\n?)+", text, flags=re.MULTILINE)
    return [
        [
            [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            for line in group.splitlines()
        ]
        for group in groups
    ]


def test_a_finding_is_a_row_with_file_place_equation_and_first_hint() -> None:
    """The table holds what a reviewer needs to look the figure up."""
    (heads, _, row), *_ = tables(page(findings(checked("a.pdf", total()))))
    assert heads == ["file", "place", "explanation", "hint"]
    assert row == [
        "a.pdf",
        "p. 5 表3 row 4<br>sum of a table (table.sum)",
        "the total is 5<br>1 + 3 = 4",
        "a wrong digit",
    ]


def test_the_worst_stands_under_the_first_heading() -> None:
    """Errors, then warnings, then what was checked."""
    text = page(findings(checked("a.pdf", result()), checked("b.pdf", total())))
    assert re.findall(r"^## (.*)", text, flags=re.MULTILINE) == [
        "error 1",
        "warning 1",
        "what was checked",
    ]


def test_a_finding_of_several_files_is_one_row() -> None:
    """Both files stand in its first cell."""
    table, *_ = tables(page(findings(checked("a.pdf", total()), checked("a.docx", total()))))
    assert [row[0] for row in table[2:]] == ["a.pdf<br>a.docx"]


ODD = "a|b \\| *c* _d_ `e` <f> [g](h) ~~i~~ #1 &amp; $j$\nk"


@pytest.mark.parametrize("explain", [False, True])
def test_what_is_printed_in_a_report_is_no_markup(explain: bool) -> None:
    """A bar in a cell divides no table, a line end ends no row, and a tag is shown as it is."""
    odd = total(message=Message(zh=ODD, en=ODD))
    text = page(findings(checked("a|b <c>.pdf", odd)), explain=explain)
    (table, *_) = tables(text)
    assert {len(row) for row in table} == {4}
    assert r"a\|b \\\| \*c\* \_d\_ \`e\` \<f\> \[g\](h) \~\~i\~\~ \#1 \&amp; \$j\$ k" in text
    assert "<c>" not in text


@given(st.text(max_size=30))
def test_every_row_has_the_cells_of_its_table(text: str) -> None:
    """Whatever a report prints."""
    shown = page(findings(checked("a.pdf", total(message=Message(zh=text, en=text)))), explain=True)
    for table in tables(shown):
        assert len({len(row) for row in table}) == 1


def test_the_arithmetic_is_folded_away() -> None:
    """A row a step, with the fingerprint, behind a line that opens."""
    text = page(findings(checked("a.pdf", total())), explain=True)
    steps = next(table for table in tables(text) if table[0][0] == "step")
    assert steps[2:] == [
        ["", "5", "stated", "p. 5 表3 row 4"],
        ["+ 1", "1", "甲", "p. 4 row 1"],
        ["+ 3", "4", "丙", "p. 4 row 3"],
        ["left out", "", '乙 "--" awaits its result', "p. 4 row 2"],
        ["", "4", "computed", ""],
        ["", "1", "difference", ""],
    ]
    assert text.count("<details>") == text.count("</details>") == 2
    assert "fingerprint: f2" in text


def test_what_could_not_be_checked_is_explained_with_its_reason() -> None:
    """A group of its own, where all is to be explained."""
    found = findings(checked("a.pdf", unmade()))
    assert "not assessable" not in page(found)
    assert "reason: pending results" in page(found, explain=True)


def test_the_coverage_is_there_by_file_and_by_section() -> None:
    """Sections stand under the ones that hold them."""
    covered = tables(page(findings(checked("a.pdf"))))
    assert covered[0][2:] == [["a.pdf", "7", "5", "4"]]
    assert covered[1][2:] == [
        ["(before the first heading)", "1", "0", "0"],
        ["二、 考核情况", "2", "1", "0"],
        ["&emsp;数据", "4", "4", "4"],
    ]


def test_a_run_without_findings_says_so() -> None:
    """Beside the coverage, which says of how much."""
    text = page(findings(checked("a.pdf")))
    assert "No disagreement found." in text
    assert "does not count as agreeing" in text


def test_what_could_not_be_read_is_listed() -> None:
    """A file that gave nothing is not one without findings."""
    unread = (UnreadFile("c.pdf", Message(zh="", en="it is encrypted")),)
    assert ["c.pdf", "it is encrypted"] in tables(page(findings(unread=unread)))[0]
