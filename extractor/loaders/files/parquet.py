"""Parquet: every flat table as a file with typed columns, for pandas, DuckDB and the like."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from extractor.errors import LoadError
from extractor.loaders.files.entry import Entry, Headings, Writer
from extractor.loaders.files.placing import staged
from extractor.loaders.flat.relations import RELATIONS, Relation, restore, tabulate
from extractor.loaders.flat.shapes import Row, Unstorable
from extractor.model.extraction import Extraction

__all__ = ["FOLDER", "parquet_files", "read_parquet_files"]

FOLDER = "parquet"
_GROUP = 1 << 16
"""Rows that are kept before they are written: a group of rows is what a query reads or skips."""

_TYPES: Mapping[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    bool: pa.bool_(),
    float: pa.float64(),
    Decimal: pa.float64(),  # a figure has at most fifteen digits, which a double keeps
}


@contextmanager
def parquet_files(folder: Path, headings: Headings) -> Iterator[Writer]:
    """Open a writer of a folder of Parquet files; titles stand in the columns' metadata."""
    del headings
    with staged(folder / FOLDER) as stage, ExitStack() as stack:
        tables = {each.name: stack.enter_context(_open(each, stage)) for each in RELATIONS}
        yield _Tables(tables)


@contextmanager
def _open(relation: Relation, stage: Path) -> Iterator["_Table"]:
    schema = _schema(relation)
    with pq.ParquetWriter(stage / f"{relation.name}.parquet", schema, compression="zstd") as writer:
        figures = frozenset(each.name for each in relation.columns if each.type is Decimal)
        table = _Table(writer, schema, figures)
        try:
            yield table
        finally:
            table.flush()


def _schema(relation: Relation) -> pa.Schema:
    return pa.schema(
        [
            pa.field(
                column.name,
                _TYPES[column.type],
                nullable=not column.required,
                metadata={"title": column.title},
            )
            for column in relation.columns
        ],
        metadata={"title": relation.title},
    )


@dataclass(slots=True)
class _Table:
    """A file, and the rows that are still to be written to it."""

    writer: pq.ParquetWriter
    schema: pa.Schema
    figures: frozenset[str]
    rows: list[Row] = field(default_factory=list)

    def extend(self, rows: Sequence[Row]) -> None:
        self.rows += _floated(rows, self.figures)
        if len(self.rows) >= _GROUP:
            self.flush()

    def flush(self) -> None:
        if self.rows:
            self.writer.write_table(pa.Table.from_pylist(self.rows, schema=self.schema))
            self.rows = []


def _floated(rows: Sequence[Row], figures: frozenset[str]) -> Iterator[Row]:
    """Yield the rows with their figures as doubles: Arrow refuses whole numbers that look too large."""
    for row in rows:
        yield {
            name: float(value) if name in figures and value is not None else value
            for name, value in row.items()
        }


@dataclass(frozen=True, slots=True)
class _Tables:
    tables: Mapping[str, _Table]

    def add(self, entry: Entry) -> None:
        try:
            stored = tabulate(entry.extraction)
        except Unstorable as error:
            raise LoadError(entry.file, str(error)) from error
        for name, rows in stored.items():
            self.tables[name].extend(rows)


def read_parquet_files(folder: Path) -> Iterator[Extraction]:
    """Yield the reports of a folder of results, from the files that `parquet_files` wrote to it.

    Raises:
        LoadError: a file is missing, or its rows are not those of reports.
    """
    try:
        tables = {each.name: _by_report(each, folder / FOLDER) for each in RELATIONS}
        for identifier in tables[RELATIONS[0].name]:
            yield restore({name: rows.get(identifier, []) for name, rows in tables.items()})
    except (OSError, ValueError, pa.ArrowException) as error:
        raise LoadError(str(folder), str(error)) from error


def _by_report(relation: Relation, folder: Path) -> dict[object, list[Row]]:
    key = relation.held[0] if relation.owner else "id"
    reports: dict[object, list[Row]] = {}
    for row in pq.read_table(folder / f"{relation.name}.parquet").to_pylist():
        reports.setdefault(row[key], []).append(row)
    return reports
