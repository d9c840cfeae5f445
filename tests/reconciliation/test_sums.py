"""Totals of tables, against their rows and columns."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from extractor.model.check import CheckResult, Verdict
from extractor.model.diagnostic import Severity

Check = Callable[..., tuple[CheckResult, ...]]


def verdicts(results: tuple[CheckResult, ...]) -> list[tuple[Decimal, str]]:
    """Return each stated total with its verdict."""
    return [(Decimal(str(result.stated)), result.verdict.value) for result in results]


def test_a_total_that_is_the_sum_of_its_column_is_consistent(check: Check) -> None:
    """合计 is held against all data rows, and the equation shows them."""
    (result,) = check(
        "学院|报考人数:registered\n机电|50\n会计|60\n物流|7\n合计|117", rule="table.sum"
    )
    assert (result.verdict, result.equation) == (Verdict.CONSISTENT, "50 + 60 + 7 = 117")
    assert result.claims == ("t1-3-1", "t1-0-1", "t1-1-1", "t1-2-1")
    assert result.at[0].row == 3


def test_a_total_off_by_one_is_an_error_with_its_difference(check: Check) -> None:
    """A sum that cannot hold is an error, stated − computed is its difference."""
    (result,) = check("学院|报考人数:registered\n机电|50\n会计|60\n合计|111", rule="table.sum")
    assert (result.verdict, result.severity) == (Verdict.INCONSISTENT, Severity.ERROR)
    assert (result.stated, result.computed, result.difference) == (111, 110, 1)
    assert "111" in result.message.zh
    assert "110" in result.message.en


def test_a_long_sum_is_abbreviated(check: Check) -> None:
    """The equation of many rows fits a table's cell."""
    rows = "\n".join(f"学院{number}|{number}" for number in range(1, 39))
    (result,) = check(f"学院|报考人数:registered\n{rows}\n合计|741", rule="table.sum")
    assert result.equation == "1 + 2 + … + 38 = 741"


def test_an_awaited_cell_is_left_out_and_said(check: Check) -> None:
    """The total holds over the rest, and the result says how many cells hold no value."""
    (result,) = check(
        "学院|报考人数:registered\n机电|50\n会计|--\n物流|7\n合计|57", rule="table.sum"
    )
    assert result.verdict is Verdict.CONSISTENT
    assert "1 处没有数值" in result.message.zh


def test_a_total_fails_on_the_rows_that_have_results(check: Check) -> None:
    """Nobody knows yet what an awaited row will hold; the hint says that the total may hold it."""
    (result,) = check(
        "学院|获证人数:certified\n机电|50\n会计|--\n物流|30\n合计|97", rule="table.sum"
    )
    assert result.verdict is Verdict.INCONSISTENT
    assert (result.stated, result.computed) == (97, 80)
    assert "1 处没有数值" in result.message.zh
    assert result.hints[-1].code == "awaited-rows"
    assert "17" in result.hints[-1].message.zh


def test_in_an_unknown_column_a_total_may_hold_what_is_not_shown(check: Check) -> None:
    """“--” may there be a figure that is only not printed."""
    (result,) = check("学院|数值\n机电|50\n会计|--\n物流|30\n合计|97", rule="table.sum")
    assert (result.verdict, result.reason) == (Verdict.UNCERTAIN, "pending results")


def test_a_total_below_the_rows_that_have_results_fails(check: Check) -> None:
    """What is awaited can only add to it."""
    (result,) = check(
        "学院|获证人数:certified\n机电|50\n会计|--\n物流|30\n合计|70", rule="table.sum"
    )
    assert result.verdict is Verdict.INCONSISTENT
    assert "awaited-rows" not in {hint.code for hint in result.hints}


def test_a_total_of_nothing_but_awaited_cells_is_not_assessable(check: Check) -> None:
    """A check that could not be made is a result with its reason."""
    (result,) = check("学院|报考人数:registered\n机电|--\n会计|--\n合计|57", rule="table.sum")
    assert (result.verdict, result.reason) == (Verdict.NOT_ASSESSABLE, "pending results")


