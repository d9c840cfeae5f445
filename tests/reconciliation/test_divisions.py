"""Figures of a table that others divide, without a 合计 row that says so."""

from collections.abc import Callable

import pytest

from extractor.model.check import CheckResult, Verdict

Check = Callable[..., tuple[CheckResult, ...]]
RULE = "table.sum"


def test_rows_that_make_the_row_above_are_a_sum(check: Check) -> None:
    """其中 rows that add up to their row are held against it beside the total."""
    results = check("项目|金额\n药品|209\n其中：西药|174\n中成药|35\n卫材|91\n合计|300", rule=RULE)
    assert {(r.equation, r.verdict) for r in results} == {
        ("174 + 35 = 209", Verdict.CONSISTENT),
        ("209 + 91 = 300", Verdict.CONSISTENT),
    }


def test_columns_of_a_known_whole_divide_the_one_beside(check: Check) -> None:
    """男 and 女 make 总人数 in most rows, so a row in which they do not is wrong."""
    results = check("支行|总人数|男|女\n东|46|17|29\n西|31|12|19\n南|18|8|11", rule=RULE)
    assert [(r.equation, r.verdict) for r in results] == [
        ("17 + 29 = 46", Verdict.CONSISTENT),
        ("12 + 19 = 31", Verdict.CONSISTENT),
        ("8 + 11 = 19", Verdict.INCONSISTENT),
    ]


def test_columns_that_mostly_do_not_make_their_neighbour_are_not_held_against_it(
    check: Check,
) -> None:
    """A column beside 男 and 女 may count something else."""
    assert not check("支行|党员|男|女\n东|6|17|29\n西|31|12|19\n南|4|8|11", rule=RULE)


@pytest.mark.parametrize(
    ("shares", "verdict"),
    [
        (("33.3%", "33.3%", "33.3%"), Verdict.CONSISTENT),
        (("33.4%", "33.3%", "33.4%"), Verdict.CONSISTENT),
        (("33.3%", "23.3%", "33.3%"), Verdict.INCONSISTENT),
    ],
)
def test_shares_add_up_to_100_as_far_as_rounding_allows(
    check: Check, shares: tuple[str, ...], verdict: Verdict
) -> None:
    """99.9 and 100.1 are no misprints; a share that is one too few tens is."""
    first, second, third = shares
    table = f"户|户数|比重\n一|10|{first}\n二|10|{second}\n三|10|{third}\n合计|30|100.0%"
    found = [result for result in check(table, rule=RULE) if result.stated == 100]
    assert [result.verdict for result in found] == [verdict]


def test_rates_under_a_total_of_100_are_no_shares(check: Check) -> None:
    """Where all passed, the rates of the rows do not add up."""
    table = "学院|参考|通过率:pass_rate\n机电|10|100%\n会计|20|100%\n合计|30|100%"
    assert [result.stated for result in check(table, rule=RULE)] == [30]
