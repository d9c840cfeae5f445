"""Writes the reports of a database to files, one after the other."""

from collections.abc import Iterable
from pathlib import Path

from rich.progress import track

from extractor.cli import messages
from extractor.cli.storing import open_store
from extractor.cli.terminal import Terminal
from extractor.cli.writing import Files, open_writers, spoken
from extractor.loaders import Entry
from extractor.loaders.files import output_names

__all__ = ["export_reports"]


def export_reports(database: str, files: Files, terminal: Terminal) -> None:
    """Write all reports, in the order of their files; a report that has several is written once."""
    terminal = spoken(files, terminal)
    with open_store(database, is_there=True) as store, open_writers(files) as writers:
        first = {paths[0]: report for report, paths in store.files().items() if paths}
        names = output_names(map(Path, first), "json")
        reports: Iterable[str] = sorted(first)
        if terminal.err.is_terminal:
            reports = track(reports, "", console=terminal.err, transient=True)
        for file in reports:
            path = Path(file)
            extraction = store.read(first[file])
            entry = Entry(extraction, names[path].removesuffix(".json"), names[path], path)
            for writer in writers:
                writer.add(entry)
    terminal.say(messages.EXPORTED, reports=len(first), targets=files.folder)
