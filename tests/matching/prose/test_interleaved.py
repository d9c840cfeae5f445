"""Rows of a table told in sentences add up kind by kind."""

import pytest

from extractor.grammar import load_grammar
from extractor.matching.prose.reader import pipeline

ROWS = "初级参考242人、通过200人；中级参考456人、通过423人；高级参考221人、通过136人"


def sums(text: str) -> list[tuple[int, list[int], bool]]:
    """Return total, parts and certainty of each sum, as numbers."""
    doc = pipeline(load_grammar())(text)
    values = [int(span._.claim.quantity.value) for span in doc.spans["claims"]]
    return [
        (values[each.total], [values[part] for part in each.parts], each.certain)
        for each in doc._.breakdowns
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{ROWS}。总体来看，共919人参考，759人通过。",
        f"全年共919人参考，759人通过。其中{ROWS}。",
        f"{ROWS}，合计919人参考、759人通过。",
    ],
)
def test_each_kind_of_figure_has_its_total(text: str) -> None:
    """Those examined make one sum and those who passed another, before the rows or behind."""
    found = {total: parts for total, parts, _ in sums(text)}
    assert found == {919: [242, 456, 221], 759: [200, 423, 136]}


def test_a_total_that_does_not_close_is_certain_all_the_same() -> None:
    """The names of a known whole make the parts, not that they add up."""
    assert (991, [242, 456, 221], True) in sums(f"{ROWS}。总体来看，共991人参考，759人通过。")


def test_rows_of_half_a_year_are_not_certain() -> None:
    """What 上半年 says of its rows need not make the year's total."""
    found = sums(f"上半年{ROWS}。全年共1991人参考，1759人通过。")
    assert not any(certain for _, _, certain in found)


def test_rows_with_a_member_missing_make_no_total() -> None:
    """Without 中级 nothing says that the rows are all."""
    text = "初级参考242人、通过200人；高级参考221人、通过136人。共991人参考，759人通过。"
    assert not any(certain for _, _, certain in sums(text))
