"""The same row twice."""

from collections.abc import Callable

import pytest

from extractor.model.check import CheckResult, Verdict
from extractor.model.diagnostic import Severity

Check = Callable[..., tuple[CheckResult, ...]]


def test_a_record_that_stands_twice_is_a_warning(check: Check) -> None:
    """Certificate, level, batch and figures are all the same."""
    table = (
        "序号:ordinal|批次:batch|证书:certificate|等级:level|人数:registered\n"
        "1|一批|物流管理|中级|50\n2|一批|智能财税|中级|50\n3|一批|物流管理|中级|50"
    )
    (result,) = check(table, rule="duplicate")
    assert (result.verdict, result.severity) == (Verdict.INCONSISTENT, Severity.WARNING)
    assert [place.row for place in result.at] == [2, 0]


@pytest.mark.parametrize(
    "second",
    ["二批|物流管理|中级|50", "一批|物流管理|高级|50", "一批|物流管理|中级|51"],
)
def test_what_differs_in_batch_level_or_figure_is_no_duplicate(check: Check, second: str) -> None:
    """The same certificate in two batches is two pilots."""
    header = "批次:batch|证书:certificate|等级:level|人数:registered\n"
    assert check(f"{header}一批|物流管理|中级|50\n{second}", rule="duplicate") == ()


def test_batches_of_another_table_explain_a_repeat(check: Check) -> None:
    """A list without batches repeats what was approved in two of them."""
    listed = "证书:certificate|等级:level|专业:majors\n甲|中级|会计\n甲|中级|会计"
    approved = "批次:batch|证书:certificate|等级:level\n一批|甲|中级\n二批|甲|中级"
    assert check(listed, approved, rule="duplicate") == ()
    assert [result.at[0].table for result in check(listed, rule="duplicate")] == ["t1"]


def test_equal_rows_of_an_unknown_table_are_in_doubt(check: Check) -> None:
    """They may rightly be alike; with one name only they say too little."""
    (result,) = check("学院|年级|人数\n机电|一|30\n机电|一|30", rule="duplicate")
    assert (result.verdict, result.severity) == (Verdict.UNCERTAIN, Severity.WARNING)
    assert check("学院|人数\n机电|30\n机电|30", rule="duplicate") == ()


def test_blank_and_awaited_rows_are_no_duplicates(check: Check) -> None:
    """Rows that say nothing say nothing twice."""
    assert check("学院|人数|天数\n||\n||\n--|--|--\n--|--|--", rule="duplicate") == ()
