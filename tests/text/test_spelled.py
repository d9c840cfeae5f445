"""Numbers as running text spells them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.grammar import load_numerals
from extractor.text.spelled import SpelledNumbers
from tests.generators.spelling import spell, spell_decimal

NUMBERS = SpelledNumbers(load_numerals())


@given(st.integers(0, 10**12 - 1))
def test_reads_every_number_as_it_is_spelled(number: int) -> None:
    """Spelled out, a number below 10¹² reads back."""
    read = NUMBERS.read(spell(number))
    assert read is not None
    assert (read.value, read.high, read.is_bare) == (number, None, False)


@given(st.decimals(0, 9999, places=2))
def test_reads_decimals(number: Decimal) -> None:
    """Digits behind 点 are decimals, and the last says how finely the number is spelled."""
    read = NUMBERS.read(spell_decimal(number))
    assert read is not None
    assert (read.value, read.step) == (number, Decimal("0.01"))


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("三万五", 35000, 1000),
        ("两千八", 2800, 100),
        ("三亿二", 320000000, 10000000),
        ("三万", 30000, 10000),
        ("三千", 3000, 1),
        ("廿三", 23, 1),
        ("三点五万", 35000, 1000),
        ("一二〇", 120, 1),
    ],
)
def test_shorthand_is_spelled_to_its_place(text: str, value: int, step: int) -> None:
    """三万五 is 35,000, to the thousand."""
    read = NUMBERS.read(text)
    assert read is not None
    assert (read.value, read.step) == (value, step)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("两三", 2, 3),
        ("三五", 3, 5),
        ("十五六", 15, 16),
        ("七八十", 70, 80),
        ("三四百", 300, 400),
        ("两三万", 20000, 30000),
    ],
)
def test_neighbours_bound_a_number(text: str, low: int, high: int) -> None:
    """两三百 is a range."""
    read = NUMBERS.read(text)
    assert read is not None
    assert (read.value, read.high) == (low, high)


@pytest.mark.parametrize(
    "text", ["一三五", "万一", "百二十三千", "十二十三", "一二三", "三万五万", ""]
)
def test_what_is_not_well_formed_is_no_number(text: str) -> None:
    """Digits in a row and scales that do not go down spell nothing."""
    assert NUMBERS.read(text) is None
