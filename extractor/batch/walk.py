"""Turns what the user names, files and folders, into the files to read."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import ReadCause, ReadError

__all__ = ["Found", "find_files"]


@dataclass(frozen=True, slots=True)
class Found:
    """The files to read, in order and each once, and what was named but cannot be had."""

    files: tuple[Path, ...]
    errors: tuple[ReadError, ...]


def find_files(paths: Iterable[Path], is_report: Callable[[Path], bool]) -> Found:
    """Return the files that `paths` name.

    A named file is taken whatever it is called. A named folder is walked in the order of its names,
    links followed but no folder entered twice, and gives the files that `is_report` accepts; folders
    whose name begins with a dot are left out.
    """
    files: dict[str, Path] = {}
    errors: list[ReadError] = []
    for path in paths:
        if path.is_dir():
            found: Iterable[Path] = filter(is_report, _walk(path, errors))
        elif path.is_file():
            found = (path,)
        else:
            errors.append(_absent(path))
            continue
        for file in found:
            files.setdefault(os.path.realpath(file), file)
    return Found(tuple(files.values()), tuple(errors))


def _walk(folder: Path, errors: list[ReadError]) -> Iterator[Path]:
    """Yield the files below a folder in the order of their names."""

    def refuse(error: OSError) -> None:
        errors.append(ReadError(str(error.filename), ReadCause.DENIED, error.strerror or ""))

    entered: set[str] = set()
    for here, folders, names in os.walk(folder, onerror=refuse, followlinks=True):
        real = os.path.realpath(here)
        if real in entered:
            folders.clear()
            continue
        entered.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(names) if Path(here, name).is_file())


def _absent(path: Path) -> ReadError:
    """Say why a named path is neither file nor folder."""
    if path.exists():
        return ReadError(str(path), ReadCause.UNKNOWN, "not a regular file")
    return ReadError(str(path), ReadCause.MISSING)
