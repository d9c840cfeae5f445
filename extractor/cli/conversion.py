"""Converts what `extractor convert` was asked to, and tells how it went."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from extractor.batch.local import Converted, Failed, Outcome
from extractor.batch.walk import printable
from extractor.cli import messages
from extractor.cli.run import Request, carry_out, make_plan
from extractor.cli.session import Status
from extractor.cli.storing import named, open_store
from extractor.cli.tally import Tally
from extractor.cli.terminal import Terminal
from extractor.cli.writing import Files, open_writers, spoken
from extractor.errors import LoadError
from extractor.loaders import Entry, Writer
from extractor.loaders.files import output_names
from extractor.model.extraction import Extraction

__all__ = ["Targets", "convert_reports"]

Store = Callable[[Path, Extraction], object]


@dataclass(frozen=True, slots=True)
class Targets:
    """Where the results go: a database, a folder of files, or both."""

    database: str | None
    files: Files | None

    def __str__(self) -> str:
        """Return their names."""
        folder = self.files.folder if self.files else None
        names = [named(self.database)] if self.database else []
        return ", ".join([*names, *([printable(folder)] if folder else [])])


def convert_reports(request: Request, targets: Targets, terminal: Terminal) -> Status:
    """Convert and store each file as it is read, so that nothing done is lost when one fails."""
    terminal = spoken(targets.files, terminal)
    plan = make_plan(request, terminal)
    tally = Tally()
    with ExitStack() as stack:
        stores = list(_stores(targets, [job.path for job in plan.jobs], stack))
        for outcome in carry_out(plan, terminal):
            stored = _stored(outcome, stores)
            tally.add(stored)
            _tell(stored, tally, plan.total, terminal)
    tally.tell_failures(terminal, debug=request.debug)
    terminal.say(
        messages.SUMMARY,
        files=tally.converted + tally.failed,
        converted=tally.converted,
        records=tally.records,
        findings=tally.findings,
        failed=tally.failed,
    )
    if tally.converted:
        terminal.say(messages.WRITTEN, targets=targets)
    return tally.status


def _stores(targets: Targets, files: Sequence[Path], stack: ExitStack) -> Iterator[Store]:
    """Open what the results go to, before any file is read."""
    if targets.database:
        load = stack.enter_context(open_store(targets.database)).load
        yield lambda path, extraction: load(extraction, printable(path))
    if targets.files:
        names = output_names(files, "json")
        for writer in stack.enter_context(open_writers(targets.files)):
            yield partial(_write, writer, names)


def _write(writer: Writer, names: Mapping[Path, str], path: Path, extraction: Extraction) -> None:
    name = printable(names[path])
    writer.add(Entry(extraction, name.removesuffix(".json"), name, path))


def _stored(outcome: Outcome, stores: Sequence[Store]) -> Outcome:
    """Store what was converted; what cannot be written is a failure of that file."""
    if not isinstance(outcome, Converted):
        return outcome
    try:
        for store in stores:
            store(outcome.path, outcome.extraction)
    except LoadError as error:
        return Failed(outcome.path, error)
    return outcome


def _tell(outcome: Outcome, tally: Tally, total: int, terminal: Terminal) -> None:
    """Print a line for a file, in a log; on a terminal the bar says enough."""
    if terminal.err.is_terminal:
        return
    done = f"[{tally.converted + tally.failed}/{total}]"
    if isinstance(outcome, Converted):
        terminal.remark(
            messages.DONE,
            done=done,
            path=outcome.path,
            records=len(outcome.extraction.records),
            findings=len(outcome.extraction.findings),
        )
    else:
        terminal.remark(messages.NOT_DONE, done=done, path=outcome.path)
