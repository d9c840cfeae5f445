"""Converts files in worker processes: a crash or a hang ends one file and nothing else.

Workers are started afresh (`spawn`) on every system, so that Linux behaves as Windows does and no
worker inherits a thread. Each imports the stages once, with its first file.
"""

import os
import signal
import sys
import tempfile
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from multiprocessing import get_context, resource_tracker
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from extractor.batch.archives import Member
from extractor.batch.walk import printable
from extractor.errors import ExtractorError, ReadCause, ReadError
from extractor.model.extraction import Extraction
from extractor.model.record import Given

if TYPE_CHECKING:  # a grammar brings its catalogues' libraries, which only the workers need
    from extractor.grammar import Grammar

__all__ = [
    "Converted",
    "Defect",
    "ExtractWith",
    "Failed",
    "Job",
    "Outcome",
    "Task",
    "Worker",
    "can_bound_memory",
    "convert_files",
]

_AHEAD = 2
"""Files handed out for each worker: enough to keep it busy, few enough to keep memory small."""

_TASKS = 500
"""Files that a worker reads before another takes its place: what libraries leak, leaks no further."""

_NO_MEMORY = 75
"""How a worker ends that ran out of memory."""

_TICK = 0.2
"""Seconds between looks at Ctrl-C, which Windows does not deliver to a thread that waits."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to convert, as its user knows it, and what the user says of it.

    A file in an archive has a path that leads through the archive, and is its `member`.
    """

    path: Path
    given: Given | None = None
    member: Member | None = None

    @contextmanager
    def content(self) -> Iterator[Path]:
        """Give the file as one that can be opened; what stands in an archive is unpacked meanwhile.

        Raises:
            ReadError: it cannot be unpacked.
        """
        if self.member is None:
            yield self.path
            return
        with self.member.unpacked(printable(self.path.name)) as path:
            yield path


@dataclass(frozen=True, slots=True)
class Converted:
    """The file was read; `extraction` is what it says."""

    path: Path
    extraction: Extraction
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Failed:
    """The file cannot be read, took too long, or ended the process that read it."""

    path: Path
    error: ExtractorError
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Defect:
    """We failed: an exception that nobody raised on purpose, with its traceback as text."""

    path: Path
    problem: str
    trace: str
    seconds: float = 0.0


Outcome = Converted | Failed | Defect
Task = Callable[[Job], Extraction]
"""What is done with a file; it travels to the workers, so it is a module's own function or a value."""


_Answer = tuple[Extraction | ExtractorError | Defect, float]
"""What a worker says of a file, and how many seconds it took."""

_Future = ProcessFuture[_Answer]


@dataclass(frozen=True, slots=True)
class ExtractWith:
    """The task of the command: extract with the built-in grammar, or with that of a folder.

    `ocr` says where text is recognised in pictures; see `extract`.
    """

    grammars: Path | None = None
    ocr: str = "auto"

    def __call__(self, job: Job) -> Extraction:
        """Return what the file says."""
        # Only the workers need the stages and their libraries.
        from extractor.pipeline import extract  # noqa: PLC0415  see above

        grammar = _grammar(self.grammars) if self.grammars else None
        name = printable(job.path.name)
        with job.content() as path:
            return extract(path, grammar=grammar, name=name, given=job.given, ocr=self.ocr)


@cache
def _grammar(folder: Path) -> "Grammar":
    """Load a user's grammar once a worker."""
    from extractor.grammar import load_grammar  # noqa: PLC0415  only the workers need it

    return load_grammar(folder=folder)


def can_bound_memory() -> bool:
    """Return whether this system holds a process to its memory: Linux does, Windows and macOS do not."""
    return sys.platform == "linux"


def convert_files(
    jobs: Sequence[Job],
    task: Task,
    *,
    workers: int | None = None,
    seconds: float,
    memory: int | None = None,
    quiet: bool = True,
) -> Generator[Outcome, None, None]:
    """Yield one outcome a job, in the order of the jobs, while later ones are being worked on.

    Args:
        jobs: the files.
        task: what to do with each.
        workers: how many processes; one for each core unless told.
        seconds: the time limit of one file.
        memory: how many bytes a worker may take, where the system can say no (`can_bound_memory`).
        quiet: whether to drop what libraries print while they read.
    """
    remaining = deque(jobs)
    size = min(workers or os.cpu_count() or 1, len(remaining))
    while remaining:  # one round, unless a worker dies between two files and the pool with it
        before = len(remaining)
        with _pool(size, memory, quiet=quiet) as pool:
            yield from _round(pool, remaining, task, seconds=seconds, ahead=_AHEAD * size)
        if len(remaining) == before:
            yield _failed(
                remaining.popleft(), ReadCause.CRASHED, "no worker process can be started"
            )


