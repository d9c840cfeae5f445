"""Writes the files that `extractor report` was asked for."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from extractor.cli import messages
from extractor.cli.output import written
from extractor.cli.terminal import Terminal
from extractor.grammar import load_grammar
from extractor.loaders import sqlite
from extractor.loaders.files import output_names
from extractor.model.message import Message
from extractor.pictures.review.single import Entry, single
from extractor.review.entries import entry
from extractor.review.originals import find_original

__all__ = ["write_reports"]


def write_reports(
    database: Path, out: Path | None, folder: Path | None, terminal: Terminal
) -> None:
    """Write all reports as one file, each as a file of its own to send back, or both.

    What is sent back is in Chinese: it goes to those who wrote the report.
    """
    with closing(sqlite.open_database(database)) as db:
        if out is not None:
            text = single([*_entries(db, database.parent, terminal.language)], terminal.language)
            with written(out) as file:
                file.write(text)
            terminal.say(messages.INSPECTED, out=out)
        if folder is not None:
            files = sqlite.report_files(db)
            places = {name: Path(names[0] if names else name) for name, names in files.items()}
            called = output_names([*dict.fromkeys(places.values())], "html")
            for identifier, place in places.items():
                made = _entry(db, identifier, files[identifier], database.parent, "zh")
                with written(folder / called[place]) as file:
                    file.write(single([made], "zh", sent_back=True))
            terminal.say(messages.REPORTS_SENT, reports=len(places), out=folder)


def _entries(db: sqlite.Database, folder: Path, language: str) -> Iterator[Entry]:
    files = sqlite.report_files(db)
    for line in sqlite.read_overview(db).reports:
        yield _entry(db, line.id, files[line.id], folder, language)


def _entry(
    db: sqlite.Database, identifier: str, files: tuple[str, ...], folder: Path, language: str
) -> Entry:
    titles = {
        rule: Message(zh=title.zh, en=title.en)
        for rule, title in load_grammar().checks.titles.items()
    }
    extraction = sqlite.read_extraction(db, identifier)
    original = find_original(extraction, files, folder)
    decisions = sqlite.read_decisions(db)
    return entry(extraction, original, decisions, titles=titles, language=language)
