"""Headings, 序号 columns and table numbers without gap or repeat."""

from collections.abc import Callable

import pytest

from extractor.model.check import CheckResult, Verdict
from extractor.model.diagnostic import Severity

Check = Callable[..., tuple[CheckResult, ...]]


def headings(*numbers: str) -> list[tuple[str, str, int]]:
    """Return headings of one level."""
    return [(number, f"第{place}项", 1) for place, number in enumerate(numbers, 1)]


@pytest.mark.parametrize(
    ("numbers", "stated", "computed"),
    [
        (("01", "02", "03", "05", "06"), "05", "04"),
        (("1", "2", "3", "5"), "5", "4"),
        (("一", "二", "三", "五"), "五", "四"),
        (("08", "09", "10", "12"), "12", "11"),
        (("九", "十", "十二"), "十二", "十一"),
        (("2.1", "2.2", "2.4"), "2.4", "2.3"),
        (("1", "2", "2", "3"), "2", "3"),
    ],
)
def test_a_gap_or_repeat_is_one_warning_in_the_printed_style(
    check: Check, numbers: tuple[str, ...], stated: str, computed: str
) -> None:
    """The expected number is written as its neighbours are, and counting goes on from the printed one."""
    (result,) = check(headings=headings(*numbers))
    assert (result.stated, result.computed) == (stated, computed)
    assert (result.verdict, result.severity) == (Verdict.INCONSISTENT, Severity.WARNING)


def test_the_place_is_the_number_in_its_heading(check: Check) -> None:
    """A finding leads to the characters."""
    (result,) = check(headings=headings("1", "2", "4"))
    assert (result.at[0].block, result.at[0].start, result.at[0].end) == (2, 0, 1)


def test_each_parent_begins_a_count_of_its_own(check: Check) -> None:
    """1, 2 under 一 and 1, 2 under 二 are no repeats."""
    outline = [
        ("一", "甲", 1),
        ("1", "a", 2),
        ("2", "b", 2),
        ("二", "乙", 1),
        ("1", "c", 2),
        ("2", "d", 2),
    ]
    results = check(headings=outline)
    assert [result.verdict for result in results] == [Verdict.CONSISTENT] * 3


def test_headings_of_different_styles_do_not_continue_each_other(check: Check) -> None:
    """一 and 2 are not one series."""
    assert check(headings=headings("一", "2")) == ()


def test_a_step_back_is_in_doubt(check: Check) -> None:
    """The level of a heading may have been misjudged, so this is no certain error."""
    (result,) = check(headings=headings("1", "2", "3", "4", "2", "3", "4"))
    assert (result.verdict, result.stated) == (Verdict.UNCERTAIN, "2")


def test_a_count_may_go_on_after_a_list_within_it(check: Check) -> None:
    """1, 2, 3, then a list 1, 2, then 4: nothing is missing."""
    results = check(headings=headings("1", "2", "3", "1", "2", "4", "5"))
    assert {(result.verdict.value, result.stated) for result in results} == {
        ("consistent", "5"),
        ("consistent", "2"),
    }


def test_an_ordinal_column_runs_on(check: Check) -> None:
    """Stated and computed are the last number."""
    rows = "\n".join(f"{number}|证书{number}" for number in range(1, 33))
    (result,) = check(f"序号:ordinal|证书:certificate\n{rows}", rule="numbering")
    assert (result.verdict, result.stated, result.computed) == (Verdict.CONSISTENT, "32", "32")


def test_a_gap_in_an_ordinal_column_names_its_cell(check: Check) -> None:
    """The finding stands at the number that does not follow."""
    (result,) = check("序号:ordinal|证书\n1|甲\n2|乙\n4|丙", rule="numbering")
    assert (result.stated, result.computed) == ("4", "3")
    assert (result.at[0].table, result.at[0].row, result.at[0].column) == ("t1", 2, 0)


def test_an_ordinal_column_may_begin_again(check: Check) -> None:
    """A new group starts at 1."""
    results = check("序号:ordinal|证书\n1|甲\n2|乙\n1|丙\n2|丁", rule="numbering")
    assert [result.verdict for result in results] == [Verdict.CONSISTENT] * 2


def test_a_merged_ordinal_counts_once(check: Check) -> None:
    """A number merged over two rows is no repeat."""
    (result,) = check("序号:ordinal|证书\n1|甲\n^|乙\n2|丙", rule="numbering")
    assert result.verdict is Verdict.CONSISTENT


def test_numbers_that_do_not_count_on_are_no_series(check: Check) -> None:
    """Codes under 序号 are not reported as so many gaps."""
    (result,) = check("序号:ordinal|证书\n3|甲\n17|乙\n45|丙\n46|丁\n80|戊", rule="numbering")
    assert result.verdict is Verdict.NOT_ASSESSABLE


def test_table_numbers_run_on(check: Check) -> None:
    """表1, 表2, 表4: the number of a table is in its caption."""
    tables = ["名称|说明\n甲|乙"] * 3
    (result,) = check(*tables, captions=("表1 甲", "表 2 乙", "表4 丙"), rule="numbering")
    assert (result.stated, result.computed, result.at[0].table) == ("4", "3", "t3")


def test_a_table_number_may_be_missing_where_a_table_has_none(check: Check) -> None:
    """A table without caption may be 表2, so its absence is in doubt."""
    tables = ["名称|说明\n甲|乙"] * 3
    (result,) = check(*tables, captions=("表1 甲", None, "表3 丙"), rule="numbering")
    assert result.verdict is Verdict.UNCERTAIN


def test_a_continued_table_repeats_its_number_rightly(check: Check) -> None:
    """表1（续） is no second 表1."""
    tables = ["名称|说明\n甲|乙"] * 3
    results = check(*tables, captions=("表1 甲", "表1 甲（续）", "表2 乙"), rule="numbering")
    assert [result.verdict for result in results] == [Verdict.CONSISTENT]


def test_two_styles_in_one_column_of_numbers_count_apart(check: Check) -> None:
    """一 1 2 二 1 2 is 一 二 with a list under each."""
    numbers = ("一", "1", "2", "二", "1", "2")
    rows = "\n".join(f"{number}|甲{index}" for index, number in enumerate(numbers))
    results = check(f"序号:ordinal|项目\n{rows}", rule="numbering")
    assert [result.verdict for result in results] == [Verdict.CONSISTENT] * 3