def test_an_unreadable_cell_makes_a_sum_uncertain_not_wrong(check: Check) -> None:
    """`I50` is what a scan makes of 150: a value in doubt is no error of the report."""
    (result,) = check("学院|报考人数:registered\n机电|I50\n会计|60\n合计|210", rule="table.sum")
    assert (result.verdict, result.reason) == (Verdict.UNCERTAIN, "unreadable cells")


def test_a_blank_total_is_no_statement(check: Check) -> None:
    """Where the total row is blank there is nothing to check."""
    table = "学院|报考人数:registered|获证人数:certified\n机电|5|4\n合计||4"
    assert [result.stated for result in check(table, rule="table.sum")] == [4]


@pytest.mark.parametrize("header", ["通过率:pass_rate", "人均天数", "专业代码", "年份"])
def test_what_does_not_add_up_is_not_added(check: Check, header: str) -> None:
    """Rates, means, codes and years have no sum."""
    table = f"学院|人数:registered|{header}\n机电|50|30\n会计|60|40\n合计|110|35"
    assert [result.stated for result in check(table, rule="table.sum")] == [110]


def test_a_merged_figure_counts_once(check: Check) -> None:
    """A figure merged over two rows is one figure."""
    (result,) = check(
        "学院|报考人数:registered\n机电|50\n会计|^\n物流|7\n合计|57", rule="table.sum"
    )
    assert result.verdict is Verdict.CONSISTENT


def test_subtotals_sum_their_group_and_the_total_sums_the_subtotals(check: Check) -> None:
    """Nested 小计 are footed one by one, and nothing is counted twice."""
    table = "类|人数:registered\na|5\nb|6\n小计|11\nc|7\nd|9\n小计|16\n合计|27"
    assert verdicts(check(table, rule="table.sum")) == [
        (Decimal(11), "consistent"),
        (Decimal(16), "consistent"),
        (Decimal(27), "consistent"),
    ]


def test_a_wrong_row_shows_in_its_subtotal_only(check: Check) -> None:
    """One misprint is one finding, at the total nearest to it."""
    table = "类|人数:registered\na|5\nb|8\n小计|11\nc|7\nd|9\n小计|16\n合计|27"
    found = [result for result in check(table, rule="table.sum") if result.is_finding]
    assert verdicts(tuple(found)) == [(Decimal(11), "inconsistent")]


def test_a_wrong_grand_total_over_subtotals_is_found(check: Check) -> None:
    """合计 must be what the 小计 rows make."""
    table = "类|人数:registered\na|5\nb|6\n小计|11\nc|7\nd|9\n小计|16\n合计|28"
    assert verdicts(check(table, rule="table.sum"))[-1] == (Decimal(28), "inconsistent")


def test_a_subtotal_of_one_row_is_not_that_of_the_next_group(check: Check) -> None:
    """37 happens to be 16 + 21 too, but 69 is not 22 + 32: the row above makes both."""
    table = (
        "类|报考:registered|获证:certified\na|214|128\nb|340|202\n小计|554|330\nc|69|37\n小计|69|37\n"
        "d|22|16\ne|32|21\n小计|54|37\n合计|677|404"
    )
    assert all(result.verdict is Verdict.CONSISTENT for result in check(table, rule="table.sum"))


def test_a_sum_is_rounded_as_its_total_is_printed(check: Check) -> None:
    """The contract holds figures of equal digits against each other; the equation has all digits."""
    table = "项目|经费:registered\n设备|55.3万\n考务|52.0万\n耗材|9.3万\n合计|186万"
    (result,) = check(table, rule="table.sum")
    assert (result.computed, result.difference) == (Decimal(1170000), Decimal(690000))
    assert result.equation is not None
    assert result.equation.endswith("= 1166000.0")


def test_a_blank_subtotal_gives_way_to_its_rows(check: Check) -> None:
    """Where a 小计 row is blank in one column, its rows stand in for it."""
    table = "类|人数:registered\na|5\nb|6\n小计|\nc|7\nd|9\n小计|16\n合计|27"
    assert verdicts(check(table, rule="table.sum"))[-1] == (Decimal(27), "consistent")


