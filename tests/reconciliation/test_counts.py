"""Figures of a total row that count what stands above them."""

from collections.abc import Callable

import pytest

from extractor.model.check import CheckResult, Verdict
from extractor.model.diagnostic import Severity

Check = Callable[..., tuple[CheckResult, ...]]

LISTED = (
    "计划:batch|证书:certificate|等级:level|专业:majors|人数:approved_count\n"
    "第一批|物流管理|中级|630903物流管理|50\n"
    "第一批|物流管理|高级|630903物流管理、630801电子商务|20\n"
    "第二批|物流管理|中级|630903物流管理|30\n"
    "第二批|智能财税|中级|630302会计|40\n"
)
"""4 rows, 2 names, 3 names within a batch, 3 names with level, 3 codes."""


@pytest.mark.parametrize(
    ("total", "rule", "reading"),
    [
        ("合计|2|||140", "table.distinct", "names"),
        ("合计|3|||140", "table.distinct", "names-within-batch"),
        ("合计|4|||140", "table.rows", "rows"),
        ("合计||4||140", "table.rows", "rows"),
        ("合计|||3|140", "table.distinct", "codes"),
    ],
)
def test_a_count_is_consistent_in_the_first_reading_that_agrees(
    check: Check, total: str, rule: str, reading: str
) -> None:
    """A counted set has several readings, and the result names the one that holds."""
    (result,) = check(LISTED + total, rule=rule)
    assert (result.verdict, result.reading) == (Verdict.CONSISTENT, reading)


def test_a_reading_that_is_not_the_plain_one_is_said_with_the_plain_count(check: Check) -> None:
    """Who reads 3 试点 should see that there are 2 different names."""
    (result,) = check(LISTED + "合计|3|||140", rule="table.distinct")
    assert [hint.code for hint in result.hints] == ["readings"]
    assert "不同名称数计为 2" in result.hints[0].message.zh


def test_the_plain_reading_needs_no_hint(check: Check) -> None:
    """2 certificates that are 2 different names say nothing more."""
    (result,) = check(LISTED + "合计|2|||140", rule="table.distinct")
    assert result.hints == ()


def test_a_count_that_no_reading_gives_is_an_error(check: Check) -> None:
    """Computed is what the plain reading counts."""
    (result,) = check(LISTED + "合计|||5|140", rule="table.distinct")
    assert (result.verdict, result.severity) == (Verdict.INCONSISTENT, Severity.ERROR)
    assert (result.stated, result.computed, result.difference) == (5, 3, 2)
    assert result.equation == "5 ≠ 3"
    assert [place.row for place in result.at] == [4, 0, 1, 2, 3]


def test_without_a_batch_column_names_cannot_be_counted_within_a_batch(check: Check) -> None:
    """A reading that the table does not give cannot make a count hold."""
    table = "号:ordinal|证书:certificate|等级:level\n1|甲|中级\n2|甲|高级\n3|甲|中级\n合计|4|"
    results = [result for result in check(table) if result.rule.startswith("table")]
    assert [result.computed for result in results] == [1]


def test_a_subtotal_counts_its_own_group(check: Check) -> None:
    """小计 counts the rows since the last one."""
    table = "证书:certificate|等级:level|人数\n甲|中级|1\n乙|中级|2\n小计|2|3\n丙|中级|4\n小计|1|4"
    results = check(table, rule="table.rows")
    assert [(result.stated, result.verdict) for result in results] == [
        (2, Verdict.CONSISTENT),
        (1, Verdict.CONSISTENT),
    ]


def test_a_figure_under_an_unknown_heading_is_a_count_only_where_it_agrees(check: Check) -> None:
    """Nothing says what it should be, so no finding is made of it."""
    good = "单位|负责人\n机电|甲\n会计|乙\n合计|2"
    bad = "单位|负责人\n机电|甲\n会计|乙\n合计|7"
    assert [result.verdict for result in check(good)] == [Verdict.CONSISTENT]
    assert check(bad) == ()
