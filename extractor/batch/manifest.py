"""Reads the list in which a user says what files do not: whose a report is and of which year.

file,issuer,year
2021.pdf,Example College,2021
"""

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from extractor.batch.lists import Headings, read_rows, read_stated_years
from extractor.model.message import Message
from extractor.model.record import Given

__all__ = ["Headings", "Manifest", "read_manifest"]

_NO_FILES = Message(zh="没有文件一列（{wanted}）", en="it has no column of files ({wanted})")


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
    rows = read_rows(path, ("path", "issuer", "year"), headings, _NO_FILES)
    said = [(cells["path"], _given(path.name, line, cells)) for line, cells in rows]
    return Manifest(path.name, path.parent, tuple(entry for entry in said if entry[0]))


def _given(name: str, line: int, cells: Mapping[str, str]) -> Given:
    """Return what a row says of its file."""
    years = read_stated_years(name, line, cells.get("year", ""))
    return Given(issuer=cells.get("issuer") or None, years=years)
