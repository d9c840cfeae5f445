"""Dates and years as reports print them."""

import pytest

from extractor.grammar import load_grammar
from extractor.text.periods import read_date, read_years

PERIODS = load_grammar().periods
NUMERALS = load_grammar().numerals


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024 年 1 月 23 日", "2024-01-23"),
        ("二〇二三年十二月三十一日", "2023-12-31"),
        ("2023.06.05", "2023-06-05"),
        ("2023年2月30日", None),
        ("起草于2023年3月1日，定稿于2023年4月2日", "2023-04-02"),
        ("2021年第一批", None),
    ],
)
def test_reads_the_dates_of_signatures(text: str, date: str | None) -> None:
    """The last date that a calendar has is read, in figures or in Chinese."""
    assert read_date(text, PERIODS.date.compiled, NUMERALS) == date


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2021年1+X证书制度试点工作报告", (2021,)),
        ("2021—2022学年试点工作总结", (2021, 2022)),
        ("2021-22学年", (2021, 2022)),
        ("某学院20215号", ()),
        ("2022年总结及2023年计划", (2022, 2023)),
    ],
)
def test_reads_the_years_of_titles(text: str, years: tuple[int, ...]) -> None:
    """Years come in their order, a school year as both of its years."""
    assert read_years(text, PERIODS.year.compiled, PERIODS.school_year.compiled) == years
