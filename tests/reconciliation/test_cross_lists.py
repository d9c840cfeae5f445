"""What one table lists of a certificate against another table."""

from collections.abc import Callable

import pytest

from extractor.model.check import CheckResult, Verdict

Check = Callable[..., tuple[CheckResult, ...]]
RULE = "cross.table"
FIRST = "证书:certificate|等级:level|专业:majors\n数控|中级|机电\n网店|中级|电商\n财税|初级|会计\n物流|{}|{}"


def test_tables_that_list_the_same_agree(check: Check) -> None:
    """Levels and majors are compared apart, certificate by certificate."""
    results = check(FIRST.format("中级", "物流"), FIRST.format("中级", "物流"), rule=RULE)
    assert [r.verdict for r in results] == [Verdict.CONSISTENT] * 2
    assert all("4 个证书" in r.message.zh for r in results)


def test_a_certificate_that_differs_is_named(check: Check) -> None:
    """The result says what each table lists, and is no error."""
    results = check(FIRST.format("中级", "物流"), FIRST.format("高级", "物流"), rule=RULE)
    (found,) = (r for r in results if r.verdict is not Verdict.CONSISTENT)
    assert (found.verdict, found.stated, found.computed) == (Verdict.UNCERTAIN, "高级", "中级")
    assert [(at.table, at.row) for at in found.at] == [("t2", 3), ("t1", 3)]


@pytest.mark.parametrize(
    "second",
    [
        "证书:certificate|等级:level\n甲|中级\n乙|中级\n丙|初级",
        "证书:certificate|等级:level\n数控|高级\n网店|高级\n财税|初级\n物流|高级",
    ],
    ids=["other certificates", "other levels throughout"],
)
def test_tables_of_other_things_are_not_compared(check: Check, second: str) -> None:
    """Two tables may list other batches, or other schools."""
    assert not check(FIRST.format("中级", "物流"), second, rule=RULE)
