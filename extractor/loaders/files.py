"""An extraction as a file of its own, and what to call the files of many."""

import hashlib
import os
import secrets
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pydantic_core import PydanticSerializationError

from extractor.errors import LoadError
from extractor.model.extraction import Extraction

__all__ = ["output_names", "write_json"]

_HASH_LENGTH = 8


def write_json(extraction: Extraction, path: Path) -> None:
    """Write the contract's JSON: UTF-8, one space a level, a line end at the end.

    The file is there whole or not at all; one that was there stays until then. Folders above it
    are made.

    Raises:
        LoadError: it cannot be written.
    """
    try:
        text = extraction.model_dump_json(indent=1)
        _write(path, f"{text}\n".encode())
    except (OSError, PydanticSerializationError) as error:
        raise LoadError(str(path), str(error)) from error


def _write(path: Path, data: bytes) -> None:
    """Put data in the place of a file in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def output_names(paths: Iterable[Path], ending: str) -> dict[Path, str]:
    """Return what to call the output of each file: its own name and the ending.

    Files of one name are told apart by the folders above them, as few as will do for all of them.
    What folders cannot tell apart (`X.pdf` beside `x.pdf`, which are one on Windows) gets a hash
    of its path. The names do not depend on the order of the paths, and no two of them are one
    name where case or the composition of accents does not count.

    >>> names = output_names([Path("a/x.pdf"), Path("b/x.pdf"), Path("b/y.pdf")], "json")
    >>> [name for _, name in sorted(names.items())]
    ['x.pdf~a.json', 'x.pdf~b.json', 'y.pdf.json']

    Args:
        paths: the files.
        ending: of the output, without its dot.
    """
    stems = {path: path.name for path in paths}
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
    return {path: "~".join((path.name, *_folders(path)[:depth][::-1])) for path in paths}


def _folders(path: Path) -> tuple[str, ...]:
    """Return the names of the folders above, the nearest first."""
    return tuple(folder.name for folder in path.parents if folder.name)


def _folded(name: str) -> str:
    """Return what is equal for names that some file system holds for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _hash(path: Path) -> str:
    """Return a few letters that differ from path to path."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:_HASH_LENGTH]
