"""The contract's JSON: a file a report, or a line a report in one file or stream."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from extractor.errors import LoadError
from extractor.loaders.files.entry import Entry, Headings, Writer
from extractor.loaders.files.placing import put, staged
from extractor.model.extraction import Extraction

__all__ = ["json_files", "json_lines", "json_stream", "read_json_lines", "write_json"]

LINES = "reports.jsonl"


def write_json(extraction: Extraction, path: Path) -> None:
    """Write the contract's JSON: UTF-8, one space a level, a line end at the end.

    The file is there whole or not at all; one that was there stays until then. Folders above it
    are made.

    Raises:
        LoadError: it cannot be written.
    """
    try:
        text = extraction.model_dump_json(indent=1)
        put(path, f"{text}\n".encode())
    except (OSError, PydanticSerializationError) as error:
        raise LoadError(str(path), str(error)) from error


@contextmanager
def json_files(folder: Path, headings: Headings) -> Iterator[Writer]:
    """Open a writer of a file for each report, which is there as soon as it is written."""
    del headings
    yield _Files(folder)


@contextmanager
def json_lines(folder: Path, headings: Headings) -> Iterator[Writer]:
    """Open a writer of one file with a line for each report."""
    del headings
    with staged(folder) as stage, (stage / LINES).open("wb") as file:
        yield json_stream(file, str(folder / LINES))


def json_stream(stream: BinaryIO, name: str) -> Writer:
    """Return a writer of a line for each report, in UTF-8 whatever the console speaks."""
    return _Lines(stream, name)


def read_json_lines(path: Path) -> Iterator[Extraction]:
    """Yield the reports of a file with a line for each.

    Raises:
        LoadError: it cannot be read, or a line is no report.
    """
    try:
        with path.open("rb") as file:
            for line in file:
                yield Extraction.model_validate_json(line)
    except (OSError, ValidationError) as error:
        raise LoadError(str(path), str(error)) from error


@dataclass(frozen=True, slots=True)
class _Files:
    folder: Path

    def add(self, entry: Entry) -> None:
        write_json(entry.extraction, self.folder / entry.name)


@dataclass(frozen=True, slots=True)
class _Lines:
    stream: BinaryIO
    name: str

    def add(self, entry: Entry) -> None:
        try:
            line = entry.extraction.model_dump_json()
        except PydanticSerializationError as error:
            raise LoadError(self.name, str(error)) from error
        self.stream.write(f"{line}\n".encode())
        self.stream.flush()