def test_subtotals_may_lead_their_groups(check: Check) -> None:
    """小计 above its rows is read as such, since no row stands before the first."""
    table = "类|人数:registered\n小计|11\na|5\nb|6\n小计|16\nc|7\nd|9\n合计|27"
    assert all(result.verdict is Verdict.CONSISTENT for result in check(table, rule="table.sum"))


def test_a_total_row_may_come_first(check: Check) -> None:
    """合计 above the rows totals what is below it."""
    good, bad = (f"类|人数:registered\n合计|{total}\na|5\nb|6" for total in (11, 12))
    assert verdicts(check(good, rule="table.sum")) == [(Decimal(11), "consistent")]
    assert verdicts(check(bad, rule="table.sum")) == [(Decimal(12), "inconsistent")]


def test_two_closed_lists_in_one_table_are_each_totalled(check: Check) -> None:
    """A second list under the very same header has a total of its own (a false join)."""
    table = "类|报考:registered|获证:certified\na|5|4\nb|6|5\n合计|11|9\nc|7|2\nd|9|3\n合计|16|5"
    assert all(result.verdict is Verdict.CONSISTENT for result in check(table, rule="table.sum"))


def test_the_columns_that_close_settle_how_the_others_are_meant(check: Check) -> None:
    """With two totals one below the other, what closes in one column judges the next."""
    table = "类|报考:registered|获证:certified\na|5|4\nb|6|5\n合计|11|9\nc|7|2\nd|9|3\n合计|16|6"
    assert verdicts(check(table, rule="table.sum"))[-1] == (Decimal(6), "inconsistent")


def test_a_total_that_fits_no_structure_is_uncertain(check: Check) -> None:
    """Where the table leaves open what a total totals, a sum that fails is in doubt, not wrong."""
    table = "类|报考:registered\na|5\nb|6\n合计|11\nc|7\nd|9\n合计|99"
    assert verdicts(check(table, rule="table.sum"))[-1] == (Decimal(99), "uncertain")


def test_a_grand_total_may_total_the_totals_before_it(check: Check) -> None:
    """总计 right under 合计 adds the 合计 rows."""
    table = "类|报考:registered\na|5\nb|6\n合计|11\nc|7\nd|9\n合计|16\n总计|27"
    assert verdicts(check(table, rule="table.sum"))[-1] == (Decimal(27), "consistent")


def test_bands_each_partition_the_same_total(check: Check) -> None:
    """分行业 and 分地区 divide one total twice: each band makes it."""
    table = "项目|收入|成本\n合计|100|80\n分行业||\n制造|60|50\n服务|40|30\n分地区||\n省内|70|55\n省外|30|25"
    results = check(table, rule="table.sum")
    assert [result.verdict for result in results] == [Verdict.CONSISTENT] * 4
    assert {result.equation for result in results} >= {"60 + 40 = 100", "70 + 30 = 100"}


def test_a_band_that_does_not_close_beside_others_that_do_is_wrong(check: Check) -> None:
    """The other bands prove the total."""
    table = "项目|收入|成本\n合计|100|80\n分行业||\n制造|60|50\n服务|40|30\n分地区||\n省内|70|55\n省外|33|25"
    findings = [result for result in check(table, rule="table.sum") if result.is_finding]
    assert [(result.verdict, result.equation) for result in findings] == [
        (Verdict.INCONSISTENT, "70 + 33 = 103")
    ]


def test_a_row_of_which_is_no_part(check: Check) -> None:
    """其中 is held in the row above it."""
    table = "类|报考:registered|获证:certified\na|50|40\n其中：女|20|10\nb|6|5\n合计|56|45"
    assert all(result.verdict is Verdict.CONSISTENT for result in check(table, rule="table.sum"))


