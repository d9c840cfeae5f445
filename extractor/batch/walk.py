"""Turns what the user names, files, folders and archives, into the files to read."""

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from extractor.batch.archives import Member, is_archive, list_members
from extractor.errors import ReadCause, ReadError

__all__ = ["Found", "find_files", "printable"]

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Found:
    """The files to read, in order and each once, and what was named but cannot be had.

    A file that stands in an archive is in `members` too; its path leads through the archive.
    """

    files: tuple[Path, ...]
    errors: tuple[ReadError, ...]
    members: Mapping[Path, Member] = field(default_factory=dict)


def find_files(
    paths: Iterable[Path], is_report: Callable[[Path], bool], *, but: Path | None = None
) -> Found:
    """Return the files that `paths` name, except `but` (a list of the files, say).

    A named file is taken whatever it is called. A named folder is walked in the order of its names,
    no folder entered twice, and gives the files that `is_report` accepts; folders whose name begins
    with a dot are left out, and a link that leads out of the named folder is not followed. A ZIP
    archive, named or found, is walked as a folder is.
    """
    files: dict[str, Path] = {}
    members: dict[Path, Member] = {}
    errors: list[ReadError] = []

    def wanted(path: Path) -> bool:
        return is_report(path) or is_archive(path)

    for path in paths:
        try:
            found = _walk(path, wanted, errors) if _is_folder(path) else (path,)
        except ReadError as error:
            errors.append(error)
            continue
        for file in found:
            files.setdefault(os.path.realpath(file), file)
    if but is not None:
        files.pop(os.path.realpath(but), None)
    flat: list[Path] = []
    for file in files.values():
        if not is_archive(file):
            flat.append(file)
            continue
        inside, refused = list_members(file, is_report)
        flat += inside
        members |= inside
        errors += refused
    return Found(tuple(flat), tuple(errors), members)


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


def _walk(folder: Path, wanted: Callable[[Path], bool], errors: list[ReadError]) -> Iterator[Path]:
    """Yield the wanted files below a folder in the order of their names."""

    def refuse(error: OSError) -> None:
        errors.append(ReadError(str(error.filename), ReadCause.DENIED, error.strerror or ""))

    def is_inside(path: Path) -> bool:
        inside = Path(os.path.realpath(path)).is_relative_to(top)
        if not inside:
            errors.append(ReadError(str(path), ReadCause.OUTSIDE))
        return inside

    top = os.path.realpath(folder)
    entered: set[str] = set()
    for here, folders, names in os.walk(folder, onerror=refuse, followlinks=True):
        real = os.path.realpath(here)
        if real in entered:
            folders.clear()
            continue
        entered.add(real)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and is_inside(Path(here, name))
        )
        found = (Path(here, name) for name in sorted(names))
        yield from (path for path in found if wanted(path) and is_inside(path))


def printable(path: str | Path) -> str:
    r"""Return a path as text that can be written anywhere, on one line.

    Linux hands us names in other encodings (from a ZIP made on Windows) with bytes that are no text,
    and names with line breaks and worse: a terminal obeys what it is shown.

    >>> printable("a\udcd6.md"), printable("a\nb.md")
    ('a\\udcd6.md', 'a\\u000ab.md')
    """
    text = str(path).encode("utf-8", "backslashreplace").decode("utf-8")
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
