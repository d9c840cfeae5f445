"""The database, spoken to by one thread: SQLite's connections belong to the thread that made them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from extractor.loaders import sqlite
from extractor.model.decision import Decision
from extractor.model.extraction import Extraction

__all__ = ["Shelf"]

Given = ParamSpec("Given")
Result = TypeVar("Result")
_KEPT = 8


class Shelf:
    """Reports and decisions. What was read is kept until somebody writes, here or elsewhere."""

    def __init__(self, path: Path) -> None:
        """Open the database, or make it."""
        self._path = path
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="database")
        self._revision: object = None
        self._overview: sqlite.Overview | None = None
        self._decisions: dict[str, tuple[Decision, ...]] | None = None
        self._files: dict[str, tuple[str, ...]] | None = None
        self._reports: dict[str, Extraction] = {}
        self._thread.submit(lambda: self._db).result()

    @cached_property
    def _db(self) -> sqlite.Database:
        return sqlite.open_database(self._path)

    def close(self) -> None:
        """Close the database."""
        self._thread.submit(self._db.close).result()
        self._thread.shutdown()

    @property
    def folder(self) -> Path:
        """Where the database is."""
        return self._path.parent

    def overview(self) -> sqlite.Overview:
        """Return all reports with their findings counted."""
        return self._ask(Shelf._read_overview)

    def decisions(self) -> dict[str, tuple[Decision, ...]]:
        """Return all decisions by the fingerprint of the finding."""
        return self._ask(Shelf._read_decisions)

    def files(self, identifier: str) -> tuple[str, ...] | None:
        """Return the files of a report; None where there is no such report."""
        return self._ask(Shelf._read_files, identifier)

    def report(self, identifier: str) -> Extraction | None:
        """Return a report; None where there is none of this id."""
        return self._ask(Shelf._read_report, identifier)

    def load(self, extraction: Extraction, path: str) -> str:
        """Keep what a file gave; return the id of the report."""
        return self._ask(
            lambda shelf: sqlite.load_extraction(shelf._db, extraction, path=path)  # noqa: SLF001
        )

    def decide(self, decision: Decision) -> None:
        """Keep a decision."""
        self._ask(lambda shelf: sqlite.write_decision(shelf._db, decision))  # noqa: SLF001  our own

    def _ask(
        self,
        question: Callable[Concatenate["Shelf", Given], Result],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Result:
        """Ask in the thread of the database, with what is kept of it being true."""

        def ask() -> Result:
            now = sqlite.revision(self._db)
            if now != self._revision:
                self._revision = now
                self._overview = self._decisions = self._files = None
                self._reports.clear()
            return question(self, *args, **kwargs)

        return self._thread.submit(ask).result()

    def _read_overview(self) -> sqlite.Overview:
        self._overview = self._overview or sqlite.read_overview(self._db)
        return self._overview

    def _read_decisions(self) -> dict[str, tuple[Decision, ...]]:
        if self._decisions is None:
            self._decisions = sqlite.read_decisions(self._db)
        return self._decisions

    def _read_files(self, identifier: str) -> tuple[str, ...] | None:
        if self._files is None:
            self._files = sqlite.report_files(self._db)
        return self._files.get(identifier)

    def _read_report(self, identifier: str) -> Extraction | None:
        if identifier not in self._reports:
            if self._read_files(identifier) is None:
                return None
            while len(self._reports) >= _KEPT:
                del self._reports[next(iter(self._reports))]
            self._reports[identifier] = sqlite.read_extraction(self._db, identifier)
        return self._reports[identifier]