def test_rounded_parts_of_a_rounded_total_may_differ_by_their_last_digits(check: Check) -> None:
    """Figures in 万 were rounded when printed; what rounding explains is no disagreement."""
    good = "项目|金额\na|1.2万\nb|1.4万\nc|1.4万\n合计|4.1万"
    bad = "项目|金额\na|1.2万\nb|1.4万\nc|1.4万\n合计|4.5万"
    assert verdicts(check(good, rule="table.sum")) == [(Decimal(41000), "consistent")]
    assert verdicts(check(bad, rule="table.sum")) == [(Decimal(45000), "inconsistent")]


def test_negative_parts_are_subtracted(check: Check) -> None:
    """A negative figure lowers the sum."""
    (result,) = check("项目|增加\na|50\nb|-20\n合计|30", rule="table.sum")
    assert (result.verdict, result.equation) == (Verdict.CONSISTENT, "50 + (-20) = 30")


@pytest.mark.parametrize(
    "column",
    ["成绩\na|80\nb|90\n合计|85", "获证累计\n2021年|100\n2022年|250\n2023年|450\n合计|450"],
)
def test_a_figure_among_its_parts_may_be_their_mean_or_running_total(
    check: Check, column: str
) -> None:
    """In a column that nothing is known of, such a figure is no sum, and no finding."""
    (result,) = check(f"项目|{column}", rule="table.sum")
    assert (result.verdict, result.reason) == (Verdict.NOT_ASSESSABLE, "unclear structure")


@pytest.mark.parametrize("total", ["17", "115"])
def test_a_figure_below_its_parts_or_a_digit_off_their_sum_is_in_doubt(
    check: Check, total: str
) -> None:
    """No mean is below every part; a digit lost from the sum is likelier than a mean."""
    rows = "a|80\nb|90" if total == "17" else "a|70\nb|1045"
    (result,) = check(f"项目|数量\n{rows}\n合计|{total}", rule="table.sum")
    assert (result.verdict, result.reason) == (Verdict.UNCERTAIN, "unclear structure")


def test_kinds_that_rows_share_make_less_than_their_sum(check: Check) -> None:
    """3 and 2 kinds of certificates may be 4 together, and cannot be 6."""
    table = "学院|证书种类\n机电|3\n会计|2\n合计|"
    (shared,) = check(table + "4", rule="table.sum")
    (wrong,) = check(table + "6", rule="table.sum")
    assert (shared.verdict, wrong.verdict) == (Verdict.NOT_ASSESSABLE, Verdict.INCONSISTENT)


LIST = "项目|人数:registered\n一、校内|30\n机电|10\n会计|20\n二、校外|12\n1.企业|7\n2.社区|5\n合计|"


def test_a_numbered_list_in_a_table_is_added_at_its_own_level(check: Check) -> None:
    """What stands below a numbered entry is part of it: numbered lower, or together the same."""
    (result,) = check(LIST + "42", rule="table.sum")
    assert (result.verdict, result.equation) == (Verdict.CONSISTENT, "30 + 12 = 42")
    (wrong,) = check(LIST + "43", rule="table.sum")
    assert (wrong.is_finding, wrong.equation) == (True, "30 + 12 = 42")


def test_a_numbered_total_is_held_against_what_is_numbered_below_it(check: Check) -> None:
    """收入合计 and 支出合计 in one list; what is left, 结余, is part of neither."""
    table = "项目||金额\n一、收入|小计|210\n1.拨款||120\n2.自筹||80\n二、支出|小计|180\n1.设备||180\n三、结余||20"
    found = [r.equation for r in check(table, rule="table.sum") if r.is_finding]
    assert found == ["120 + 80 = 200"]


def test_rows_that_make_twice_the_total_are_things_and_their_parts(check: Check) -> None:
    """A list in a table, with its parts below each entry, is no wrong sum."""
    table = "项目|人数:registered\n校内|30\n机电|10\n会计|20\n校外|12\n企业|12\n合计|42"
    (result,) = check(table, rule="table.sum")
    assert (result.verdict, result.reason) == (Verdict.NOT_ASSESSABLE, "unclear structure")


