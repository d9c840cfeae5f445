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


ASSESSORS = "一、队伍建设\n\n取得考评员资格的教师达26名。\n\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ASSESSORS + "取得考评员资格的教师共23名。", id="under one heading"),
        pytest.param(
            ASSESSORS + "二、站点\n\n已建成。\n\n三、总结\n\n考评员23人。", id="in the summary"
        ),
        pytest.param("共有考评员23人。\n\n" + ASSESSORS, id="before the first heading"),
        pytest.param(
            ASSESSORS + "三、下一步打算\n\n将在已有23名考评员的基础上扩大。", id="built upon"
        ),
        pytest.param(
            "现有考评员81人，保障了考核。18名考评员均按规定培训。", id="in the next sentence"
        ),
    ],
)
def test_short_figures_that_must_be_of_one_thing_contradict(stated: Stated, text: str) -> None:
    """Two digits are alike by chance; a common place ties them together."""
    assert [result.verdict for result in stated(text, RULE)] == [Verdict.INCONSISTENT]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            ASSESSORS + "二、站点\n\n考评员23人在站点工作。", id="in sections of different things"
        ),
        pytest.param(ASSESSORS + "信息工程系组织有力，共有考评员23人。", id="of a department"),
        pytest.param(
            ASSESSORS + "（一）信息工程系\n\n共有考评员23人。", id="under a department's heading"
        ),
        pytest.param(ASSESSORS + "培养考评员23人。", id="of this year"),
        pytest.param(ASSESSORS + "取得考评员资格的教师共58名。", id="of other digits"),
        pytest.param(
            "一、试点\n\n获批证书试点3个。\n\n全年共获批6个试点项目。", id="counted otherwise"
        ),
    ],
)
def test_short_figures_that_may_be_of_two_things_do_not(stated: Stated, text: str) -> None:
    """A likeness of two digits proves nothing."""
    assert [result for result in stated(text, RULE) if result.is_finding] == []


def test_headings_that_name_years_part_the_figures_under_them(stated: Stated) -> None:
    """Like totals of two years are no misprint."""
    text = "一、2022年\n\n总计报考3482人。\n\n二、2023年\n\n总计报考3842人。"
    assert stated(text, RULE) == ()


def test_the_figure_of_last_year_is_not_held_against_this_one(stated: Stated) -> None:
    """What a change starts from is another figure."""
    assert stated("报考学生537人。\n\n报考学生从357人增至537人。", RULE)[0].equation == "537 = 537"


def test_people_may_be_counted_as_attendances(stated: Stated) -> None:
    """人 and 人次 may state one figure; copies of certificates are something else."""
    (result,) = stated("全年培训教师545人次。\n\n全年培训教师525人。", RULE)
    assert result.verdict is Verdict.INCONSISTENT
    assert stated("总计获证642人。\n\n总计发放证书646本。", RULE) == ()


def test_round_amounts_have_the_digits_that_are_printed(stated: Stated) -> None:
    """12万 and 13万 are figures of two digits, however many zeros follow."""
    assert stated("投入经费12万元。\n\n投入经费13万元。", RULE) == ()
    assert len(stated("投入经费128.5万元。\n\n投入经费123.5万元。", RULE)) == 1


def test_one_paragraph_does_not_repeat_itself(stated: Stated) -> None:
    """Two like figures of one paragraph are most often of two things."""
    assert stated("上午报考82人，下午报考82人。", RULE) == ()
