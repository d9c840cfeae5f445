"""Around each command: its exit status, and no traceback, whatever happens."""

import tempfile
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from extractor.cli import messages
from extractor.cli.language import Language
from extractor.errors import ExtractorError, LoadError

if TYPE_CHECKING:
    from extractor.cli.terminal import Terminal

__all__ = ["Status", "keep_traces", "session"]


class Status(IntEnum):
    """How the command ends. Where several hold, the highest wins."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    UNREAD = 3
    UNWRITTEN = 4
    INTERNAL = 70
    INTERRUPTED = 130


@contextmanager
def session(language: Language | None, *, debug: bool) -> Iterator["Terminal"]:
    """Give a command its terminal; whatever stops it ends it with a clear line and its status."""
    terminal = _terminal(language)
    try:
        yield terminal
    except KeyboardInterrupt:
        terminal.remark(messages.INTERRUPTED)
        raise typer.Exit(Status.INTERRUPTED) from None
    except ExtractorError as error:
        terminal.err.print(error.describe(terminal.language), soft_wrap=True)
        status = Status.UNWRITTEN if isinstance(error, LoadError) else Status.USAGE
        raise typer.Exit(status) from None
    except typer.Exit:
        raise
    except Exception as error:  # noqa: BLE001  the last border: a defect is told as such, and kept
        terminal.remark(messages.DEFECT, problem=f"{type(error).__name__}: {error}")
        keep_traces(terminal, [traceback.format_exc()], debug=debug)
        raise typer.Exit(Status.INTERNAL) from None


def _terminal(language: Language | None) -> "Terminal":
    """Open the terminal; Ctrl-C while it is still loading ends the command without a word."""
    try:
        from extractor.cli.terminal import open_terminal  # noqa: PLC0415  help needs no rich

        return open_terminal(language)
    except KeyboardInterrupt:
        raise typer.Exit(Status.INTERRUPTED) from None


def keep_traces(terminal: "Terminal", traces: Iterable[str], *, debug: bool) -> None:
    """Keep the tracebacks of defects in a file, and say where and how to report them."""
    text = "\n".join(traces)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="extractor-", suffix=".log", delete=False
    ) as log:
        log.write(text)
    if debug:
        terminal.err.print(text, soft_wrap=True)
    terminal.remark(messages.REPORT_DEFECT, log=Path(log.name))