def test_what_follows_of_which_is_part_of_the_row_above_while_it_makes_it(check: Check) -> None:
    """其中：高职 and 中职 divide the row above; the next row stands for itself."""
    table = "类|报考:registered\n学历教育|300\n其中：高职|220\n中职|80\n社会人员|50\n合计|"
    within, good = check(table + "350", rule="table.sum")
    _, bad = check(table + "360", rule="table.sum")
    assert (within.verdict, within.equation) == (Verdict.CONSISTENT, "220 + 80 = 300")
    assert (good.verdict, good.equation) == (Verdict.CONSISTENT, "300 + 50 = 350")
    assert (bad.is_finding, bad.computed) == (True, 350)


@pytest.mark.parametrize("taken", ["10", "-10"])
def test_what_a_row_takes_off_is_subtracted_with_or_without_sign(check: Check, taken: str) -> None:
    """减：lowers the sum, however its figure is printed."""
    (result,) = check(f"项目|金额\n拨款|120\n自筹|80\n减：上缴|{taken}\n合计|190", rule="table.sum")
    assert (result.verdict, result.equation) == (Verdict.CONSISTENT, "120 + 80 + (-10) = 190")


def test_a_total_under_blocks_side_by_side_is_that_of_all_blocks(check: Check) -> None:
    """One list in two blocks has one total, two lists have two."""
    header = "专业|报考:registered|专业|报考:registered\n"
    one = check(header + "a|5|c|7\nb|6|d|9\n||合计|27", rule="table.sum")
    two = check(header + "a|5|c|7\nb|6|d|9\n小计|11|小计|16", rule="table.sum")
    assert [result.equation for result in one] == ["5 + 7 + 6 + 9 = 27"]
    assert [result.equation for result in two] == ["5 + 6 = 11", "7 + 9 = 16"]


def test_a_sum_column_adds_the_columns_under_the_same_lowest_heading(check: Check) -> None:
    """合计 over 报考 and 获证: the first is the sum of 报考 of every level, and not of 获证."""
    header = "学院|合计 报考:sum|合计 获证:sum|初级 报考|初级 获证|中级 报考|中级 获证\n"
    results = check(header + "甲|50|39|20|15|30|24\n乙|56|42|15|12|40|30", rule="table.sum")
    assert [(r.equation, r.verdict.value) for r in results] == [
        ("20 + 30 = 50", "consistent"),
        ("15 + 24 = 39", "consistent"),
        ("15 + 40 = 55", "inconsistent"),
        ("12 + 30 = 42", "consistent"),
    ]


@pytest.mark.parametrize("label", ["平均", "最高", "同比增长", "占比"])
def test_a_row_that_says_something_of_the_others_is_no_part(check: Check, label: str) -> None:
    """Means, extremes and changes stand among the rows and are not added."""
    (result,) = check(f"学院|报考:registered\n甲|50\n乙|30\n{label}|40\n合计|80", rule="table.sum")
    assert (result.verdict, result.equation) == (Verdict.CONSISTENT, "50 + 30 = 80")


def test_the_total_may_stand_beside_the_last_row_of_another_block(check: Check) -> None:
    """With an odd number of entries 合计 fills the last block, and the entry beside it is a part."""
    table = "专业|报考:registered|专业|报考:registered\na|5|c|7\nb|6|合计|"
    (good,) = check(table + "18", rule="table.sum")
    (bad,) = check(table + "19", rule="table.sum")
    assert (good.verdict, good.equation) == (Verdict.CONSISTENT, "5 + 7 + 6 = 18")
    assert (bad.verdict, bad.computed) == (Verdict.INCONSISTENT, 18)


def test_parts_that_only_an_indent_marks_are_told_by_their_figures(check: Check) -> None:
    """高职 and 中职 make 学生, and only so does the total close."""
    (result,) = check(
        "类|人数:registered\n学生|300\n高职|220\n中职|80\n社会人员|50\n合计|350", rule="table.sum"
    )
    assert (result.verdict, result.equation) == (Verdict.CONSISTENT, "300 + 50 = 350")


