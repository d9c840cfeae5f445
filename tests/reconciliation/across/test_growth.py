"""Changes against the year before."""

from decimal import Decimal

import pytest

from extractor.model.check import Verdict
from tests.reconciliation.across.samples import ROWS, Across, written

LAST = written(2022, rows=[("网店运营推广", 100, 80, 50), ("智能财税", 150, 120, 70)])
"""250 registered, 200 examined, 120 certified; 2023 has 300, 280 and 200."""


@pytest.mark.parametrize(
    ("said", "verdict", "computed"),
    [
        ("2023年报考人数达到300人，较上年增长20%。", Verdict.CONSISTENT, 20),
        ("2023年报考人数达到300人，较上年增长25%。", Verdict.INCONSISTENT, 20),
        ("参考人数为280人，比2022年增加40.0%。", Verdict.CONSISTENT, 40),
        ("参考人数为280人，同比增长41.0%。", Verdict.INCONSISTENT, 40),
        ("获证人数为200人，较上年增长66.7%。", Verdict.CONSISTENT, "66.7"),
        ("获证人数为200人，较上年增长66%。", Verdict.INCONSISTENT, 67),
        ("获证人数为200人，较2022年增加80人。", Verdict.CONSISTENT, 80),
        ("获证人数为200人，较2022年增加90人。", Verdict.INCONSISTENT, 80),
        ("报考人数较上年增长超过15%，达到300人。", Verdict.CONSISTENT, 20),
        ("报考人数达到300人，较上年增长超过25%。", Verdict.INCONSISTENT, 20),
        ("报考人数达到300人，较上年下降20%。", Verdict.INCONSISTENT, -20),
    ],
)
def test_a_change_is_held_against_the_report_of_that_year(
    across: Across, said: str, verdict: Verdict, computed: int | str
) -> None:
    """The two reports' figures must print as the change, to its last digit."""
    (found,) = across([LAST, written(said=said)], "growth")
    assert found.verdict is verdict
    assert found.computed == Decimal(computed)
    assert [site.file for site in found.sites] == ["b.txt", "b.txt", "a.txt"]
    assert found.equation


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("全年报考300人，上年同期为250人，同比增加50人，增长20%。", ("增长20%", "增长22%")),
        ("获证学生200人，比上年（120人）增长66.7%。", ("66.7", "67.6")),
        ("获证200人，较2022年的120人增加80人。", ("80人", "90人")),
        ("与上年相比，报考人数增加50人，试点专业增加3个。", ("50人", "51人")),
        ("整体报考人数较2022年增加20%，试点专业增加2个。", ("20%", "2%")),
        ("获证人数同比增长66.7%，发展势头良好。", ("66.7", "76.6")),
        ("全校共有280名学生参加考核，较上年增长40%，高于全省平均5个百分点。", ("40%", "4%")),
        (
            "与2022年相比，各项指标均有提高：报考300人，增长20%；参考280人，增长40%。",
            ("40%", "44%"),
        ),
        ("共有280名学生参加证书考核，参考人数比上一年度增长40.0%。", ("40.0", "42.0")),
        ("报考人数较去年增长20%，达到300人。", ("20%", "25%")),
        ("2022年、2023年报考人数分别为250人和300人，同比增长20%。", ("20%", "22%")),
    ],
)
def test_many_wordings_tell_a_change(across: Across, said: str, wrong: tuple[str, str]) -> None:
    """What is right is consistent; with one figure changed it is found, and nothing else is."""
    found = across([LAST, written(said=said)], "growth")
    made = [each.verdict for each in found if each.verdict is not Verdict.NOT_ASSESSABLE]
    assert set(made) == {Verdict.CONSISTENT}
    found = across([LAST, written(said=said.replace(*wrong))], "growth")
    assert len([each for each in found if each.verdict is Verdict.INCONSISTENT]) == 1


def test_a_fall_is_counted_downward(across: Across) -> None:
    """What is said to have fallen by 20 % is held against a fall."""
    last = written(2022, rows=[("网店运营推广", 375, 300, 200)])
    (found,) = across([last, written(said="报考人数为300人，较上年下降20%。")], "growth")
    assert (found.verdict, found.computed) == (Verdict.CONSISTENT, 20)
    assert found.equation == "(375 − 300) / 375 = 20 %"


