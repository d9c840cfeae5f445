"""Watches a folder, and converts what is put there once it has stopped growing."""

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import typer

from extractor.batch.archives import is_archive
from extractor.batch.walk import find_files
from extractor.cli import messages
from extractor.cli.conversion import Targets, convert_reports
from extractor.cli.messages import bilingual
from extractor.cli.progress import Log
from extractor.cli.run import Request, is_report
from extractor.cli.terminal import Terminal

__all__ = ["watch_folder"]

_QUIET = 1.0
"""Seconds without a change, after which a file is taken to be there whole."""

_LOOK = 500
"""Milliseconds between looks while nothing happens; Ctrl-C is heard then too."""


def watch_folder(request: Request, targets: Targets, terminal: Terminal, *, log: Log) -> None:
    """Convert what is in a folder, then what is put there or changed, until Ctrl-C.

    A report whose file is removed stays in the database.
    """
    (inbox,) = request.paths
    arrivals = _arrivals(inbox)
    try:
        next(arrivals)  # from here on nothing is missed
        there = find_files([inbox], is_report)
        if there.files or there.errors:
            convert_reports(request, targets, terminal, log=log)
        terminal.remark(messages.WATCHING, inbox=inbox)
        for paths in arrivals:
            convert_reports(replace(request, paths=paths), targets, terminal, log=log)
    except KeyboardInterrupt:
        terminal.remark(messages.WATCHED)


def _arrivals(inbox: Path) -> Iterator[Sequence[Path]]:
    """Yield nothing once it looks, then the reports and archives that have arrived or changed."""
    try:
        from watchfiles import watch  # noqa: PLC0415  an extra
    except ImportError as error:
        raise typer.BadParameter(bilingual(messages.NO_WATCHFILES)) from error
    growing: dict[Path, tuple[object, float]] = {}
    for number, changes in enumerate(watch(inbox, rust_timeout=_LOOK, yield_on_timeout=True)):
        arrived = _wanted((path for _, path in changes), inbox)
        growing.update(dict.fromkeys(arrived, (None, time.monotonic())))
        whole = _whole(growing)
        if whole or not number:
            yield whole


def _whole(growing: dict[Path, tuple[object, float]]) -> tuple[Path, ...]:
    """Take out the files that have not changed for a while, and those that are gone."""
    now, whole = time.monotonic(), []
    for path, (before, since) in list(growing.items()):
        try:
            status = path.stat()
        except OSError:
            del growing[path]
            continue
        state = (status.st_size, status.st_mtime_ns)
        if state != before:
            growing[path] = (state, now)
        elif now - since >= _QUIET:
            del growing[path]
            whole.append(path)
    return tuple(sorted(whole))


def _wanted(changed: Iterable[str], inbox: Path) -> Iterator[Path]:
    """Yield the reports and archives that are there, at paths as the user names them."""
    top = os.path.realpath(inbox)
    for name in changed:
        path = Path(os.path.realpath(name))
        if path.is_relative_to(top) and path.is_file():
            shown = inbox / path.relative_to(top)
            is_hidden = any(part.startswith(".") for part in path.relative_to(top).parts)
            if not is_hidden and (is_report(shown) or is_archive(shown)):
                yield shown