def test_a_sum_column_adds_counts_and_no_rates(check: Check) -> None:
    """Where indicators are rows, the row of rates settles nothing, and is not added."""
    table = "指标|甲|乙|合计:sum\n报考|50|40|91\n获证|43|30|73\n通过率|86%|75%|81%"
    results = check(table, rule="table.sum")
    assert verdicts(results) == [(Decimal(91), "inconsistent"), (Decimal(73), "consistent")]


def test_a_text_column_with_one_number_in_it_is_no_figure_column(check: Check) -> None:
    """A class called 2101 is a name, and 3 in the total row counts."""
    table = "学院|班级|人数:registered\n机电|一班|30\n机电|2101|20\n会计|二班|10\n合计|3|60"
    found = [(r.rule, r.stated) for r in check(table) if r.verdict is Verdict.CONSISTENT]
    assert found == [("table.rows", 3), ("table.sum", 60)]


def test_a_total_beside_its_column_is_found_there(check: Check) -> None:
    """A total may be printed under another heading than its items."""
    (result,) = check("项目|单位|金额\na|处|50\nb|处|20\n合计|70|", rule="table.sum")
    assert (result.verdict, result.equation) == (Verdict.CONSISTENT, "50 + 20 = 70")


def test_a_sum_column_is_held_against_its_row(check: Check) -> None:
    """Under one heading 合计 is the sum of the columns beside it."""
    table = "学院|报考初级|报考中级|报考合计:sum\n机电|5|6|11\n会计|7|8|16"
    assert verdicts(check(table, rule="table.sum")) == [
        (Decimal(11), "consistent"),
        (Decimal(16), "inconsistent"),
    ]


def test_a_sum_column_without_a_heading_over_it_is_settled_by_the_other_rows(check: Check) -> None:
    """Where most rows close, the one that does not is wrong; where none does, nothing is said."""
    table = "学院|男|女|合计:sum\na|5|6|11\nb|7|8|15\nc|1|2|4"
    assert verdicts(check(table, rule="table.sum"))[-1] == (Decimal(4), "inconsistent")
    other = "学院|男|女|合计:sum\na|5|6|12\nb|7|8|19"
    assert not [result for result in check(other, rule="table.sum") if result.is_finding]


def test_a_grand_sum_column_adds_the_sum_columns(check: Check) -> None:
    """小计 in two groups of columns, 合计 over both."""
    table = "学院|a|b|小计:sum|c|d|小计:sum|合计:sum\nx|1|2|3|4|5|9|12\ny|2|2|4|4|4|8|12\nz|1|3|4|5|5|10|14"
    assert all(result.verdict is Verdict.CONSISTENT for result in check(table, rule="table.sum"))


@pytest.mark.parametrize(
    ("rows", "total", "code"),
    [
        ("a|50\nb|60\nc|7", "67", "missing-row"),
        ("a|50\nb|60\nc|7", "124", "doubled-row"),
        ("a|500\nb|600\nc|27", "1172", "swapped-digits"),
        ("a|500\nb|600\nc|27", "1327", "wrong-digit"),
        ("a|500\nb|600\nc|27", "127", "lost-digit"),
        ("a|500\nb|19\nc|27", "618", "swapped-digits"),
    ],
)
def test_a_failed_sum_says_why_it_may_have_failed(
    check: Check, rows: str, total: str, code: str
) -> None:
    """A row left out or doubled, digits swapped, wrong or lost."""
    (result,) = check(f"类|人数:registered\n{rows}\n合计|{total}", rule="table.sum")
    assert code in {hint.code for hint in result.hints}


def test_a_rate_may_say_which_row_is_wrong(check: Check) -> None:
    """A digit lost in a count whose rate is right: the rate names the count that closes the sum."""
    table = (
        "类|报考人数:registered|获证人数:certified|通过率:pass_rate\n"
        "a|200|10|50.00%\nb|100|80|80.00%\n合计|300|180|60.00%"
    )
    (result,) = (r for r in check(table, rule="table.sum") if r.is_finding)
    assert result.hints[0].code == "rate-says"
    assert "100" in result.hints[0].message.zh
