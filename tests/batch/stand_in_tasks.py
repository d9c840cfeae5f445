"""What the tests let a worker do with a file: its content says what."""

import os
import time
from pathlib import Path

from extractor.batch.local import Job
from extractor.errors import ReadCause, ReadError
from extractor.model.extraction import Extraction, Generator
from extractor.model.provenance import Source
from extractor.model.record import ReportInfo


class Stubborn(Exception):  # noqa: N818  a name that says what it is
    """An exception that pickle writes and cannot read back."""

    def __init__(self, first: str, second: str) -> None:
        """Take more than `args` keeps."""
        super().__init__(f"{first} {second}")


def obey(job: Job) -> Extraction:
    """Do as the file says: `crash`, `refuse`, `stumble`, `stumble badly`, `sleep 3`, `hoard`, or nothing."""
    word, _, rest = job.path.read_text(encoding="utf-8").partition(" ")
    job.path.with_suffix(".seen").touch()
    if word == "crash":
        os.abort()
    elif word == "refuse":
        raise ReadError(job.path.name, ReadCause.ENCRYPTED)
    elif word == "stumble" and rest:
        raise Stubborn(word, rest)
    elif word == "stumble":
        dict[str, str]()["missing"]
    elif word == "hoard":
        bytearray(4 << 30)
    elif word == "sleep":
        time.sleep(float(rest))
    return extraction(job.path)


def extraction(path: Path) -> Extraction:
    """Return an extraction that knows its file's name and nothing else."""
    return Extraction(
        generator=Generator(version="0", grammar="none", grammar_sha256=""),
        source=Source(name=path.name, sha256="", media_type="text/plain", size=0),
        report=ReportInfo(),
    )
