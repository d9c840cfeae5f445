"""Totals of the text against the parts that their sentence names."""

from collections.abc import Callable

import pytest

from extractor.model.check import CheckResult, Verdict
from extractor.model.diagnostic import Severity

Stated = Callable[[str, str], tuple[CheckResult, ...]]
RULE = "prose.sum"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("申报3598人（初级1361人，中级2223人，高级14人）。", id="bracket"),
        pytest.param("初级1361人，中级2223人，高级14人，总计申报3598人。", id="total last"),
        pytest.param("参加考核540人，其中新生340人、老生200人。", id="其中 that closes"),
        pytest.param("投入经费12.5万元，其中设备8.3万元，培训4.2万元。", id="money"),
    ],
)
def test_parts_that_close_agree(stated: Stated, text: str) -> None:
    """Whatever the wording, parts that add up to their total are a sum that holds."""
    (result,) = stated(text, RULE)
    assert result.verdict is Verdict.CONSISTENT
    assert result.stated == result.computed
    assert result.hints == ()


@pytest.mark.parametrize(
    ("text", "equation"),
    [
        pytest.param(
            "申报3598人（初级1361人，中级2233人，高级14人）。",
            "1361 + 2233 + 14 = 3608",
            id="all levels",
        ),
        pytest.param(
            "参加考核男生210人、女生180人，共计400人。", "210 + 180 = 390", id="both sexes"
        ),
        pytest.param(
            "现有考核站点27个（校内站点5个，校外站点21个）。", "5 + 21 = 26", id="the noun again"
        ),
    ],
)
def test_parts_that_must_be_all_and_do_not_close_are_an_error(
    stated: Stated, text: str, equation: str
) -> None:
    """A known whole, or a bracket that repeats the noun, leaves nothing else that could be missing."""
    (result,) = stated(text, RULE)
    assert (result.verdict, result.severity) == (Verdict.INCONSISTENT, Severity.ERROR)
    assert result.equation == equation
    assert "相差" in result.message.zh


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("报考520人，其中初级300人、中级180人。", id="some of them"),
        pytest.param("报考初级300人、中级180人等，共计520人。", id="等"),
        pytest.param(
            "申报约3600人（初级1361人，中级2223人，高级14人）。", id="the total is rounded"
        ),
        pytest.param("报考520人，其中初级300人。", id="one part is no sum"),
    ],
)
def test_parts_that_need_not_be_all_are_no_fault(stated: Stated, text: str) -> None:
    """Silence is better than a false alarm."""
    assert stated(text, RULE) == ()


def test_parts_above_their_total_are_doubtful(stated: Stated) -> None:
    """They may overlap, so a person has to look."""
    (result,) = stated("报考520人，其中女生300人，农村户籍280人。", RULE)
    assert (result.verdict, result.severity) == (Verdict.UNCERTAIN, Severity.WARNING)
    assert (result.stated, result.computed) == (520, 580)
    assert result.reason is not None


def test_a_sum_leads_to_each_of_its_figures(stated: Stated) -> None:
    """The total comes first, then the parts with their names, each at its place."""
    text = "申报3598人（初级1361人，中级2223人，高级14人）。"
    (result,) = stated(text, RULE)
    places = [(place.start, place.end) for place in result.at]
    assert [text[slice(*place)] for place in places] == ["3598人", "1361人", "2223人", "14人"]
    assert [step.label for step in result.steps] == ["初级", "中级", "高级"]
    assert result.steps[-1].running == 3598


def test_each_level_of_parts_is_held_against_its_own_total(stated: Stated) -> None:
    """A part that has parts is a total itself, and its fault is not its total's."""
    found = stated("报考1581人（高职896人（男生500人，女生390人），中职685人）。", RULE)
    assert {(result.stated, result.verdict) for result in found} == {
        (1581, Verdict.CONSISTENT),
        (896, Verdict.INCONSISTENT),
    }


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("资产43.7亿元，其中流动资产18.4亿元，非流动资产25.2亿元。", id="rounded"),
        pytest.param(
            "总藏量3264册（件），其中图书2871册、古籍239册、视听文献及其他154件。", id="like units"
        ),
        pytest.param(
            "到2025年，装机6120万千瓦，其中新能源3198万千瓦。新能源中，风电1405万千瓦，光伏1793万千瓦。",
            id="a year that may be a plan's",
        ),
    ],
)
def test_what_closes_is_no_accident(stated: Stated, text: str) -> None:
    """Rounding, like units and another modality do not keep figures from adding up."""
    results = stated(text, RULE)
    assert [result.verdict for result in results] == [Verdict.CONSISTENT]


def test_overlapping_parts_are_not_accused(stated: Stated) -> None:
    """线上 and 线下 are a whole, unless the sentence says that some did both."""
    assert not stated("培训教师120人，线上80人、线下60人，部分教师两种方式都参加。", RULE)
