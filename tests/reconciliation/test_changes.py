"""Changes that the text states against the two figures that it states too."""

from collections.abc import Callable

import pytest

from extractor.model.check import CheckResult, Verdict

Stated = Callable[[str, str], tuple[CheckResult, ...]]
RULE = "growth"


@pytest.mark.parametrize(
    ("text", "equation"),
    [
        pytest.param(
            "申报人数由1168人增至1460人，增长25%。", "(1460 − 1168) / 1168 = 25 %", id="from, to"
        ),
        pytest.param(
            "2022年报考280人，2023年报考320人，增长14.3%。",
            "(320 − 280) / 280 = 14.3 %",
            id="years",
        ),
        pytest.param(
            "报考人数由320人减少到280人，下降12.5%。", "(280 − 320) / 320 = 12.5 %", id="a fall"
        ),
        pytest.param("通过率由82.5%提高到91%，提高8.5个百分点。", "91 − 82.5 = 8.5", id="points"),
        pytest.param(
            "2022年报考280人，2023年报考320人，增加40人。", "320 − 280 = 40", id="an amount"
        ),
    ],
)
def test_a_change_that_its_figures_give_agrees(stated: Stated, text: str, equation: str) -> None:
    """Wording or years tell which figure is the base; a fall is stated without a sign."""
    (result,) = stated(text, RULE)
    assert (result.verdict, result.equation) == (Verdict.CONSISTENT, equation)


def test_a_rate_and_an_amount_of_one_change_are_both_held_against_it(stated: Stated) -> None:
    """Two statements are two results."""
    results = stated("投入经费由120万元增加到150万元，增长25%，增加30万元。", RULE)
    assert [(result.stated, result.verdict) for result in results] == [
        (25, Verdict.CONSISTENT),
        (300_000, Verdict.CONSISTENT),
    ]


def test_a_change_that_its_figures_do_not_give_is_a_fault(stated: Stated) -> None:
    """The change comes first, then the figure of now and its base."""
    text = "2022年报考280人，2023年报考320人，增长15.3%。"
    (result,) = stated(text, RULE)
    assert (result.verdict, str(result.computed)) == (Verdict.INCONSISTENT, "14.3")
    assert [text[place.start : place.end] for place in result.at] == ["15.3%", "320人", "280人"]
    assert [hint.code for hint in result.hints] == ["wrong-digit"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("报考320人，参考300人，增长20%。", id="figures of two things"),
        pytest.param("报考人数较上年增长20%。", id="no base"),
        pytest.param("由上年的约280人增加到320人，增长20%。", id="a rounded base"),
        pytest.param("试点院校由96所增加到120所，其中高职院校增加12所。", id="of some of them"),
        pytest.param("通过率由82.5%提高到91%，报考人数增加200人。", id="of something else"),
    ],
)
def test_a_change_of_something_else_is_no_fault(stated: Stated, text: str) -> None:
    """Only the change of the very two figures can contradict them."""
    assert stated(text, RULE) == ()
