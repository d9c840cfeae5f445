"""Reads the list of those who should hand in a report.

school,year
Example College,2021
"""

from pathlib import Path

from extractor.batch.lists import Headings, read_rows, read_stated_years
from extractor.model.message import Message
from extractor.reconciliation.across import Expected

__all__ = ["read_roster"]

_NO_SCHOOLS = Message(zh="没有学校一列（{wanted}）", en="it has no column of schools ({wanted})")


def read_roster(path: Path, headings: Headings) -> tuple[Expected, ...]:
    """Read a list of schools, each with the years that it should report on; without, any report will do.

    Raises:
        ReadError: there is no such file, or it is no CSV.
        ManifestError: there is no column of schools, or a year is none.
    """
    return tuple(
        Expected(cells["school"], read_stated_years(path.name, line, cells.get("year", "")))
        for line, cells in read_rows(path, ("school", "year"), headings, _NO_SCHOOLS)
        if cells["school"]
    )
