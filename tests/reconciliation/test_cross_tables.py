"""Figures of one table against those that another states of the same things."""

from collections.abc import Callable

import pytest

from extractor.model.check import CheckResult, Verdict

Check = Callable[..., tuple[CheckResult, ...]]
RULE = "cross.table"

FIRST = "学院:department|报考:registered\n机电|120\n会计|80\n物流|60\n艺术|{}\n合计|{}"


def test_rows_that_two_tables_state_agree(check: Check) -> None:
    """Each row of the later table, and its total, is held against that of the earlier."""
    results = check(FIRST.format(40, 300), FIRST.format(40, 300), rule=RULE)
    assert [(r.equation, r.verdict) for r in results] == [
        (f"{n} = {n}", Verdict.CONSISTENT) for n in (120, 80, 60, 40, 300)
    ]
    assert {claim[:2] for claim in results[0].claims} == {"t1", "t2"}


def test_a_row_that_differs_where_the_others_agree_is_wrong(check: Check) -> None:
    """Most rows show that the tables state the same, so the one that does not is misprinted."""
    results = check(FIRST.format(40, 300), FIRST.format(46, 306), rule=RULE)
    wrong = [(r.stated, r.computed) for r in results if r.verdict is Verdict.INCONSISTENT]
    assert wrong == [(46, 40), (306, 300)]


@pytest.mark.parametrize(
    "second",
    [
        "学院:department|报考:registered\n机电|60\n会计|50\n物流|60\n艺术|40\n合计|210",
        "学院:department|获证:certified\n机电|100\n会计|80\n物流|60\n艺术|30\n合计|270",
        "证书:certificate|报考:registered\n数控|170\n网店|100\n合计|270",
        "学院:department|报考:registered\n外语|120\n体育|80\n护理|60\n合计|260",
    ],
    ids=["other people", "another indicator", "other keys", "other rows"],
)
def test_tables_of_other_scope_are_not_held_against_each_other(check: Check, second: str) -> None:
    """Nothing says that they state the same."""
    assert not check(FIRST.format(40, 300), second, rule=RULE)


def test_tables_of_two_years_are_not_held_against_each_other(check: Check) -> None:
    """The same rows a year later have other figures."""
    tables = (FIRST.format(40, 300), FIRST.format(46, 306))
    assert not check(*tables, rule=RULE, periods=("2022", "2023"))


def test_rows_of_one_table_make_a_row_of_another(check: Check) -> None:
    """A table by certificate and level is added up for one by certificate."""
    by_level = (
        "证书:certificate|等级:level|报考:registered\n数控|初级|50\n数控|中级|70\n网店|初级|30\n"
        "网店|中级|40\n财税|中级|90\n物流|初级|20\n物流|中级|15"
    )
    one = "证书:certificate|报考:registered\n数控|120\n网店|70\n财税|90\n物流|36"
    results = check(by_level, one, rule=RULE)
    assert [(r.equation, r.verdict) for r in results] == [
        ("50 + 70 = 120", Verdict.CONSISTENT),
        ("30 + 40 = 70", Verdict.CONSISTENT),
        ("90 = 90", Verdict.CONSISTENT),
        ("20 + 15 = 35", Verdict.INCONSISTENT),
    ]


def test_a_sum_over_awaited_rows_is_uncertain(check: Check) -> None:
    """What the other table lacks may be awaited."""
    by_level = (
        "证书:certificate|等级:level|获证:certified\n数控|初级|50\n数控|中级|70\n网店|初级|30\n"
        "网店|中级|40\n财税|中级|90\n物流|初级|20\n物流|中级|--"
    )
    one = "证书:certificate|获证:certified\n数控|120\n网店|70\n财税|90\n物流|36"
    *_, last = check(by_level, one, rule=RULE)
    assert (last.verdict, last.reason) == (Verdict.UNCERTAIN, "unreadable cells")


def test_a_table_of_which_a_part_stands_elsewhere_is_uncertain(check: Check) -> None:
    """续表 says that there is more."""
    results = check(
        FIRST.format(40, 300), FIRST.format(46, 306), rule=RULE, captions=("表1 报考", "续表1")
    )
    assert {r.verdict for r in results if r.stated in {46, 306}} == {Verdict.UNCERTAIN}


def test_the_total_of_a_table_of_which_a_part_stands_elsewhere_is_uncertain(check: Check) -> None:
    """What its rows lack may stand on the page before."""
    (result,) = check(FIRST.format(40, 500), rule="table.sum", captions=("续表2",))
    assert (result.verdict, result.reason) == (Verdict.UNCERTAIN, "unclear structure")


def test_equal_totals_of_tables_by_other_keys_agree(check: Check) -> None:
    """A table by school and one by certificate may have one total."""
    second = "证书:certificate|报考:registered\n数控|170\n网店|130\n合计|300"
    (result,) = check(FIRST.format(40, 300), second, rule=RULE)
    assert (result.stated, result.verdict) == (300, Verdict.CONSISTENT)


def test_under_a_heading_that_nobody_knows_a_difference_is_uncertain(check: Check) -> None:
    """Rows are then the same by their labels, and a reader should look."""
    table = "镇|户数\n东|1520\n西|811\n南|640\n北|{}"
    results = check(table.format(530), table.format(580), rule=RULE)
    assert [r.verdict for r in results] == [Verdict.CONSISTENT] * 3 + [Verdict.UNCERTAIN]
