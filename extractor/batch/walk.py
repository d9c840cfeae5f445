"""Turns what the user names, files and folders, into the files to read."""

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import ReadCause, ReadError

__all__ = ["Found", "find_files", "printable"]

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Found:
    """The files to read, in order and each once, and what was named but cannot be had."""

    files: tuple[Path, ...]
    errors: tuple[ReadError, ...]


def find_files(
    paths: Iterable[Path], is_report: Callable[[Path], bool], *, but: Path | None = None
) -> Found:
    """Return the files that `paths` name, except `but` (a list of the files, say).

    A named file is taken whatever it is called. A named folder is walked in the order of its names,
    links followed but no folder entered twice, and gives the files that `is_report` accepts; folders
    whose name begins with a dot are left out.
    """
    files: dict[str, Path] = {}
    errors: list[ReadError] = []
    for path in paths:
        try:
            found = filter(is_report, _walk(path, errors)) if _is_folder(path) else (path,)
        except ReadError as error:
            errors.append(error)
            continue
        for file in found:
            files.setdefault(os.path.realpath(file), file)
    if but is not None:
        files.pop(os.path.realpath(but), None)
    return Found(tuple(files.values()), tuple(errors))


def _is_folder(path: Path) -> bool:
    """Tell a folder from a file, and refuse what is neither."""
    try:
        mode = path.stat().st_mode
    except PermissionError as error:
        raise ReadError(str(path), ReadCause.DENIED) from error
    except (OSError, ValueError) as error:
        raise ReadError(str(path), ReadCause.MISSING) from error
    if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
        raise ReadError(str(path), ReadCause.UNKNOWN, "not a regular file")
    return stat.S_ISDIR(mode)


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
        yield from (Path(here, name) for name in sorted(names))


def printable(path: str | Path) -> str:
    r"""Return a path as text that can be written anywhere, on one line.

    Linux hands us names in other encodings (from a ZIP made on Windows) with bytes that are no text,
    and names with line breaks and worse: a terminal obeys what it is shown.

    >>> printable("a\udcd6.md"), printable("a\nb.md")
    ('a\\udcd6.md', 'a\\u000ab.md')
    """
    text = str(path).encode("utf-8", "backslashreplace").decode("utf-8")
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
