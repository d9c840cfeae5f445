"""A file that a command writes: told early if it cannot be written, there whole or not at all."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from extractor.errors import LoadError

__all__ = ["written"]


@contextmanager
def written(path: Path) -> Iterator[TextIO]:
    """Open what takes the place of a file when the block ends well; folders above it are made.

    Raises:
        LoadError: it cannot be written.
    """
    temporary = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        if path.is_dir():
            raise IsADirectoryError(str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        file = temporary.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise LoadError(str(path), error.strerror or "it is a folder") from error
    try:
        with file:
            yield file
        _put(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _put(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except OSError as error:
        raise LoadError(str(path), error.strerror or "it cannot be written") from error
