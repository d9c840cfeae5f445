"""What a writer of files is given, and how it is asked to write."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from extractor.model.extraction import Extraction

__all__ = ["Entry", "Headings", "Loader", "Writer"]

Headings = Literal["zh", "en"]
"""In which language columns are named; verdicts and messages follow."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One report to write.

    Attributes:
        extraction: the report.
        file: what to call its file; no two of a run are alike.
        name: what to call a JSON file of it; no two of a run are alike.
        path: where its file lies, to lead there; None where nobody knows.
    """

    extraction: Extraction
    file: str
    name: str
    path: Path | None = None


class Writer(Protocol):
    """Takes the reports of a run one by one."""

    def add(self, entry: Entry) -> None:
        """Write a report.

        Raises:
            LoadError: it cannot be written.
        """


Loader = Callable[[Path, Headings], AbstractContextManager[Writer]]
"""Opens a writer to a folder, whose files are there once the block has ended."""
