"""What `convert` and `check` share: from what the user names to one outcome a file."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from extractor.batch.local import ExtractWith, Failed, Job, Outcome, can_bound_memory, convert_files
from extractor.batch.manifest import Headings, read_manifest
from extractor.batch.walk import find_files
from extractor.cli import messages
from extractor.cli.messages import bilingual
from extractor.cli.progress import with_bar
from extractor.cli.session import Status
from extractor.cli.terminal import Terminal
from extractor.model.record import Given

__all__ = ["MEMORY", "Plan", "Request", "carry_out", "is_report", "make_plan"]

MEMORY = 4096
"""Megabytes that one file may take, unless the user says otherwise: four times what recognition needs."""

_MEGABYTE = 1 << 20


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
    memory: int | None = None
    engine: str = "local"
    address: str | None = None


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
    found = find_files(request.paths, is_report, but=request.manifest)
    if not found.files and not found.errors:
        terminal.remark(messages.NO_REPORTS)
        raise typer.Exit(Status.USAGE)
    given = _given(request.manifest, _headings(request), found.files, terminal)
    return Plan(
        request,
        tuple(Job(file, given.get(file), found.members.get(file)) for file in found.files),
        tuple(Failed(Path(error.name), error) for error in found.errors),
    )


def carry_out(plan: Plan, terminal: Terminal, *, is_told: bool = False) -> Iterator[Outcome]:
    """Yield what becomes of each file, in order; on a terminal, a bar shows how far it is.

    Without a bar where it `is_told` otherwise.
    """
    yield from plan.failures
    results = _results(plan, terminal) if plan.jobs else iter(())
    if terminal.err.is_terminal and not is_told:
        results = with_bar(results, len(plan.jobs), terminal)
    yield from results


def _results(plan: Plan, terminal: Terminal) -> Iterator[Outcome]:
    """Have the files converted on this machine, or on a cluster."""
    request = plan.request
    task = ExtractWith(request.grammars, request.ocr)
    memory = request.memory * _MEGABYTE if request.memory else None
    if memory and not can_bound_memory():
        terminal.remark(messages.NO_MEMORY_LIMIT)
        memory = None
    if request.engine == "ray":
        convert = _cluster()
        return convert(
            plan.jobs, task, seconds=request.seconds, memory=memory, address=request.address
        )
    if request.memory is None and can_bound_memory():
        memory = MEMORY * _MEGABYTE
    return convert_files(
        plan.jobs,
        task,
        workers=request.jobs,
        seconds=request.seconds,
        memory=memory,
        quiet=not request.debug,
    )


def _cluster() -> Callable[..., Iterator[Outcome]]:
    """Import Ray, an extra."""
    try:
        from extractor.batch.ray import convert_on_cluster  # noqa: PLC0415  see above
    except ImportError as error:
        raise typer.BadParameter(bilingual(messages.NO_RAY)) from error
    return convert_on_cluster


def is_report(path: Path) -> bool:
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
