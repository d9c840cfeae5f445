"""CSV that Excel opens: the three sheets, and below `data` every flat table.

UTF-8 with its mark, since Excel takes a file without one for GBK. In `data` a row is written so
that the reader gets it back: text is guarded (`guard`), an empty field is no value.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import LoadError
from extractor.loaders.files.entry import Entry, Headings, Writer
from extractor.loaders.files.guard import guarded, is_formula, unguarded
from extractor.loaders.files.placing import staged
from extractor.loaders.flat.relations import RELATIONS, Relation, restore, tabulate
from extractor.loaders.flat.shapes import Column, Row, Stored, Unstorable
from extractor.loaders.flat.sheets import SHEETS, sheet_rows, yes_or_no
from extractor.model.extraction import Extraction

__all__ = ["FOLDER", "csv_files", "read_csv_files"]

FOLDER = "csv"
DATA = "data"
_ENCODING = "utf-8"
_MARK = b"\xef\xbb\xbf"
_READ_AS: Mapping[type, Callable[[str], Stored]] = {
    bool: lambda text: text == "1",
    int: int,
    float: float,
}


@contextmanager
def csv_files(folder: Path, headings: Headings) -> Iterator[Writer]:
    """Open a writer of a folder of CSV files."""
    with staged(folder / FOLDER) as stage:
        (stage / DATA).mkdir()
        files = _Files(stage, headings)
        for sheet in SHEETS:
            files.begin(sheet.title.text(headings), sheet.columns)
        for relation in RELATIONS:
            files.begin(f"{DATA}/{relation.name}", relation.columns)
        yield files


@dataclass(frozen=True, slots=True)
class _Files:
    """The files of a run; each report is added to the end of all."""

    folder: Path
    headings: Headings

    def begin(self, name: str, columns: Sequence[Column]) -> None:
        """Write the first line of a file."""
        titles = [column.title if self.headings == "zh" else column.name for column in columns]
        self._path(name).write_bytes(_MARK + _lines([titles]))

    def add(self, entry: Entry) -> None:
        """Add a report; nothing is written before all of it has become text."""
        try:
            parts = dict(self._parts(entry))
        except (Unstorable, UnicodeEncodeError) as error:
            raise LoadError(entry.file, str(error)) from error
        for name, lines in parts.items():
            with self._path(name).open("ab") as file:
                file.write(lines)

    def _parts(self, entry: Entry) -> Iterator[tuple[str, bytes]]:
        """Yield the name of each file that gets something, and what."""
        sheets = sheet_rows(entry.extraction, entry.file, self.headings)
        for sheet in SHEETS:
            rows = ([self._shown(cell) for cell in row.values()] for row in sheets[sheet.name])
            yield sheet.title.text(self.headings), _lines(rows)
        for name, stored in tabulate(entry.extraction).items():
            if stored:
                yield (
                    f"{DATA}/{name}",
                    _lines([_kept(cell) for cell in row.values()] for row in stored),
                )

    def _shown(self, value: Stored) -> str:
        """Return what a person sees of a value."""
        match value:
            case bool():
                return yes_or_no(value, self.headings)
            case str():
                return f"'{value}" if is_formula(value) else value
            case None:
                return ""
            case _:
                return repr(value)

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.csv"


def _kept(value: Stored) -> str:
    """Return the field of which the reader makes the value again."""
    match value:
        case str() | None:
            return guarded(value)
        case bool():
            return str(int(value))
        case _:
            return repr(value)


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode(_ENCODING)


def read_csv_files(folder: Path) -> Iterator[Extraction]:
    """Yield the reports of a folder of results, from the flat tables that `csv_files` wrote to it.

    Raises:
        LoadError: a file is missing, or its rows are not those of reports.
    """
    try:
        tables = {
            relation.name: _by_report(relation, folder / FOLDER / DATA) for relation in RELATIONS
        }
        for identifier in tables[RELATIONS[0].name]:
            yield restore({name: rows.get(identifier, []) for name, rows in tables.items()})
    except (OSError, ValueError, KeyError, csv.Error) as error:
        raise LoadError(str(folder), str(error)) from error


def _by_report(relation: Relation, folder: Path) -> dict[Stored, list[Row]]:
    """Return the rows of a table by the report that they are of."""
    reports: dict[Stored, list[Row]] = defaultdict(list)
    with (folder / f"{relation.name}.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file)
        next(lines)
        for line in lines:
            row = {
                column.name: _read(column, cell)
                for column, cell in zip(relation.columns, line, strict=True)
            }
            reports[row[relation.held[0] if relation.owner else "id"]].append(row)
    return reports


def _read(column: Column, cell: str) -> Stored:
    """Return the value of a field."""
    if column.type is str:
        return unguarded(cell)
    if not cell:
        return None
    return _READ_AS.get(column.type, _number)(cell)


def _number(text: str) -> int | float:
    """Return a figure as the number that was written."""
    return int(text) if text.lstrip("-").isdecimal() else float(text)
