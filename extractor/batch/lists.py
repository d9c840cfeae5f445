"""Reads the lists that users write in a spreadsheet: CSV in UTF-8 or GB18030, its first row the headings."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from pathlib import Path

from extractor.errors import ManifestError, ReadCause, ReadError
from extractor.model.message import Message

__all__ = ["Headings", "read_rows", "read_stated_years"]

Headings = Mapping[str, Iterable[str]]
"""What a list may call its columns, beside the names that we give them ourselves."""

_ENCODINGS = ("utf-8-sig", "gb18030")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def read_rows(
    path: Path, fields: Iterable[str], headings: Headings, missing: Message
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the line and the cells of each row, by field; a column that is not there gives none.

    Args:
        path: the list.
        fields: what its columns may feed; the first of them must be there.
        headings: what it may call them.
        missing: what to say where the first is not there; `{wanted}` are its possible headings.

    Raises:
        ReadError: there is no such file, or it is no CSV.
        ManifestError: the first field has no column.
    """
    rows = csv.DictReader(StringIO(_text(path), newline=""))
    try:
        columns = _columns(path.name, rows.fieldnames or (), tuple(fields), headings, missing)
        for row in rows:
            cells = {field: (row.get(heading) or "").strip() for field, heading in columns.items()}
            yield rows.line_num, cells
    except csv.Error as error:
        raise ReadError(path.name, ReadCause.DAMAGED, str(error)) from error


def read_stated_years(name: str, line: int, text: str) -> tuple[int, ...]:
    """Return the years that a cell names; an empty one names none.

    Raises:
        ManifestError: it holds something else.
    """
    years = tuple(int(found) for found in _YEAR.findall(text))
    if text and not years:
        problem = Message(zh=f"第 {line} 行：{text} 不是年份", en=f"line {line}: {text} is no year")
        raise ManifestError(name, problem.zh, problem.en)
    return years


def _text(path: Path) -> str:
    """Decode the list."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(str(path), ReadCause.MISSING) from error
    except OSError as error:
        raise ReadError(str(path), ReadCause.DENIED, error.strerror or "") from error
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ReadError(str(path), ReadCause.UNKNOWN, "neither UTF-8 nor GB18030")


def _columns(
    name: str,
    printed: Iterable[str],
    fields: tuple[str, ...],
    headings: Headings,
    missing: Message,
) -> dict[str, str]:
    """Lead the fields to the headings that the list prints."""
    known = {
        word.casefold(): field for field in fields for word in (field, *headings.get(field, ()))
    }
    columns = {known[word]: heading for heading in printed if (word := _word(heading)) in known}
    if fields[0] not in columns:
        wanted = ", ".join(word for word, field in known.items() if field == fields[0])
        raise ManifestError(
            name, missing.zh.format(wanted=wanted), missing.en.format(wanted=wanted)
        )
    return columns


def _word(heading: str) -> str:
    return heading.strip().casefold()
