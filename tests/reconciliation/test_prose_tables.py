"""Figures of the text against the totals of the tables."""

from collections.abc import Callable

import pytest

from extractor.model.check import CheckResult, Verdict

Stated = Callable[[str, str], tuple[CheckResult, ...]]
RULE = "prose.table"


def table(caption: str, *counts: tuple[int, int]) -> str:
    """Return a table of registrations and certificates with its total row."""
    names = ["物流管理", "智能财税", "网店运营推广"]
    rows = [f"| {name} | {a} | {b} |" for name, (a, b) in zip(names, counts, strict=False)]
    sums = (sum(column) for column in zip(*counts, strict=True))
    total = "| 合计 | " + " | ".join(map(str, sums)) + " |"
    head = ["| 证书 | 报考人数 | 获证人数 |", "|---|---|---|"]
    return "\n".join(["", caption, "", *head, *rows, total, ""])


YEAR = table("表1 考核情况", (50, 43), (32, 13))
"""82 registered, 56 certified."""


def test_a_figure_that_a_table_totals_too_agrees(stated: Stated) -> None:
    """Text and total row are one result, with the place of each."""
    (result,) = stated("全年总计报考82人。\n" + YEAR, RULE)
    assert (result.verdict, result.equation) == (Verdict.CONSISTENT, "82 = 82")
    assert [place.table for place in result.at] == [None, "t1"]
    assert "表1" in result.message.zh


def test_a_misprint_of_the_total_is_a_fault(stated: Stated) -> None:
    """Digits that were swapped are said to be."""
    (result,) = stated("全年总计报考28人。\n" + YEAR, RULE)
    assert (result.verdict, result.stated, result.computed) == (Verdict.INCONSISTENT, 28, 82)
    assert [hint.code for hint in result.hints] == ["swapped-digits"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("全年总计报考130人。", id="another figure altogether"),
        pytest.param("初级报考28人。", id="of one level"),
        pytest.param("滨海职业学院报考28人。", id="of one school"),
        pytest.param("其他学校报考28人。", id="of other schools"),
        pytest.param("全年报考约28人。", id="rounded"),
        pytest.param("计划明年报考28人。", id="planned"),
        pytest.param("报考人数较上年增加28人。", id="a change"),
        pytest.param("报考人数中，女生有28人。", id="some of them"),
    ],
)
def test_a_figure_that_may_be_of_something_else_is_no_fault(stated: Stated, text: str) -> None:
    """Only what counts all that the table does can contradict it."""
    assert [result for result in stated(text + "\n" + YEAR, RULE) if result.is_finding] == []


def test_of_several_tables_one_that_agrees_is_meant(stated: Stated) -> None:
    """Two tables total the same; the text speaks of either."""
    tables = YEAR + table("表2 下半年考核情况", (90, 43), (50, 41))
    (result,) = stated("总计获证84人。\n" + tables, RULE)
    assert (result.verdict, result.at[1].table) == (Verdict.CONSISTENT, "t2")


def test_of_several_tables_the_one_that_is_named_is_meant(stated: Stated) -> None:
    """见表2 says which total a figure is to be held against."""
    tables = YEAR + table("表2 下半年考核情况", (90, 43), (50, 41))
    (result,) = stated("全年总计获证86人，见表2。\n" + tables, RULE)
    assert (result.verdict, result.computed, result.at[1].table) == (Verdict.INCONSISTENT, 84, "t2")


def test_a_table_of_another_year_is_not_meant(stated: Stated) -> None:
    """The caption's year is that of its figures."""
    last_year = table("表1 2022年考核情况", (50, 43), (32, 13))
    assert stated("2023年总计报考28人。\n" + last_year, RULE) == ()
    assert len(stated("2022年总计报考28人。\n" + last_year, RULE)) == 1


def test_the_rows_of_a_table_are_not_its_total(stated: Stated) -> None:
    """A figure of the text that equals a row's is not held against it."""
    assert stated("上半年报考50人。\n" + YEAR, RULE) == ()


def test_a_short_figure_must_be_tied_to_the_table(stated: Stated) -> None:
    """Two digits contradict under the table's heading, or where the table is named."""
    apart = "一、队伍\n\n组织报考32人。\n\n二、考核\n"
    beside = "一、考核\n\n组织报考32人。\n"
    named = "一、队伍\n\n组织报考32人，见表1。\n\n二、考核\n"
    assert [len(stated(text + YEAR, RULE)) for text in (apart, beside, named)] == [0, 1, 1]


def test_attendances_of_the_text_are_people_in_the_table(stated: Stated) -> None:
    """A column headed 人数 may hold what the text counts in 人次."""
    (result,) = stated("全年总计报考28人次。\n" + YEAR, RULE)
    assert result.verdict is Verdict.INCONSISTENT


def test_two_tables_with_one_total_leave_no_doubt(stated: Stated) -> None:
    """Whichever is meant, the figure is not it."""
    tables = YEAR + table("表2 各专业考核情况", (41, 30), (41, 26))
    assert [r.equation for r in stated("全年总计报考28人。\n" + tables, RULE)] == ["28 ≠ 82"]


def test_a_caption_says_what_the_levels_of_a_table_count(stated: Stated) -> None:
    """初级, 中级 and 合计 alone do not."""
    rows = ["| 单位 | 初级 | 中级 | 合计 |", "|---|---|---|---|", "| 财经学院 | 189 | 972 | 1161 |"]
    rows += ["| 机电学院 | 195 | 558 | 753 |", "| 合计 | 384 | 1530 | 1914 |"]
    text = "各单位共报考1941人。\n\n表1 各单位报考人数统计表\n\n" + "\n".join(rows) + "\n"
    assert [result.equation for result in stated(text, RULE)] == ["1941 ≠ 1914"]
