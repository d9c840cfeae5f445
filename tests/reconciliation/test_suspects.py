"""Which figure is suspected, by all the equations that it stands in."""

from collections.abc import Callable, Sequence

import pytest

from extractor.model.check import CheckResult

Check = Callable[..., tuple[CheckResult, ...]]
Stated = Callable[[str, str], tuple[CheckResult, ...]]


def first_hints(results: Sequence[CheckResult]) -> list[str]:
    """Return the first hint of each finding, in Chinese."""
    return [result.hints[0].message.zh for result in results if result.is_finding and result.hints]


def test_a_part_that_breaks_its_row_and_its_column_is_suspected(check: Check) -> None:
    """471 for 271: one figure explains both sums, so it comes before the totals' digits."""
    table = (
        "学院|初级:registered:初级|中级:registered:中级|合计:sum\n"
        "机电|174|29|203\n会计|471|59|330\n物流|287|30|317\n合计|732|118|850"
    )
    found = first_hints(check(table, rule="table.sum"))
    assert len(found) == 2
    assert all("471 若为 271" in hint for hint in found)
    assert all("另 1 处" in hint for hint in found)


def test_a_total_that_other_sums_vouch_for_is_not_suspected(check: Check) -> None:
    """1510 stands in a row that adds up: the misprint is in the column."""
    table = (
        "学院|初级:registered:初级|中级:registered:中级|合计:sum\n"
        "机电|700|29|729\n会计|850|59|859\n合计|1510|88|1598"
    )
    found = [
        hint.message.zh
        for result in check(table, rule="table.sum")
        for hint in result.hints
        if "若为" in hint.message.zh
    ]
    assert not any("1510 若为" in hint for hint in found)


def test_what_the_report_says_elsewhere_is_evidence(stated: Stated) -> None:
    """The text states the sum of the rows: the total is the misprint."""
    text = (
        "全年考核站点16个。\n\n校内站点9个，校外站点17个，共计26个考核站点。\n\n"
        "现有考核站点36个（校内站点9个，校外站点17个）。"
    )
    (result,) = (each for each in stated(text, "prose.sum") if each.is_finding)
    assert "36 若为 26" in result.hints[0].message.zh
    assert "也作 26" in result.hints[0].message.zh


def test_a_total_copied_from_another_column_is_named(check: Check) -> None:
    """The certified are as many as the registered, by the total row alone."""
    table = "学院|报考:registered|获证:certified\n机电|500|300|\n会计|619|437\n合计|1119|1119"
    table = table.replace("300|", "300")
    (result,) = (each for each in check(table, rule="table.sum") if each.is_finding)
    assert result.hints[0].code == "other-column"
    assert "737" in result.hints[0].message.zh


@pytest.mark.parametrize(
    ("rows", "total", "code"),
    [
        pytest.param("甲|9\n乙|17", "16", "wrong-digit", id="two digits are better than none"),
        pytest.param("甲|400\n乙|1018\n丙|95", "1533", "wrong-digit", id="the total's digit"),
    ],
)
def test_where_nothing_else_is_known_digits_are_a_hint(
    check: Check, rows: str, total: str, code: str
) -> None:
    """A short number may differ by chance, so it is said last, but said."""
    (result,) = check(f"类|人数:registered\n{rows}\n合计|{total}", rule="table.sum")
    assert result.hints[-1].code == code


def test_a_report_that_agrees_has_no_suspects(check: Check) -> None:
    """Nothing is hinted at where nothing fails."""
    table = "学院|报考:registered|获证:certified\n机电|500|300\n会计|619|437\n合计|1119|737"
    assert not any(result.hints for result in check(table))
