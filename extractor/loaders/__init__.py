"""Where extractions go: files (`LOADERS`), or a database that gathers many (`sqlite`, `postgres`)."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from extractor.errors import LoadError
from extractor.loaders.files.csv_files import csv_files
from extractor.loaders.files.entry import Entry, Headings, Loader, Writer
from extractor.loaders.files.json_files import json_files, json_lines

__all__ = ["LOADERS", "Entry", "Headings", "Loader", "Writer"]


def _parquet(folder: Path, headings: Headings) -> AbstractContextManager[Writer]:
    """Import pyarrow, which is large and an extra, when it is asked for."""
    try:
        from extractor.loaders.files.parquet import parquet_files  # noqa: PLC0415  see above
    except ImportError as error:
        problem = f"this needs the extra 'parquet' ({error})"
        raise LoadError(str(folder), problem) from error
    return parquet_files(folder, headings)


def _workbook(folder: Path, headings: Headings) -> AbstractContextManager[Writer]:
    """Import what writes workbooks when it is asked for."""
    from extractor.loaders.files.workbook import workbook_file  # noqa: PLC0415  see above

    return workbook_file(folder, headings)


LOADERS: Mapping[str, Loader] = {
    "json": json_files,
    "jsonl": json_lines,
    "csv": csv_files,
    "xlsx": _workbook,
    "parquet": _parquet,
}
"""Name of the format → what opens a writer of it."""
