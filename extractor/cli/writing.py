"""The files that `convert` and `export` write: in which formats, and where."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.cli.options import STREAM
from extractor.cli.terminal import Terminal
from extractor.loaders import LOADERS, Headings, Writer
from extractor.loaders.files.json_files import json_stream

__all__ = ["Files", "open_writers", "spoken"]


@dataclass(frozen=True, slots=True)
class Files:
    """Where files go, in which formats, and in which language their columns are named."""

    folder: Path
    formats: Sequence[str]
    headings: Headings

    @property
    def is_stream(self) -> bool:
        """Whether the reports go to standard output, a line each."""
        return self.folder == STREAM


@contextmanager
def open_writers(files: Files) -> Iterator[list[Writer]]:
    """Open a writer of each format; what they write is there when the block has ended."""
    if files.is_stream:
        yield [json_stream(sys.stdout.buffer, str(STREAM))]
        return
    with ExitStack() as stack:
        yield [
            stack.enter_context(LOADERS[each](files.folder, files.headings))
            for each in files.formats
        ]


def spoken(files: Files | None, terminal: Terminal) -> Terminal:
    """Return a terminal that leaves standard output to the reports where they go there."""
    return replace(terminal, out=terminal.err) if files and files.is_stream else terminal
