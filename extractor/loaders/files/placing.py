"""Files that are there whole or not at all."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extractor.errors import LoadError

__all__ = ["put", "staged"]


def put(path: Path, data: bytes) -> None:
    """Put data in the place of a file in one step; folders above it are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Give a folder to write in; its files go to `folder` when the block ends, each in one step.

    Ctrl-C ends the block well: what was written until then is kept. Any other trouble leaves the
    folder as it was.

    Raises:
        LoadError: the folder cannot be written to.
    """
    stage = folder / f".{secrets.token_hex(8)}.tmp"
    try:
        stage.mkdir(parents=True)
        try:
            yield stage
        except KeyboardInterrupt:
            _move(stage, folder)
            raise
        _move(stage, folder)
    except OSError as error:
        raise LoadError(str(folder), error.strerror or str(error)) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _move(stage: Path, folder: Path) -> None:
    for file in sorted(path for path in stage.rglob("*") if path.is_file()):
        target = folder / file.relative_to(stage)
        target.parent.mkdir(parents=True, exist_ok=True)
        file.replace(target)
