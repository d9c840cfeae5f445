"""Converts files in the background, one after the other, each in a process of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread

from extractor.batch.local import Converted, Defect, ExtractWith, Failed, Job, convert_files
from extractor.errors import ExtractorError, LoadError
from extractor.model.extraction import Extraction
from extractor.review.shelf import Shelf

__all__ = ["Conversion", "Conversions", "extracted"]

_REMEMBERED = 200


@dataclass(frozen=True, slots=True)
class Conversion:
    """A file to convert and how far that is: `waiting`, `running`, `done` or `failed`."""

    id: int
    name: str
    state: str = "waiting"
    report: str | None = None
    zh: str = ""
    en: str = ""

    @property
    def is_over(self) -> bool:
        """True where nothing more will come of it."""
        return self.state in {"done", "failed"}


class Conversions:
    """A queue of files, and a thread that works it off."""

    def __init__(self, shelf: Shelf, seconds: float) -> None:
        """Begin to wait for files."""
        self._shelf, self._seconds = shelf, seconds
        self._numbers = count(1)
        self._lock = Lock()
        self._all: dict[int, Conversion] = {}
        self._queue: SimpleQueue[tuple[Conversion, Path, str] | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name="conversions", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Finish the file at hand, and none after it."""
        self._queue.put(None)
        self._thread.join()

    def add(self, name: str, path: Path, stored_as: str) -> Conversion:
        """Queue a file that is called `name`, stands at `path`, and is `stored_as` in the database."""
        conversion = Conversion(next(self._numbers), name)
        self._note(conversion)
        self._queue.put((conversion, path, stored_as))
        return conversion

    def all(self) -> Sequence[Conversion]:
        """Return the conversions of this run, the latest first."""
        with self._lock:
            return tuple(reversed(self._all.values()))

    def _note(self, conversion: Conversion) -> None:
        with self._lock:
            self._all[conversion.id] = conversion
            while len(self._all) > _REMEMBERED:
                del self._all[next(iter(self._all))]

    def _work(self) -> None:
        while (task := self._queue.get()) is not None:
            conversion, path, stored_as = task
            self._note(replace(conversion, state="running"))
            self._note(self._converted(conversion, path, stored_as))

    def _converted(self, conversion: Conversion, path: Path, stored_as: str) -> Conversion:
        try:
            report = self._shelf.load(extracted(path, self._seconds), stored_as)
        except ExtractorError as error:
            zh, en = error.describe("zh"), error.describe("en")
            return replace(conversion, state="failed", zh=zh, en=en)
        return replace(conversion, state="done", report=report)


def extracted(path: Path, seconds: float) -> Extraction:
    """Return what a file says; a crash or a hang of what reads it is an error like others.

    Raises:
        ExtractorError: it cannot be read.
        LoadError: we failed; the message is that of the defect.
    """
    (outcome,) = convert_files([Job(path)], ExtractWith(), workers=1, seconds=seconds)
    match outcome:
        case Converted():
            return outcome.extraction
        case Failed():
            raise outcome.error
        case Defect():
            raise LoadError(path.name, f"internal: {outcome.problem}")