class Worker:
    """One worker process, which reads one file after the other, for those who hand files out themselves."""

    def __init__(self, task: Task, *, seconds: float, memory: int | None = None) -> None:
        """Note what is done with each file, and what it may take."""
        self._task, self._seconds, self._memory = task, seconds, memory
        self._stack = ExitStack()
        self._pool: ProcessPool | None = None

    def read(self, job: Job) -> Outcome:
        """Return what became of a file."""
        for _ in range(2):  # another process, if the first one died between two files
            if self._pool is None:
                self._pool = self._stack.enter_context(_pool(1, self._memory, quiet=True))
            done = _round(self._pool, deque([job]), self._task, seconds=self._seconds, ahead=1)
            for outcome in done:
                return outcome
            self.close()
        return _failed(job, ReadCause.CRASHED, "no worker process can be started")

    def close(self) -> None:
        """End the process."""
        self._pool = None
        self._stack.close()


@contextmanager
def _pool(size: int, memory: int | None, *, quiet: bool) -> Iterator[ProcessPool]:
    """Open a pool whose workers are gone when the block ends, however it ends, with all they left."""
    threads = max(1, (os.cpu_count() or 1) // size)
    with TemporaryDirectory(prefix="extractor-", ignore_cleanup_errors=True) as folder:
        pool = ProcessPool(
            size,
            max_tasks=_TASKS,
            context=get_context("spawn"),
            initializer=_start,
            initargs=(quiet, threads, folder, memory),
        )
        try:
            yield pool
        finally:
            pool.stop()  # type: ignore[no-untyped-call]  # pebble does not say its type
            pool.join()


def _start(quiet: bool, threads: int, folder: str, memory: int | None) -> None:  # noqa: FBT001  pebble passes arguments by position
    """Begin a worker: drop what it prints, since a library's remark on a file is not for the user.

    Recognition takes no more threads than the workers leave it, unless the user says otherwise.
    Temporary files go where we remove them, since a worker that is killed does not.
    """
    os.environ.setdefault("EXTRACTOR_OCR_THREADS", str(threads))
    tempfile.tempdir = folder
    if memory:
        _bound(memory)
    if quiet:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(nowhere, stream)


def _bound(memory: int) -> None:
    """Let this process have so much memory and no more; a file that wants more ends it."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415  Unix only

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        ours = memory if most == resource.RLIM_INFINITY else min(memory, most)
        resource.setrlimit(resource.RLIMIT_DATA, (ours, most))


def _round(
    pool: ProcessPool, remaining: deque[Job], task: Task, *, seconds: float, ahead: int
) -> Iterator[Outcome]:
    """Settle the remaining jobs from the front, until none is left or the pool breaks."""
    running: deque[_Future] = deque()
    while remaining:
        with suppress(RuntimeError), _deaf():  # a broken pool raises
            for job in islice(remaining, len(running), ahead):
                running.append(pool.schedule(_work, (task, job), timeout=seconds))
        if not running or not _ends(pool, running[0]):
            return
        yield _outcome(remaining.popleft(), running.popleft(), seconds)


@contextmanager
def _deaf() -> Iterator[None]:
    """Let what is started here not hear Ctrl-C, which is for us: it would end in a traceback each.

    The threads and processes of a pool inherit what is blocked. Windows has no such thing.
    """
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # its own start would let us, and them, hear again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _ends(pool: ProcessPool, future: _Future) -> bool:
    """Wait for a job; false where the pool broke and nobody will ever do it."""
    while not wait((future,), timeout=_TICK).done:
        if not pool.active:
            return False
    return not isinstance(future.exception(), BrokenProcessPool)


def _work(task: Task, job: Job) -> _Answer:
    """Do the task inside a worker; what cannot cross to us as a value crosses as text."""
    begun = time.monotonic()
    answer: Extraction | ExtractorError | Defect
    try:
        answer = task(job)
    except ExtractorError as error:
        answer = error
    except MemoryError:
        os._exit(_NO_MEMORY)  # what is left of this process is of no use to the next file
    except Exception as error:  # noqa: BLE001  the border: whatever it is must not take the batch along
        answer = Defect(job.path, f"{type(error).__name__}: {error}", traceback.format_exc())
    return answer, time.monotonic() - begun


def _outcome(job: Job, future: _Future, seconds: float) -> Outcome:
    """Tell what became of a job that has ended."""
    if (error := future.exception()) is not None:
        return _lost(job, error, seconds)
    answer, took = future.result()
    match answer:
        case Extraction():
            return Converted(job.path, answer, took)
        case Defect():
            return replace(answer, seconds=took)
        case ExtractorError():
            return Failed(job.path, answer, took)


def _lost(job: Job, error: BaseException, seconds: float) -> Outcome:
    """Tell what became of a job that gave no answer."""
    match error:
        case TimeoutError():
            return _failed(job, ReadCause.TIMEOUT, seconds=seconds)
        case MemoryError():
            return _failed(job, ReadCause.MEMORY)
        case ProcessExpired(exitcode=code) if code == _NO_MEMORY:
            return _failed(job, ReadCause.MEMORY)
        case ProcessExpired():
            return _failed(job, ReadCause.CRASHED, f"exit code {error.exitcode}")
        case _:
            return Defect(job.path, f"{type(error).__name__}: {error}", "")


def _failed(job: Job, cause: ReadCause, detail: str = "", seconds: float = 0.0) -> Failed:
    return Failed(job.path, ReadError(printable(job.path.name), cause, detail), seconds)
