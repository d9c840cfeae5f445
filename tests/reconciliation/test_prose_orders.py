"""Figures of one sentence of which one cannot exceed the other."""

from collections.abc import Callable

import pytest

from extractor.model.check import CheckResult, Verdict
from extractor.model.diagnostic import Severity

Stated = Callable[[str, str], tuple[CheckResult, ...]]
RULE = "order"


def test_each_figure_is_within_the_next_of_the_chain(stated: Stated) -> None:
    """获证 ≤ 参考 ≤ 报考: the chain of checks.toml, as far as the sentence states it."""
    results = stated("报考人数3482人，参考人数3183人，获证人数2297人。", RULE)
    assert sorted(r.equation or "" for r in results) == ["2297 ≤ 3183", "3183 ≤ 3482"]
    assert {r.verdict for r in results} == {Verdict.CONSISTENT}


def test_more_certified_than_examined_is_an_error(stated: Stated) -> None:
    """Nobody gets a certificate without the assessment."""
    (result,) = stated("参考人数1183人，获证人数1297人。", RULE)
    assert (result.verdict, result.severity) == (Verdict.INCONSISTENT, Severity.ERROR)
    assert (result.equation, result.stated, result.computed) == ("1297 > 1183", 1297, 1183)


def test_more_registered_than_approved_is_a_warning(stated: Stated) -> None:
    """It may have a reason."""
    (result,) = stated("批准人数1200人，报考人数1300人。", RULE)
    assert (result.verdict, result.severity) == (Verdict.INCONSISTENT, Severity.WARNING)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("参加考核的教师60人，学生获证500人。", id="two groups of people"),
        pytest.param("报考人数120人。获证人数300人。", id="two sentences"),
        pytest.param("初级报考120人，中级获证130人。", id="two levels"),
        pytest.param("2022年参考人数1183人，2023年获证人数1297人。", id="two years"),
        pytest.param("参考人数1183人，累计获证人数5297人。", id="since the beginning"),
        pytest.param("参考人数1183人，计划获证人数1297人。", id="a plan"),
        pytest.param("参考人数1183人，发放证书1297本。", id="copies"),
        pytest.param(
            "第一场参考人数500人，第二场参考人数600人，获证人数1000人。", id="stated twice"
        ),
    ],
)
def test_figures_of_different_people_are_not_compared(stated: Stated, text: str) -> None:
    """A sentence may speak of others, of another year, of all years."""
    assert not [r for r in stated(text, RULE) if r.verdict is not Verdict.CONSISTENT]
