"""What to call the files that are written for each of many reports."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

__all__ = ["output_names"]

_HASH_LENGTH = 8
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What a file's name may hold on Linux, and no list of files shows on one line."""


def output_names(paths: Iterable[Path], ending: str) -> dict[Path, str]:
    """Return what to call the output of each file: its own name and the ending.

    Files of one name are told apart by the folders above them, as few as will do for all of them.
    What folders cannot tell apart (`X.pdf` beside `x.pdf`, which are one on Windows) gets a hash
    of its path. The names do not depend on the order of the paths, and no two of them are one
    name where case or the composition of accents does not count. A line break in a name is an
    underscore in them.

    >>> names = output_names([Path("a/x.pdf"), Path("b/x.pdf"), Path("b/y.pdf")], "json")
    >>> [name for _, name in sorted(names.items())]
    ['x.pdf~a.json', 'x.pdf~b.json', 'y.pdf.json']

    Args:
        paths: the files.
        ending: of the output, without its dot.
    """
    stems = {path: _CONTROL.sub("_", path.name) for path in paths}
    for group in _clashing(stems):
        stems |= _with_folders(group)
    for group in _clashing(stems):
        stems |= {path: f"{stems[path]}~{_hash(path)}" for path in group}
    return {path: f"{stem}.{ending}" for path, stem in stems.items()}


def _clashing(stems: Mapping[Path, str]) -> list[list[Path]]:
    """Return the groups of paths whose stems some system holds for one."""
    groups: dict[str, list[Path]] = {}
    for path, stem in stems.items():
        groups.setdefault(_folded(stem), []).append(path)
    return [group for group in groups.values() if len(group) > 1]


def _with_folders(paths: Sequence[Path]) -> dict[Path, str]:
    """Return the names with as few of the folders above as leave the fewest of them equal."""
    deepest = max(len(_folders(path)) for path in paths)
    tries = [_to_depth(paths, depth) for depth in range(deepest + 1)]
    return min(tries, key=lambda stems: sum(map(len, _clashing(stems))))


def _to_depth(paths: Sequence[Path], depth: int) -> dict[Path, str]:
    """Return the names, each with so many of the folders above it."""
    named = {path: "~".join((path.name, *_folders(path)[:depth][::-1])) for path in paths}
    return {path: _CONTROL.sub("_", name) for path, name in named.items()}


def _folders(path: Path) -> tuple[str, ...]:
    """Return the names of the folders above, the nearest first."""
    return tuple(folder.name for folder in path.parents if folder.name)


def _folded(name: str) -> str:
    """Return what is equal for names that some file system holds for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _hash(path: Path) -> str:
    """Return a few letters that differ from path to path."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:_HASH_LENGTH]
