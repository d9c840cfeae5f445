"""Reads the list in which a user says what files do not: whose a report is and of which year.

file,issuer,year
2021.pdf,Example College,2021
"""

import csv
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path, PureWindowsPath

from extractor.errors import ManifestError, ReadCause, ReadError
from extractor.model.message import Message
from extractor.model.record import Given

__all__ = ["Headings", "Manifest", "read_manifest"]

Headings = Mapping[str, Iterable[str]]
"""What a list may call its columns `path`, `issuer` and `year`, beside these names themselves."""

_ENCODINGS = ("utf-8-sig", "gb18030")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Manifest:
    """A list as read: what each row says of the file it names, `folder` being where the list is."""

    name: str
    folder: Path
    rows: tuple[tuple[str, Given], ...]

    def assign(self, files: Iterable[Path]) -> tuple[dict[Path, Given], tuple[str, ...]]:
        """Return what is said of the files, and the names in the list that are none of them.

        A row names a file by its path, from the list's folder or from where we are, or by its bare
        name, which then stands for every file of that name.
        """
        at: dict[str, Path] = {}
        called: defaultdict[str, list[Path]] = defaultdict(list)
        for file in files:
            at[os.path.realpath(file)] = file
            called[file.name].append(file)
        given: dict[Path, Given] = {}
        unknown: list[str] = []
        for text, said in self.rows:
            named = PureWindowsPath(text).as_posix()  # a list made on Windows is read anywhere
            places = (os.path.realpath(place) for place in (self.folder / named, named))
            meant = [at[place] for place in places if place in at] or called.get(named, [])
            given.update(dict.fromkeys(meant, said))
            unknown += [] if meant else [text]
        return given, tuple(unknown)


def read_manifest(path: Path, headings: Headings) -> Manifest:
    """Read a list of files (CSV in UTF-8 or GB18030, its first row the headings).

    Raises:
        ReadError: there is no such file, or it is no CSV.
        ManifestError: a column is missing, or a year is none.
    """
    rows = csv.DictReader(StringIO(_text(path), newline=""))
    try:
        columns = _columns(path.name, rows.fieldnames or (), headings)
        said = [_row(path.name, rows.line_num, row, columns) for row in rows]
    except csv.Error as error:
        raise ReadError(path.name, ReadCause.DAMAGED, str(error)) from error
    return Manifest(path.name, path.parent, tuple(entry for entry in said if entry[0]))


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


def _columns(name: str, printed: Iterable[str], headings: Headings) -> dict[str, str]:
    """Lead `path`, `issuer` and `year` to the headings that the list prints."""
    known = {
        word.casefold(): field
        for field in ("path", "issuer", "year")
        for word in (field, *headings.get(field, ()))
    }
    columns = {known[word]: heading for heading in printed if (word := _word(heading)) in known}
    if "path" not in columns:
        wanted = ", ".join(word for word, field in known.items() if field == "path")
        problem = Message(
            zh=f"没有文件一列（{wanted}）", en=f"it has no column of files ({wanted})"
        )
        raise ManifestError(name, problem.zh, problem.en)
    return columns


def _word(heading: str) -> str:
    return heading.strip().casefold()


def _row(
    name: str, line: int, row: Mapping[str, str | None], columns: Mapping[str, str]
) -> tuple[str, Given]:
    """Read one row."""
    cells = {field: (row.get(heading) or "").strip() for field, heading in columns.items()}
    year = cells.get("year", "")
    years = tuple(int(text) for text in _YEAR.findall(year))
    if year and not years:
        problem = Message(zh=f"第 {line} 行：{year} 不是年份", en=f"line {line}: {year} is no year")
        raise ManifestError(name, problem.zh, problem.en)
    return cells["path"], Given(issuer=cells.get("issuer") or None, years=years)
