"""What `convert` and `check` share: from what the user names to one outcome a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from extractor.batch.local import ExtractWith, Failed, Job, Outcome, convert_files
from extractor.batch.manifest import Headings, read_manifest
from extractor.batch.walk import find_files
from extractor.cli import messages
from extractor.cli.session import Status
from extractor.cli.terminal import Terminal
from extractor.model.record import Given

__all__ = ["Plan", "Request", "carry_out", "make_plan"]


@dataclass(frozen=True, slots=True)
class Request:
    """The arguments that say what to read, and how."""

    paths: Sequence[Path]
    manifest: Path | None
    grammars: Path | None
    jobs: int | None
    seconds: float
    debug: bool
    ocr: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The files to read, and those that cannot be had."""

    request: Request
    jobs: tuple[Job, ...]
    failures: tuple[Failed, ...]

    @property
    def total(self) -> int:
        """How many outcomes there will be."""
        return len(self.jobs) + len(self.failures)


def make_plan(request: Request, terminal: Terminal) -> Plan:
    """Find the files and what is given of them.

    Raises:
        ExtractorError: the user's grammar or list of files is wrong.
        typer.Exit: there is nothing to read.
    """
    found = find_files(request.paths, _is_report, but=request.manifest)
    if not found.files and not found.errors:
        terminal.remark(messages.NO_REPORTS)
        raise typer.Exit(Status.USAGE)
    given = _given(request.manifest, _headings(request), found.files, terminal)
    return Plan(
        request,
        tuple(Job(file, given.get(file), found.members.get(file)) for file in found.files),
        tuple(Failed(Path(error.name), error) for error in found.errors),
    )


def carry_out(plan: Plan, terminal: Terminal) -> Iterator[Outcome]:
    """Yield what becomes of each file, in order; on a terminal, a bar shows how far it is."""
    yield from plan.failures
    results: Iterator[Outcome] = convert_files(
        plan.jobs,
        ExtractWith(plan.request.grammars, plan.request.ocr),
        workers=plan.request.jobs,
        seconds=plan.request.seconds,
        quiet=not plan.request.debug,
    )
    if terminal.err.is_terminal:
        results = _with_bar(results, len(plan.jobs), terminal)
    yield from results


def _is_report(path: Path) -> bool:
    """Ask the readers, which are slow to import and not needed for files named one by one."""
    from extractor.readers import is_report  # noqa: PLC0415  see above

    return is_report(path)


def _headings(request: Request) -> Headings:
    """Load the grammar where we ourselves need it: for a list's headings, or to hear what is wrong with it."""
    if request.manifest is None and request.grammars is None:
        return {}
    from extractor.grammar import load_grammar  # noqa: PLC0415  brings the catalogues' libraries

    return load_grammar(folder=request.grammars).identity.manifest


def _given(
    path: Path | None, headings: Headings, files: Sequence[Path], terminal: Terminal
) -> dict[Path, Given]:
    """Return what the list of files says of them; a row for none of them is remarked on."""
    if path is None:
        return {}
    given, unknown = read_manifest(path, headings).assign(files)
    for name in unknown:
        terminal.remark(messages.UNKNOWN_ROW, manifest=path.name, name=name)
    return given


def _with_bar(results: Iterator[Outcome], total: int, terminal: Terminal) -> Iterator[Outcome]:
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=terminal.err, transient=True) as progress:
        task = progress.add_task("", total=total)
        for outcome in results:
            progress.stop()  # whoever takes the outcome may print
            yield outcome
            progress.advance(task)
            progress.start()
