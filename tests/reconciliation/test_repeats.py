"""A figure that the text states twice."""

from collections.abc import Callable

import pytest

from extractor.model.check import CheckResult, Verdict

Stated = Callable[[str, str], tuple[CheckResult, ...]]
RULE = "repeat"


def test_the_same_figure_in_another_paragraph_agrees(stated: Stated) -> None:
    """Each later statement is held against an earlier one."""
    results = stated("总计报考3482人。\n\n全校总计报考3482人。\n\n总计报考3482人，成效明显。", RULE)
    assert [result.verdict for result in results] == [Verdict.CONSISTENT] * 2
    assert [[place.block for place in result.at] for result in results] == [[1, 0], [2, 1]]


def test_a_misprint_of_a_figure_is_a_fault(stated: Stated) -> None:
    """Totals of the same year whose digits are swapped cannot both be right."""
    (result,) = stated("2023年总计报考3482人。\n\n2023年总计报考3842人。", RULE)
    assert (result.verdict, result.equation) == (Verdict.INCONSISTENT, "3842 ≠ 3482")
    assert [hint.code for hint in result.hints] == ["swapped-digits"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("2022年总计报考3482人。", "2023年总计报考3842人。", id="of other years"),
        pytest.param("初级报考3482人。", "中级报考3842人。", id="of other levels"),
        pytest.param("总计报考3482人。", "总计获证3842人。", id="of something else"),
        pytest.param("总计报考3482人。", "总计报考5010人。", id="no misprint"),
        pytest.param("总计报考3482人。", "计划总计报考3842人。", id="stated and planned"),
        pytest.param("总计报考3482人。", "总计报考近3842人。", id="exact and rounded"),
        pytest.param("总计报考3482人。", "报考人数增加3842人。", id="state and change"),
    ],
)
def test_figures_of_different_things_do_not_contradict(
    stated: Stated, one: str, other: str
) -> None:
    """Only two statements of one thing can."""
    assert stated(f"{one}\n\n{other}", RULE) == ()


def test_one_paragraph_does_not_repeat_itself(stated: Stated) -> None:
    """Two like figures of one paragraph are most often of two things."""
    assert stated("上午报考82人，下午报考82人。", RULE) == ()
