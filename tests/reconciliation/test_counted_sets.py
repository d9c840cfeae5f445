"""Figures of the text that count a set, against the table that lists it."""

from collections.abc import Callable

import pytest

from extractor.model.check import CheckResult, Verdict

Stated = Callable[[str, str], tuple[CheckResult, ...]]
RULE = "prose.table"

TABLE = """
表1 试点明细

| 批次 | 证书名称 | 等级 | 专业 |
|---|---|---|---|
| 第一批 | 物流管理 | 初级 | 会计 |
| 第一批 | 物流管理 | 中级 | 会计 |
| 第二批 | 物流管理 | 中级 | 护理 |
| 第二批 | 智能财税 | 中级 | 导游 |
"""


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        pytest.param("全校共获批2个证书（见表1）。", "names", id="different names"),
        pytest.param("全校共获批4个试点（见表1）。", "rows", id="rows"),
        pytest.param("全校共获批3个试点（见表1）。", "names-with-level", id="with level"),
        pytest.param("全校共有3个专业参加。", "names", id="no table is named"),
    ],
)
def test_one_reading_that_agrees_is_enough(stated: Stated, text: str, reading: str) -> None:
    """The result names the reading, and the hint says so where it is not the plain one."""
    (result,) = stated(text + "\n" + TABLE, RULE)
    assert (result.verdict, result.reading) == (Verdict.CONSISTENT, reading)
    assert [place.table for place in result.at] == [None, *["t1"] * 4]
    assert bool(result.hints) == (reading == "names-with-level")


def test_a_total_that_no_reading_gives_is_a_fault(stated: Stated) -> None:
    """The hint says what each reading gives."""
    (result,) = stated("全校共获批9个证书（见表1）。\n" + TABLE, RULE)
    assert (result.verdict, result.equation) == (Verdict.INCONSISTENT, "9 ≠ 2")
    assert result.hints[0].code == "readings"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("全校共获批9个证书。", id="no table is named"),
        pytest.param("全校新增9个证书（见表1）。", id="some of them"),
        pytest.param("全校共获批9个证书，其中今年8个证书（见表1）。", id="two sets"),
        pytest.param("全校共获批约9个证书（见表1）。", id="about as many"),
    ],
)
def test_a_set_that_the_table_may_not_list_is_no_fault(stated: Stated, text: str) -> None:
    """Only what is said to be all that the table lists can contradict it."""
    assert [result for result in stated(text + "\n" + TABLE, RULE) if result.is_finding] == []
