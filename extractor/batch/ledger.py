"""Which files need not be converted again, and what to write down of those that are.

A file is done when its content, what its user says of it, the rules and the program are those of the
last try. A file that could not be read is done too: the same bytes fail in the same way.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from extractor import __version__
from extractor.batch.local import Converted, Failed, Job, Outcome
from extractor.batch.walk import printable
from extractor.errors import ReadCause, ReadError
from extractor.loaders.flat.ledger import Attempt, Conditions

__all__ = ["Ledger", "Redo", "Sorted"]

_CHUNK = 1 << 20


class Redo(StrEnum):
    """Which files are converted again, beside those that are new or changed."""

    NONE = "none"
    FAILED = "failed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Sorted:
    """The files to convert, those that are converted already, and those that failed already."""

    due: tuple[Job, ...]
    done: tuple[Job, ...]
    failed: tuple[Failed, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What came of the last try at each file, and the conditions of this one.

    `grammar` is asked for the hash of the rules only where that matters, since it has to load them.
    """

    known: Mapping[str, Attempt]
    grammar: Callable[[], str]
    ocr: str

    def sort(self, jobs: Iterable[Job], redo: Redo) -> Sorted:
        """Tell which files are to be converted."""
        due: list[Job] = []
        done: list[Job] = []
        failed: list[Failed] = []
        for job in jobs:
            attempt = None if redo is Redo.ALL else self._standing(job)
            if attempt is None or (attempt.cause and redo is Redo.FAILED):
                due.append(job)
            elif attempt.cause:
                failed.append(_as_before(job, attempt))
            else:
                done.append(job)
        return Sorted(tuple(due), tuple(done), tuple(failed))

    def attempt(self, job: Job, outcome: Outcome) -> Attempt | None:
        """Return what to write down; nothing of a failure that the same bytes need not meet again."""
        path = printable(job.path)
        match outcome:
            case Converted(extraction=extraction, seconds=seconds):
                rules = extraction.generator.grammar_sha256
                conditions = self._conditions(job, rules)
                return Attempt(path, extraction.source.sha256, conditions, "", seconds)
            case Failed(error=ReadError() as error, seconds=seconds):
                if (sha256 := _sha256(job)) is None:
                    return None
                conditions = self._conditions(job, self.grammar())
                return Attempt(path, sha256, conditions, error.cause, seconds)
            case _:
                return None

    def _standing(self, job: Job) -> Attempt | None:
        """Return the last try at a file, if it would come out the same today."""
        attempt = self.known.get(printable(job.path))
        if attempt is None or attempt.conditions != self._conditions(job, self.grammar()):
            return None
        return attempt if attempt.sha256 == _sha256(job) else None

    def _conditions(self, job: Job, rules: str) -> Conditions:
        given = job.given
        said = [given.issuer, *given.years] if given else []
        settings = json.dumps({"given": said, "ocr": self.ocr}, ensure_ascii=False)
        return Conditions(settings, rules, __version__)


def _as_before(job: Job, attempt: Attempt) -> Failed:
    """Return a failure of which the last try told; its details are not kept."""
    known = set(ReadCause)
    cause = ReadCause(attempt.cause) if attempt.cause in known else ReadCause.DAMAGED
    return Failed(job.path, ReadError(printable(job.path.name), cause), attempt.seconds)


def _sha256(job: Job) -> str | None:
    """Return the hash of a file's content, None where it cannot be had."""
    digest = hashlib.sha256()
    try:
        with job.content() as path, path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except (ReadError, OSError, ValueError):
        return None
    return digest.hexdigest()
