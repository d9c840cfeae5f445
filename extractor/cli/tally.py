"""Counts what became of the files, and tells it at the end."""

from dataclasses import dataclass, field

from extractor.batch.local import Converted, Defect, Failed, Outcome
from extractor.cli import messages
from extractor.cli.session import Status, keep_traces
from extractor.cli.terminal import Terminal
from extractor.errors import LoadError, ReadError

__all__ = ["Tally", "cause"]


@dataclass(slots=True)
class Tally:
    """What became of the files so far."""

    converted: int = 0
    records: int = 0
    findings: int = 0
    failures: list[Failed] = field(default_factory=list)
    defects: list[Defect] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Count one file."""
        match outcome:
            case Converted(extraction=extraction):
                self.converted += 1
                self.records += len(extraction.records)
                self.findings += len(extraction.findings)
            case Failed():
                self.failures.append(outcome)
            case Defect():
                self.defects.append(outcome)

    @property
    def failed(self) -> int:
        """How many files gave nothing."""
        return len(self.failures) + len(self.defects)

    @property
    def status(self) -> Status:
        """How the command ends by this, findings left aside."""
        if self.defects:
            return Status.INTERNAL
        if any(isinstance(failure.error, LoadError) for failure in self.failures):
            return Status.UNWRITTEN
        return Status.UNREAD if self.failures else Status.DONE

    def tell_failures(self, terminal: Terminal, *, debug: bool) -> None:
        """List the files that gave nothing, each with its cause."""
        if self.failed:
            terminal.remark(messages.FAILURES)
        for failure in self.failures:
            terminal.remark(
                messages.FAILURE, path=failure.path, cause=cause(failure, terminal.language)
            )
        for defect in self.defects:
            problem = terminal.text(messages.DEFECT, problem=defect.problem)
            terminal.remark(messages.FAILURE, path=defect.path, cause=problem)
        if self.defects:
            keep_traces(terminal, [defect.trace for defect in self.defects], debug=debug)


def cause(failure: Failed, language: str) -> str:
    """Say why, without the file's name, which stands before it."""
    error = failure.error
    return error.reason(language) if isinstance(error, ReadError) else error.describe(language)
