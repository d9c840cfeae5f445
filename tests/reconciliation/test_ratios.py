"""Rates against their two counts."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from extractor.model.check import CheckResult, Verdict

Check = Callable[..., tuple[CheckResult, ...]]

HEADER = "证书:certificate|报考人数:registered|获证人数:certified|通过率:pass_rate\n"


def test_each_row_and_the_total_row_has_its_rate_checked(check: Check) -> None:
    """Every stated rate is a result of its own, with its equation."""
    table = HEADER + "甲|50|43|86.00%\n乙|3|2|66.67%\n合计|53|45|84.91%"
    results = check(table, rule="ratio")
    assert [result.equation for result in results] == [
        "43 / 50 = 86.00 %",
        "2 / 3 = 66.67 %",
        "45 / 53 = 84.91 %",
    ]
    assert {result.verdict for result in results} == {Verdict.CONSISTENT}
    assert results[0].claims == ("t1-0-3", "t1-0-2", "t1-0-1")


@pytest.mark.parametrize(
    ("counts", "rate", "verdict"),
    [
        ("4000|3898", "97.5%", Verdict.CONSISTENT),  # 97.45: the lower end belongs to it
        ("4000|3897", "97.5%", Verdict.INCONSISTENT),
        ("4000|3901", "97.5%", Verdict.CONSISTENT),
        ("4000|3902", "97.5%", Verdict.INCONSISTENT),  # 97.55: the upper end does not
        ("200|199", "100%", Verdict.CONSISTENT),
        ("200|199", "100.00%", Verdict.INCONSISTENT),
        ("200|0", "0%", Verdict.CONSISTENT),
    ],
)
def test_the_printed_digits_say_how_exact_a_rate_is(
    check: Check, counts: str, rate: str, verdict: Verdict
) -> None:
    """97.5 % is 97.45 ≤ x < 97.55, no more and no less."""
    (result,) = check(HEADER + f"甲|{counts}|{rate}", rule="ratio")
    assert result.verdict is verdict


def test_computed_has_the_digits_that_stated_prints(check: Check) -> None:
    """A rate in tenths is answered in tenths."""
    (result,) = check(HEADER + "甲|3|2|67.7%", rule="ratio")
    assert (result.computed, result.difference) == (Decimal("66.7"), Decimal("1.0"))


def test_a_row_that_awaits_its_results_states_nothing(check: Check) -> None:
    """0 of 0 and no rate is nothing to check."""
    assert check(HEADER + "甲|0|0|--\n乙|9|--|--", rule="ratio") == ()


def test_a_total_rate_says_what_it_is_without_the_awaited_rows(check: Check) -> None:
    """The rate holds of all who registered; the hint gives that of those with results."""
    table = HEADER + "甲|50|40|80.00%\n乙|50|--|--\n合计|100|40|40.00%"
    result = check(table, rule="ratio")[-1]
    assert (result.verdict, [hint.code for hint in result.hints]) == (
        Verdict.CONSISTENT,
        ["pending-rows"],
    )
    assert "100 中有 50 尚待" in result.hints[0].message.zh
    assert "80.00%" in result.hints[0].message.zh


def test_a_rate_is_of_those_examined_where_the_row_says_how_many(check: Check) -> None:
    """参考 comes before 报考; a rate that holds only of the other says so."""
    header = "证书:certificate|报考:registered|参考:examined|获证:certified|通过率:pass_rate\n"
    plain, other = check(header + "甲|100|80|40|50.00%\n乙|100|80|40|40.00%", rule="ratio")
    assert (plain.verdict, plain.reading) == (Verdict.CONSISTENT, None)
    assert (other.verdict, other.reading) == (Verdict.CONSISTENT, "registered")
    assert other.hints[0].code == "other-whole"


LEVELS = "证书:certificate|报考初级:registered:初级|报考中级:registered:中级|获证:certified|通过率:pass_rate\n"


def test_the_whole_of_a_rate_may_be_spread_over_levels(check: Check) -> None:
    """Where the counts are divided by level and the rate is not, it is of their sum."""
    good, bad = check(LEVELS + "甲|10|40|40|80%\n乙|20|20|30|85%", rule="ratio")
    assert (good.verdict, good.equation) == (Verdict.CONSISTENT, "40 / 50 = 80 %")
    assert (bad.verdict, bad.equation) == (Verdict.INCONSISTENT, "30 / 40 = 75 %")


def test_a_rate_may_be_of_a_count_that_the_grammar_does_not_name(check: Check) -> None:
    """获证率 among all who graduated: the rows show together of which count it is."""
    header = "学院|毕业生|报考:registered|获证:certified|获证率:pass_rate\n"
    table = (
        header + "甲|1000|120|98|9.8%\n乙|800|88|70|8.75%\n丙|600|60|50|8.33%\n丁|500|60|40|9.0%"
    )
    results = check(table, rule="ratio")
    assert [result.verdict for result in results[:3]] == [Verdict.CONSISTENT] * 3
    assert (results[3].verdict, results[3].equation) == (Verdict.INCONSISTENT, "40 / 500 = 8.0 %")


def test_a_row_of_means_has_no_rate_of_its_own(check: Check) -> None:
    """A mean rate beside mean counts is the mean of rates."""
    table = HEADER + "甲|50|43|86%\n乙|40|30|75%\n平均|45|37|81%"
    assert [result.stated for result in check(table, rule="ratio")] == [86, 75]


def test_one_row_proves_no_other_whole(check: Check) -> None:
    """By chance a wrong rate may be that of another count."""
    header = "学院|毕业生|报考:registered|获证:certified|获证率:pass_rate\n"
    (result,) = check(header + "甲|100|80|40|40%", rule="ratio")
    assert (result.verdict, result.equation) == (Verdict.INCONSISTENT, "40 / 80 = 50 %")


def test_a_total_rate_may_leave_out_the_rows_that_await_results(check: Check) -> None:
    """80 of the 100 whose results are there: the reading says so."""
    table = HEADER + "甲|100|80|80.00%\n乙|50|--|--\n合计|150|80|80.00%"
    result = check(table, rule="ratio")[-1]
    assert (result.verdict, result.reading) == (Verdict.CONSISTENT, "without-pending")
    assert [hint.code for hint in result.hints] == ["other-whole"]


def test_rates_over_several_levels_take_the_counts_on_their_left(check: Check) -> None:
    """Where a row has two rates, each has its own counts; which ones is not certain if they fail."""
    header = "学院|初报:registered|初获:certified|初率:pass_rate|中报:registered|中获:certified|中率:pass_rate\n"
    good, bad = check(header + "甲|10|5|50%|20|5|30%", rule="ratio")
    assert good.verdict is Verdict.CONSISTENT
    assert (bad.verdict, bad.equation) == (Verdict.UNCERTAIN, "5 / 20 = 25 %")


def test_a_rate_of_nothing_is_not_assessable(check: Check) -> None:
    """Nobody registered, yet a rate is stated."""
    (result,) = check(HEADER + "甲|0|0|100%", rule="ratio")
    assert (result.verdict, result.reason) == (Verdict.NOT_ASSESSABLE, "nothing to compare")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("甲|3|2|66.66%", "cut-off"),
        ("甲|50|34|86.00%", "other-count"),
        ("甲|50|43|68.00%", "swapped-digits"),
        ("甲|50|43|40.00%\n乙|50|20|40.00%", "other-row"),
        ("合计|60|43|58.00%\n甲|50|38|76.00%\n乙|10|4|40.00%", "mean-of-rates"),
    ],
)
def test_a_failed_rate_says_why_it_may_have_failed(check: Check, row: str, code: str) -> None:
    """Cut off, a count that the rate does not mean, digits swapped."""
    result = check(HEADER + row, rule="ratio")[0]
    assert result.verdict is Verdict.INCONSISTENT
    assert code in {hint.code for hint in result.hints}
