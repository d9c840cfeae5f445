"""Figures of which one cannot exceed the other."""

from collections.abc import Callable

from extractor.model.check import CheckResult, Verdict
from extractor.model.diagnostic import Severity

Check = Callable[..., tuple[CheckResult, ...]]

APPROVED = (
    "批次:batch|证书:certificate|等级:level|批准:approved_count\n"
    "第一批|物流管理|中级|50\n第二批|物流管理|中级|30\n第一批|智能财税|初级|20\n"
)


def test_more_certified_than_examined_is_an_error(check: Check) -> None:
    """Arithmetic that cannot hold."""
    table = "证书:certificate|报考:registered|参考:examined|获证:certified\n甲|60|50|55"
    (result,) = (r for r in check(table, rule="order") if r.is_finding)
    assert (result.severity, result.stated, result.computed) == (Severity.ERROR, 55, 50)
    assert result.equation == "55 > 50"


def test_a_figure_is_compared_with_the_next_one_that_is_there(check: Check) -> None:
    """Where 参考 is not given, 获证 is held against 报考."""
    table = "证书:certificate|报考:registered|获证:certified\n甲|50|40"
    (result,) = check(table, rule="order")
    assert (result.verdict, result.equation) == (Verdict.CONSISTENT, "40 ≤ 50")


def test_more_registered_than_approved_is_a_warning_with_both_places(check: Check) -> None:
    """Tables are joined on certificate, level and batch; the excess may have a reason."""
    registered = "批次:batch|证书:certificate|等级:level|报考:registered\n第二批|物流管理|中级|45\n第一批|智能财税|初级|20"
    found = [result for result in check(APPROVED, registered, rule="order") if result.is_finding]
    (result,) = found
    assert (result.severity, result.stated, result.computed) == (Severity.WARNING, 45, 30)
    assert [(place.table, place.row) for place in result.at] == [("t2", 0), ("t1", 1)]
    assert [hint.code for hint in result.hints] == ["over-batches"]


def test_a_table_without_batches_is_joined_only_where_that_is_unambiguous(check: Check) -> None:
    """物流管理 was approved in two batches, 智能财税 in one: only that one can be compared."""
    registered = "证书:certificate|等级:level|报考:registered\n物流管理|中级|500\n智能财税|初级|21"
    results = check(APPROVED, registered, rule="order")
    assert [result.stated for result in results] == [21]


def test_figures_of_different_years_are_not_compared(check: Check) -> None:
    """What is applied for next year is no limit to who registered this year."""
    approved = "证书:certificate|等级:level|批准:approved_count\n物流管理|中级|50"
    registered = "证书:certificate|等级:level|报考:registered\n物流管理|中级|60"
    found = {
        periods: len(check(approved, registered, rule="order", periods=periods))
        for periods in (("2024", "2023"), ("2023", "2023"), ("2024", None))
    }
    assert list(found.values()) == [0, 1, 1]


def test_tables_that_share_no_certificate_are_not_joined(check: Check) -> None:
    """A level alone does not say that two rows speak of the same thing."""
    assert (
        check(
            "等级:level|批准:approved_count\n中级|5",
            "等级:level|报考:registered\n中级|9",
            rule="order",
        )
        == ()
    )


def test_total_rows_are_not_rows(check: Check) -> None:
    """合计 is checked as a sum, not as a certificate."""
    table = "证书:certificate|报考:registered|获证:certified\n甲|50|40\n合计|50|60"
    assert [result.stated for result in check(table, rule="order")] == [40]
