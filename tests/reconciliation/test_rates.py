"""Rates that the text states against the counts right before them."""

from collections.abc import Callable

import pytest

from extractor.model.check import CheckResult, Verdict

Stated = Callable[[str, str], tuple[CheckResult, ...]]
RULE = "ratio"


@pytest.mark.parametrize(
    ("text", "equation"),
    [
        pytest.param(
            "参加考核310人，获证262人，通过率84.52%。", "262 / 310 = 84.52 %", id="examined"
        ),
        pytest.param(
            "报考320人，参加考核310人，获证262人，通过率81.88%。",
            "262 / 320 = 81.88 %",
            id="registered",
        ),
        pytest.param(
            "参加考核310人，获证262人，通过率85%。", "262 / 310 = 85 %", id="whole percents"
        ),
    ],
)
def test_a_rate_that_its_counts_give_agrees(stated: Stated, text: str, equation: str) -> None:
    """Of several counts the one that agrees is meant, and it is rounded as it is printed."""
    (result,) = stated(text, RULE)
    assert (result.verdict, result.equation) == (Verdict.CONSISTENT, equation)


def test_a_rate_that_its_counts_do_not_give_is_a_fault(stated: Stated) -> None:
    """The rate comes first, then what was divided by what."""
    text = "参加考核310人，获证262人，通过率48.52%。"
    (result,) = stated(text, RULE)
    assert (result.verdict, str(result.computed)) == (Verdict.INCONSISTENT, "84.52")
    assert [text[place.start : place.end] for place in result.at] == ["48.52%", "262人", "310人"]
    assert [step.action.value for step in result.steps] == ["add", "divide"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("参加考核310人，获证约262人，通过率60%。", id="a rounded count"),
        pytest.param("参加考核310人，获证262人，其中初级通过率60%。", id="of a part"),
        pytest.param("参加考核310人，获证262人，上年通过率60%。", id="of another year"),
        pytest.param("参加考核310人，获证262人，高于全国平均通过率60%。", id="of others"),
        pytest.param("参加考核310人，获证262人，目标通过率60%。", id="a target"),
        pytest.param("参加考核310人，获证262人，理论考试通过率95%。", id="of a part of the test"),
        pytest.param("获证262人，通过率60%。", id="without a whole"),
        pytest.param("参加考核310人，获证262人。\n\n通过率60%。", id="in another paragraph"),
    ],
)
def test_a_rate_of_something_else_is_no_fault(stated: Stated, text: str) -> None:
    """Only the rate of the very counts can contradict them."""
    assert [result for result in stated(text, RULE) if result.is_finding] == []
