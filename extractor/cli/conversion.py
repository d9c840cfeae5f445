"""Converts what `extractor convert` was asked to, and tells how it went."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.batch.ledger import Ledger, Redo, Sorted
from extractor.batch.local import Converted, Failed, Job, Outcome
from extractor.batch.walk import printable
from extractor.cli import messages
from extractor.cli.progress import Log, Reporter
from extractor.cli.run import Plan, Request, carry_out, make_plan
from extractor.cli.session import Status
from extractor.cli.storing import Store, named, open_store
from extractor.cli.tally import Tally
from extractor.cli.terminal import Terminal
from extractor.cli.writing import Files, open_writers, spoken
from extractor.errors import LoadError
from extractor.loaders import Entry, Writer
from extractor.loaders.files import output_names
from extractor.model.extraction import Extraction

__all__ = ["Targets", "convert_reports"]


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


@dataclass(frozen=True, slots=True)
class _Sink:
    """Takes what was converted, and writes it where it was asked for."""

    store: Store | None
    ledger: Ledger
    writers: Sequence[Writer]
    names: Mapping[Path, str]
    jobs: Mapping[Path, Job]

    def keep(self, outcome: Outcome) -> Outcome:
        """Keep an outcome; what cannot be written is a failure of that file."""
        try:
            job = self.jobs.get(outcome.path)
            attempt = self.ledger.attempt(job, outcome) if self.store and job else None
            if isinstance(outcome, Converted):
                if self.store:
                    self.store.load(outcome.extraction, printable(outcome.path), attempt)
                self._write(outcome.path, outcome.extraction)
            elif self.store and attempt:
                self.store.note(attempt)
        except LoadError as error:
            return Failed(outcome.path, error)
        return outcome

    def repeat(self, done: Sequence[Job]) -> Iterator[Failed]:
        """Write the files of what is in the database already; yield those that cannot be written."""
        if not (self.store and self.writers and done):
            return
        ids = {path: report for report, paths in self.store.files().items() for path in paths}
        for job in done:
            try:
                extraction = self.store.read(ids[printable(job.path)])
                self._write(job.path, _called(extraction, printable(job.path.name)))
            except LoadError as error:
                yield Failed(job.path, error)

    def _write(self, path: Path, extraction: Extraction) -> None:
        for writer in self.writers:
            name = printable(self.names[path])
            writer.add(Entry(extraction, name.removesuffix(".json"), name, path))


def convert_reports(
    request: Request,
    targets: Targets,
    terminal: Terminal,
    *,
    redo: Redo = Redo.NONE,
    log: Log = Log.TEXT,
) -> Status:
    """Convert and store each file as it is read, so that nothing done is lost when one fails."""
    terminal = spoken(targets.files, terminal)
    plan = make_plan(request, terminal)
    tally = Tally()
    with ExitStack() as stack:
        sink, work = _prepare(plan, targets, redo, stack)
        plan = replace(plan, jobs=work.due, failures=(*plan.failures, *work.failed))
        reporter = Reporter(terminal, log, plan.total, len(plan.failures))
        for failure in sink.repeat(work.done):
            tally.add(failure)
        for outcome in carry_out(plan, terminal, is_told=log is Log.JSON):
            stored = sink.keep(outcome)
            tally.add(stored)
            reporter.tell(stored, tally)
    reporter.end(tally, len(work.done))
    _sum_up(tally, len(work.done), targets, terminal, log=log, debug=request.debug)
    return tally.status


def _prepare(plan: Plan, targets: Targets, redo: Redo, stack: ExitStack) -> tuple[_Sink, Sorted]:
    """Open what the results go to, before any file is read, and tell which files are to be read."""
    store = stack.enter_context(open_store(targets.database)) if targets.database else None
    writers = stack.enter_context(open_writers(targets.files)) if targets.files else []
    request = plan.request
    known = store.attempts() if store else {}
    ledger = Ledger(known, lambda: _grammar_hash(request.grammars), request.ocr)
    work = ledger.sort(plan.jobs, redo)
    names = output_names([job.path for job in plan.jobs], "json") if writers else {}
    return _Sink(store, ledger, writers, names, {job.path: job for job in work.due}), work


def _sum_up(
    tally: Tally, unchanged: int, targets: Targets, terminal: Terminal, *, log: Log, debug: bool
) -> None:
    if log is Log.TEXT:
        tally.tell_failures(terminal, debug=debug)
    terminal.say(
        messages.SUMMARY,
        files=tally.converted + tally.failed,
        converted=tally.converted,
        records=tally.records,
        findings=tally.findings,
        failed=tally.failed,
    )
    if unchanged:
        terminal.say(messages.UNCHANGED, count=unchanged)
    if tally.converted:
        terminal.say(messages.WRITTEN, targets=targets)


def _called(extraction: Extraction, name: str) -> Extraction:
    """Return an extraction under the name of its file; of two files of one content the database knows one."""
    return extraction.model_copy(
        update={"source": extraction.source.model_copy(update={"name": name})}
    )


def _grammar_hash(folder: Path | None) -> str:
    """Return the hash of the rules."""
    from extractor.grammar import load_grammar  # noqa: PLC0415  brings the catalogues' libraries

    return load_grammar(folder=folder).sha256
