"""Whole numbers as reports spell them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.grammar import load_numerals

NUMERALS = load_numerals()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("二十三", 23),
        ("三千四百八十二", 3482),
        ("一百零八", 108),
        ("十五", 15),
        ("两万三千", 23000),
        ("二〇二一", 2021),
        ("壹拾贰", 12),
        ("３，４８２", 3482),
        ("01", 1),
        ("⑫", 12),
        ("（三）", 3),
        ("Ⅳ", 4),
        ("1亿", None),
        ("第一", None),
        ("级", None),
        ("", None),
    ],
)
def test_reads_the_numerals_that_reports_print(text: str, number: int | None) -> None:
    """Every spelling comes back as its number, and what is no numeral as None."""
    assert NUMERALS.read_integer(text) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (4, "四"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (20003, "二万零三"),
    ],
)
def test_writes_numbers_as_headings_print_them(number: int, text: str) -> None:
    """The expected number of a gap reads as the report would have printed it."""
    assert NUMERALS.write(number) == text


@given(st.integers(min_value=0, max_value=10**8 - 1))
def test_what_is_written_reads_back(number: int) -> None:
    """Writing and reading are inverse."""
    assert NUMERALS.read_integer(NUMERALS.write(number)) == number


def test_refuses_numbers_that_it_cannot_write() -> None:
    """A number out of range is an error, not a wrong numeral."""
    with pytest.raises(ValueError, match="not between"):
        NUMERALS.write(10**8)
