"""A set of damaged PDFs made from the sample reports, and what becomes of each when it is converted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from extractor.batch.local import (
    Converted,
    Defect,
    ExtractWith,
    Failed,
    Job,
    Outcome,
    convert_files,
)
from extractor.errors import ReadError
from tests.generators.damaged_pdf import DAMAGES, damaged

__all__ = ["SECONDS", "convert_all", "summary", "write_set"]

ROOT = Path(__file__).resolve().parents[2]
SEED = 20261122
SECONDS = 60.0
"""What a user waits for one file."""


def write_set(folder: Path, count: int) -> list[Path]:
    """Write `count` damaged files; the same every time."""
    sources = sorted(ROOT.glob("fixtures/reports/*/*.pdf"))
    chance = Random(SEED)  # noqa: S311  chance that repeats itself is what we want
    paths = []
    for number in range(count):
        source, kind = sources[number % len(sources)], [*DAMAGES][number % len(DAMAGES)]
        path = folder / f"{number:03}-{kind}-{source.name}"
        data = source.read_bytes()
        for _ in range(1 + chance.randrange(3)):
            data = damaged(data, kind, chance)
        path.write_bytes(data)
        paths.append(path)
    return paths


def convert_all(paths: Sequence[Path]) -> Iterator[Outcome]:
    """Yield what becomes of each file."""
    jobs = [Job(path) for path in paths]
    yield from convert_files(jobs, ExtractWith(), workers=2, seconds=SECONDS)


def summary(outcomes: Sequence[Outcome]) -> Counter[str]:
    """Count the outcomes by what a user would call them."""
    return Counter(_name(outcome) for outcome in outcomes)


def _name(outcome: Outcome) -> str:
    match outcome:
        case Converted(extraction=extraction):
            return "read, with a diagnostic" if extraction.diagnostics else "read"
        case Failed(error=ReadError() as error):
            return f"refused: {error.cause}"
        case Failed():
            return "refused"
        case Defect():
            return "defect"
