"""How far a run is: a bar on a terminal, lines in a log, or JSON for a program."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from extractor.batch.local import Converted, Defect, Failed, Outcome
from extractor.batch.walk import printable
from extractor.cli import messages
from extractor.cli.tally import Tally
from extractor.cli.terminal import Terminal
from extractor.errors import ReadError

__all__ = ["Log", "Reporter", "with_bar"]

_EVERY = 30.0
"""Seconds between two lines that say how fast it goes."""


class Log(StrEnum):
    """How a run that nobody watches is told."""

    TEXT = "text"
    JSON = "json"


class _Speed(ProgressColumn):
    """Files a second."""

    def render(self, task: Task) -> Text:
        """Return the speed, blank until it is known."""
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


def with_bar(results: Iterator[Outcome], total: int, terminal: Terminal) -> Iterator[Outcome]:
    """Show a bar with speed, time left and failures while outcomes come."""
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        _Speed(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    failed = 0
    with Progress(*columns, console=terminal.err, transient=True) as progress:
        task = progress.add_task("", total=total)
        for outcome in results:
            progress.stop()  # whoever takes the outcome may print
            yield outcome
            failed += not isinstance(outcome, Converted)
            shown = terminal.text(messages.FAILED_SO_FAR, failed=failed) if failed else ""
            progress.update(task, advance=1, description=shown)
            progress.start()


@dataclass(slots=True)
class Reporter:
    """Tells of each file when it is done; `total` files are in the run, `before` of them were told by others."""

    terminal: Terminal
    log: Log
    total: int
    before: int
    begun: float = field(default_factory=time.monotonic)
    spoke: float = field(default_factory=time.monotonic)

    def tell(self, outcome: Outcome, tally: Tally) -> None:
        """Print what became of a file, and now and then how fast it goes."""
        done = tally.converted + tally.failed
        if self.log is Log.JSON:
            self._line({"event": "file", **_described(outcome), **self._pace(done, tally)})
        elif not self.terminal.err.is_terminal:
            self._remark(outcome, f"[{done}/{self.total}]")
            if time.monotonic() - self.spoke > _EVERY:
                self.spoke = time.monotonic()
                self.terminal.remark(messages.PACE, **self._pace(done, tally))

    def end(self, tally: Tally, unchanged: int) -> None:
        """Tell a program how it went; a person reads it elsewhere."""
        if self.log is Log.JSON:
            found = {
                "converted": tally.converted,
                "unchanged": unchanged,
                "records": tally.records,
                "findings": tally.findings,
                "status": int(tally.status),
            }
            pace = self._pace(tally.converted + tally.failed, tally)
            self._line({"event": "end", **found, **pace})

    def _pace(self, done: int, tally: Tally) -> dict[str, float | int | None]:
        """Return how far it is, files a second, and the seconds that the rest will take."""
        elapsed = time.monotonic() - self.begun
        rate = max(done - self.before, 0) / elapsed if elapsed else 0.0
        return {
            "done": done,
            "total": self.total,
            "failed": tally.failed,
            "elapsed": round(elapsed, 1),
            "rate": round(rate, 2),
            "eta": round((self.total - done) / rate) if rate else None,
        }

    def _remark(self, outcome: Outcome, done: str) -> None:
        if isinstance(outcome, Converted):
            self.terminal.remark(
                messages.DONE,
                done=done,
                path=outcome.path,
                records=len(outcome.extraction.records),
                findings=len(outcome.extraction.findings),
            )
        else:
            self.terminal.remark(messages.NOT_DONE, done=done, path=outcome.path)

    def _line(self, event: dict[str, object]) -> None:
        """Print a line of JSON, in ASCII, which every console can write."""
        self.terminal.err.file.write(json.dumps(event) + "\n")
        self.terminal.err.file.flush()


def _described(outcome: Outcome) -> dict[str, object]:
    """Return what a program is told of a file."""
    about: dict[str, object] = {"path": printable(outcome.path)}
    match outcome:
        case Converted(extraction=extraction):
            about |= {
                "state": "converted",
                "records": len(extraction.records),
                "findings": len(extraction.findings),
            }
        case Failed(error=error):
            cause = str(error.cause) if isinstance(error, ReadError) else "unwritten"
            about |= {"state": "failed", "cause": cause, "problem": error.describe()}
        case Defect(problem=problem, trace=trace):
            about |= {"state": "failed", "cause": "internal", "problem": problem, "trace": trace}
    return {**about, "seconds": round(outcome.seconds, 3)}
