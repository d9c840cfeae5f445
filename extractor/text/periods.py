"""Read dates and years as reports print them. The patterns come as arguments."""

import datetime as dt
import re

from extractor.text.numerals import Numerals

__all__ = ["read_date", "read_years"]


def read_date(text: str, pattern: re.Pattern[str], numerals: Numerals) -> str | None:
    """Return the last date in `text` as ISO 8601 (2024-01-23), or None.

    `pattern` has the groups `year`, `month` and `day`; a date that no calendar has is none.
    """
    for found in reversed(list(pattern.finditer(text))):
        parts = [numerals.read_integer(found[name]) for name in ("year", "month", "day")]
        if None not in parts:
            year, month, day = (part or 0 for part in parts)
            try:
                return dt.date(year, month, day).isoformat()
            except ValueError:
                continue
    return None


def read_years(text: str, year: re.Pattern[str], school_year: re.Pattern[str]) -> tuple[int, ...]:
    """Return the years that `text` names, in order, each once; 2021—2022学年 names both."""
    years: dict[int, int] = {}
    for found in school_year.finditer(text):
        first, last = int(found["year"]), found["end"]
        end = int(last) if len(last) == len(found["year"]) else first // 100 * 100 + int(last)
        years |= {value: found.start() for value in range(first, min(end, first + 5) + 1)}
    for found in year.finditer(text):
        years.setdefault(int(found["year"]), found.start())
    return tuple(sorted(years, key=lambda value: (years[value], value)))
