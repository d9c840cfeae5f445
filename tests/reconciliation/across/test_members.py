"""A school against its departments, an organisation against its schools."""

import pytest

from extractor.model.check import Verdict
from tests.reconciliation.across.samples import ROWS, SCHOOL, Across, written

DEPARTMENTS = (("信息工程学院", 300, 280, 200), ("商学院", 120, 110, 90))
WHOLE = written(rows=DEPARTMENTS, heading="二级学院")
FIRST = written(issuer=f"{SCHOOL}信息工程学院")
SECOND = written(issuer=f"{SCHOOL}商学院", rows=[("智能财税", 120, 110, 90)])
COMPANY = "南方科技有限公司"


def only(school: str, rows: list[tuple[str, int, int, int]]) -> str:
    """Return the report of a school of a name."""
    return written(issuer=school, rows=rows)


def test_a_school_is_the_sum_of_its_departments(across: Across) -> None:
    """With every department's report there, each total and each row is held against them."""
    found = across([WHOLE, FIRST, SECOND])
    sums = [each for each in found if each.rule == "across.sum"]
    assert [each.verdict for each in sums] == [Verdict.CONSISTENT] * 3
    assert sums[0].equation == "300 + 120 = 420"
    parts = [each for each in found if each.rule == "across.part"]
    assert [each.verdict for each in parts] == [Verdict.CONSISTENT] * 6


def test_a_department_that_says_otherwise_is_named(across: Across) -> None:
    """The total does not close, and the first hint names the row and the department's own figure."""
    other = SECOND.replace("110", "101")
    found = [each for each in across([WHOLE, FIRST, other]) if each.is_finding]
    assert [each.rule for each in found] == ["across.part", "across.sum"]
    part, total = found
    assert (part.stated, part.computed) == (110, 101)
    assert (total.stated, total.computed, total.difference) == (390, 381, 9)
    assert [site.file for site in total.sites] == ["a.txt", "b.txt", "c.txt"]
    assert total.hints[0].code == "other-in-list"
    assert "商学院" in total.hints[0].message.zh


def test_without_a_department_the_total_cannot_be_held(across: Across) -> None:
    """One result names who is missing; the rows of the others are compared all the same."""
    found = across([WHOLE, FIRST])
    (unmade,) = [each for each in found if each.rule == "across.sum"]
    assert (unmade.verdict, unmade.reason) == (Verdict.NOT_ASSESSABLE, "reports missing")
    assert "商学院" in unmade.message.zh
    assert "信息工程学院" not in unmade.message.zh
    assert len([each for each in found if each.rule == "across.part"]) == 3


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("我校共有信息工程学院、商学院两个二级学院参与试点，报考人数共计421人。", None),
        ("学校下设2个二级学院：信息工程学院、商学院，报考人数共计421人。", None),
        (
            "我校共有信息工程学院、商学院等5个二级学院参与试点，报考人数共计421人。",
            "unclear structure",
        ),
    ],
)
def test_a_sentence_lists_the_departments_too(
    across: Across, said: str, reason: str | None
) -> None:
    """A closed list of departments is enough to add up; one that goes on is not."""
    school = written(said=said, rows=())
    found = across([school, FIRST, SECOND], "across.sum")
    if reason:
        assert [each.reason for each in found] == [reason]
    else:
        assert [(each.verdict, each.computed) for each in found] == [(Verdict.INCONSISTENT, 420)]


def test_a_department_may_sign_without_its_school(across: Across) -> None:
    """It belongs to the one school that lists it, if its text names that school; else to nobody."""
    bare = SECOND.replace(f"{SCHOOL}商学院", "商学院")
    assert across.verdicts([WHOLE, FIRST, bare], "across.sum") == [Verdict.NOT_ASSESSABLE]
    named = bare.replace("学校高度重视", f"在{SCHOOL}领导下，学院高度重视")
    assert across.verdicts([WHOLE, FIRST, named], "across.sum") == [Verdict.CONSISTENT] * 3
    twin = WHOLE.replace("江州", "临川")
    found = across([WHOLE, FIRST, named, twin], "across.sum")
    assert [each.issuer for each in found if each.verdict is Verdict.CONSISTENT] == [SCHOOL] * 3


def test_a_departments_report_may_speak_of_its_school(across: Across) -> None:
    """What 全校 counts is not the department's own figure."""
    said = "全校共有9000名学生报考，学院学生踊跃参加。"
    both = [WHOLE, FIRST, written(issuer=f"{SCHOOL}商学院", said=said, rows=())]
    assert [each for each in across(both) if each.is_finding] == []


def test_other_years_and_other_schools_do_not_mix(across: Across) -> None:
    """A department's report of another year, or of another school's department, is missing here."""
    for other in (SECOND.replace("2023", "2022"), SECOND.replace("江州", "临川")):
        (found,) = across([WHOLE, FIRST, other], "across.sum")
        assert found.reason == "reports missing"


def test_a_school_that_lists_partners_is_not_their_sum(across: Across) -> None:
    """Schools that another school lists hand in for themselves."""
    partners = [("临川职业技术学院", 10, 10, 10), ("华阳职业技术学院", 20, 20, 20)]
    texts = [
        written(rows=partners, heading="合作院校"),
        *(only(name, [("智能财税", *figures)]) for name, *figures in partners),  # type: ignore[list-item]
    ]
    assert [each for each in across(texts) if each.rule.startswith("across")] == []


def test_a_table_of_one_level_says_nothing_of_the_whole(across: Across) -> None:
    """A caption or a heading that narrows a table keeps it from what departments report in all."""
    narrow = written(rows=DEPARTMENTS, heading="二级学院", caption="表1 中级证书考核情况")
    other = SECOND.replace("110", "101")
    assert [each for each in across([narrow, FIRST, other]) if each.is_finding] == []


def test_an_organisation_is_the_sum_of_its_schools(across: Across) -> None:
    """Of each school only what it reports of the organisation's certificate counts."""
    listed = [("临川职业技术学院", 100, 90, 60), ("华阳职业技术学院", 50, 40, 30)]
    company = written(
        issuer=COMPANY,
        rows=listed,
        heading="院校名称",
        caption="表1 网店运营推广证书各院校考核情况",
    )
    schools = [
        only("临川职业技术学院", list(ROWS)),
        only("华阳职业技术学院", [("网店运营推广", 30, 25, 20), ("网店运营推广", 20, 15, 11)]),
    ]
    found = across([company, *schools], "across.sum")
    assert [each.verdict for each in found] == [
        Verdict.CONSISTENT,
        Verdict.CONSISTENT,
        Verdict.INCONSISTENT,
    ]
    assert (found[2].stated, found[2].computed) == (90, 91)


def test_awaited_results_leave_a_difference_in_doubt(across: Across) -> None:
    """A department that still awaits results may come to the school's figure yet."""
    waiting = SECOND.replace(
        "智能财税\t120\t110\t90", "智能财税\t100\t100\t85\n网店运营推广\t20\t10\t--"
    )
    waiting = waiting.replace("合计\t120\t110\t90", "合计\t120\t110\t85")
    found = [each for each in across([WHOLE, FIRST, waiting]) if each.is_finding]
    assert {(each.verdict, each.reason) for each in found} == {
        (Verdict.UNCERTAIN, "pending results")
    }