@pytest.mark.parametrize(
    ("rate", "verdict"), [("11.4", Verdict.CONSISTENT), ("12.4", Verdict.INCONSISTENT)]
)
def test_points_are_the_difference_of_two_rates(
    across: Across, rate: str, verdict: Verdict
) -> None:
    """A pass rate of 71.4 % after 60.0 % rose by 11.4 points."""
    texts = [
        written(2022, said="考核通过率为60.0%。", rows=()),
        written(said=f"考核通过率为71.4%，较上年提高{rate}个百分点。", rows=()),
    ]
    assert across.verdicts(texts, "growth") == [verdict]


@pytest.mark.parametrize(
    "said",
    [
        "报考、获证人数分别为300人和200人，较上年分别增长30%和90%。",
        "第一季度报考90人，同比增长90%。",
        "其中高职学生报考90人，较上年增长90%。",
        "试点以来累计报考900人，较上年增长90%。",
        "申报规模较上年增长90%。",
        "中级证书报考90人，较上年增长90%。",
        "2022年报考250人，较2021年增长90%。",
        "获证200人，通过率71.4%，较上年增长90%。",
        "全省报考90000人，较上年增长90%。",
        "下一步，力争报考人数较上年增长90%。",
        "环比增长90%，报考90人。",
        "报考300人，培训规模较上年增长90%。",
        "报考300人，社会影响力较上年提升90%。",
        "报考300人，比全省平均高90%，较去年有明显进步。",
        "高职报考人数较上年增长90%。",
        "教师获证人数较上年增加90人。",
        "报考300人，获证率较上年提高90个百分点。",
        "与上年相比，报考300人，其中中级增长90%。",
        "2021年、2022年报考人数分别为200人和250人，同比增长90%。",
        "2022年、2023年报考人数分别为250人和300人，同比分别增长25%和90%。",
    ],
)
def test_what_is_not_said_of_the_whole_accuses_nobody(across: Across, said: str) -> None:
    """A change of a part, of a quarter, of several years or of what is not named is no finding."""
    assert [each for each in across([LAST, written(said=said)]) if each.is_finding] == []


def test_without_the_other_report_it_cannot_be_said(across: Across) -> None:
    """The result names the year of which there is no report."""
    (found,) = across([written(said="报考人数达到300人，较上年增长25%。")], "growth")
    assert found.verdict is Verdict.NOT_ASSESSABLE
    assert found.reason == "no report of the other year"
    assert "2022" in found.message.zh


def test_another_schools_report_is_no_base(across: Across) -> None:
    """Only the same issuer's report of the year before counts, however its name is spaced or signed."""
    said = written(said="报考人数达到300人，较上年增长25%。")
    other = LAST.replace("江州", "临川")
    assert across.verdicts([other, said], "growth") == [Verdict.NOT_ASSESSABLE]
    signed = LAST.replace("江州职业技术学院\n2023", "江州职业技术学院教务处\n2023")
    assert across.verdicts([signed, said], "growth") == [Verdict.INCONSISTENT]


def test_two_figures_of_the_year_before_leave_it_open(across: Across) -> None:
    """Where last year's report totals two tables differently, only an agreement is said."""
    last = LAST + "\n" + written(2022, rows=[("老年照护", 40, 30, 20)]).split("\n\n", 1)[1]
    right, wrong = (written(said=f"报考人数达到300人，较上年增长{n}%。") for n in (20, 25))
    assert across.verdicts([last, right], "growth") == [Verdict.CONSISTENT]
    assert across.verdicts([last, wrong], "growth") == [Verdict.NOT_ASSESSABLE]


def test_hints_say_what_would_be_right(across: Across) -> None:
    """Another figure that changed by so much, or another base, is named; the likeliest first."""
    (found,) = across([LAST, written(said="报考人数达到300人，较上年增长40%。")], "growth")
    assert found.hints[0].code == "other-figure"
    assert "参考人数" in found.hints[0].message.zh
    (found,) = across([LAST, written(said="报考人数达到300人，较上年增长120%。")], "growth")
    assert "share-of-base" in [hint.code for hint in found.hints]
    said = "全年报考300人，上年同期为240人，增长25%。"
    (found,) = across([LAST, written(said=said)], "growth")
    assert (found.verdict, found.hints[0].code) == (Verdict.INCONSISTENT, "other-told")


def test_a_plan_is_no_report_of_what_was_done(across: Across) -> None:
    """Last year's plan counts what was to come, and is no base."""
    plan = written(2022, rows=ROWS, title="1+X证书制度试点工作方案")
    said = written(said="报考人数达到300人，较上年增长25%。")
    assert across.verdicts([plan, said], "growth") == [Verdict.NOT_ASSESSABLE]
