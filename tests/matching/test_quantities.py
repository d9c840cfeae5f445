"""The figure that a cell holds."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.grammar import load_grammar
from extractor.matching.quantities import CellReader
from extractor.model.mention import CellState
from extractor.model.quantity import Modifier

READER = CellReader(load_grammar().units)


@pytest.mark.parametrize(
    ("text", "value", "unit", "step"),
    [
        ("50", "50", None, "1"),
        ("3,482", "3482", None, "1"),
        ("63,300,\n000", "63300000", None, "1"),
        ("791. 62", "791.62", None, "0.01"),
        ("８６．００％", "86.00", "%", "0.01"),
        ("３，４８２", "3482", None, "1"),
        ("1.2万", "12000", None, "1000"),
        ("39.8万元", "398000", "元", "1000"),
        ("120 人", "120", "人", "1"),
        ("(7,632)", "-7632", None, "1"),
        ("△747", "-747", None, "1"),
        ("747-", "-747", None, "1"),
        ("36（试点）", "36", None, "1"),
        ("0", "0", None, "1"),
        ("0.00%", "0", "%", "0.01"),
    ],
)
def test_reads_a_figure_with_unit_and_printed_step(
    text: str, value: str, unit: str | None, step: str
) -> None:
    """A cell's figure comes back exact, in its base unit, with the worth of its last digit."""
    quantity = READER.read(text).quantity
    assert quantity is not None
    assert (quantity.value, quantity.unit, quantity.step) == (Decimal(value), unit, Decimal(step))


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", CellState.BLANK),
        (" \n", CellState.BLANK),
        ("--", CellState.PENDING),
        ("—", CellState.PENDING),
        ("/", CellState.PENDING),
        ("不适用", CellState.PENDING),
        ("0", CellState.FIGURE),
        ("2020级", CellState.TEXT),
        ("2021年第一批", CellState.TEXT),
        ("1+X", CellState.TEXT),
        ("【560118】工业设计", CellState.TEXT),
        ("13812345678901234", CellState.TEXT),
        ("7月1720日", CellState.TEXT),
        ("(5", CellState.TEXT),
    ],
)
def test_blank_zero_pending_and_text_are_four_things(text: str, state: CellState) -> None:
    """No cell without a figure passes for zero, and a true zero is a figure."""
    assert READER.read(text).state is state


@pytest.mark.parametrize(
    ("text", "modifier", "low", "high"),
    [
        ("约200人", Modifier.ABOUT, None, None),
        ("超过500", Modifier.MORE_THAN, 500, None),
        ("200余人", Modifier.MORE_THAN, 200, 300),
        ("260多万", Modifier.MORE_THAN, 2600000, 2700000),
        ("近300", Modifier.LESS_THAN, None, 300),
        ("3-5", Modifier.RANGE, 3, 5),
        ("200", Modifier.EXACT, 200, 200),
        ("+5.5", Modifier.EXACT, Decimal("5.5"), Decimal("5.5")),
        ("500+", Modifier.AT_LEAST, 500, None),
    ],
)
def test_wording_bounds_the_figure(
    text: str, modifier: Modifier, low: Decimal | int | None, high: Decimal | int | None
) -> None:
    """A bound in the wording is kept as a bound, never as the exact figure."""
    quantity = READER.read(text).quantity
    assert quantity is not None
    assert (quantity.modifier, quantity.low, quantity.high) == (modifier, low, high)


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from(["", " ", "人", "%"]))
def test_the_claimed_characters_are_the_figure(number: int, tail: str) -> None:
    """The offsets lead to the characters that were read, whatever stands around them."""
    text = f" {number:,}{tail} "
    reading = READER.read(text)
    assert reading.quantity is not None
    assert reading.quantity.value == number
    assert text[reading.start : reading.end] == text.strip()


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("面向社会开展培训量(人日)", "人日"),
        ("经费（万元）", "万元"),
        ("单位：人", "人"),
        ("报考人数", None),
        ("专业（群）", None),
    ],
)
def test_a_header_states_the_unit_of_its_column(header: str, unit: str | None) -> None:
    """A bracketed unit, or 单位：, is taken; any other bracket is not."""
    assert READER.unit_in_header(header) == unit


def test_the_unit_of_the_header_scales_the_figures() -> None:
    """39.8 under 万元 is 398,000 元, printed to the thousand."""
    quantity = READER.in_unit(READER.read("39.8"), "万元").quantity
    assert quantity is not None
    assert (quantity.value, quantity.unit, quantity.step) == (398000, "元", 1000)
