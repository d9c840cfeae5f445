"""How right and how fast scans are read, beside RapidOCR and tesseract on the same pages: `make bench`.

    python -m tests.benchmarks.ocr --count 6           so many pages of each seed, a look
    python -m tests.benchmarks.ocr                     30 pages that stay the same, 30 of a new seed
    python -m tests.benchmarks.ocr --seed 5eed --alone --show 20

The new seed is the first eight hex digits of HEAD unless one is given. Peers get the page pictures in memory,
ours opens the file; one process, the same threads, ours and RapidOCR in turn. RapidOCR and tesseract do not turn pages that stand
on their head, so each is also asked of the upright pages' files alone. Of tesseract's two modes the better counts, file by file.
"""

import argparse
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PIL.Image import Image

from tests.benchmarks.scans.generate import PRINTERS, Scan, generate, pages_of
from tests.benchmarks.scans.papers import KINDS
from tests.benchmarks.scans.readers import (
    MODES,
    Recognise,
    missing_tesseract,
    rapid,
    read_ours,
    read_tesseract,
)
from tests.benchmarks.scans.score import Reading, Score, score

ROOT = Path(__file__).resolve().parents[2]
KEPT = "scans-1"
PAGES = 30
OURS, RAPID, TESSERACT = "extractor", "rapidocr", "tesseract"


@dataclass(slots=True)
class Result:
    """What came of one file."""

    scan: Scan
    seed: str
    strict: bool
    scores: dict[str, Score] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def take(self, name: str, read: Callable[[], Reading]) -> None:
        """Time a reader and judge what it read."""
        start = time.perf_counter()
        reading = read()
        self.seconds[name] = time.perf_counter() - start
        self.scores[name] = score(self.scan, reading, strict=self.strict)

    def __str__(self) -> str:
        """Say in a line how each tool did."""
        told = (
            f"{name} {_share(one.printed - one.wrong, one.printed)} {self.seconds[name]:.1f} s"
            for name, one in self.scores.items()
        )
        return f"{self.scan.path.name} ({self.scan.pages}): " + ", ".join(told)

    @property
    def is_upright(self) -> bool:
        """Whether no page of it was turned."""
        return not any(wear.turn for wear in self.scan.wears)


def head() -> str:
    """Return the first eight hex digits of HEAD."""
    command = ("git", "rev-parse", "--short=8", "HEAD")
    return subprocess.check_output(command, cwd=ROOT, text=True).strip()[:8]


def measure(given: argparse.Namespace, folder: Path) -> Iterator[Result]:
    """Yield the result of each file, a file at a time; the files go when they are read, unless kept."""
    recognise = None if given.alone else rapid(os.cpu_count() or 1)
    has_tesseract = not given.alone and missing_tesseract() is None
    is_warm = False
    for seed in (KEPT, given.seed or head()):
        for number, scan in enumerate(generate(seed, given.count, folder, given.printers)):
            pages = pages_of(scan.path, scan.wears[0].dpi)
            readers = _readers(scan, pages, recognise)
            if not is_warm:  # models and grammar are loaded
                for read in readers.values():
                    read()
                is_warm = True
            result = Result(scan, seed, given.strict)
            for name in readers if number % 2 else reversed(readers):
                result.take(name, readers[name])
            if has_tesseract:
                _ask_tesseract(result, pages)
            if given.keep is None:
                scan.path.unlink()
            yield result


def _readers(
    scan: Scan, pages: Sequence[Image], recognise: Recognise | None
) -> dict[str, Callable[[], Reading]]:
    readers: dict[str, Callable[[], Reading]] = {OURS: partial(read_ours, scan.path)}
    if recognise:
        readers[RAPID] = partial(recognise, pages)
    return readers


def _ask_tesseract(result: Result, pages: Sequence[Image]) -> None:
    """Keep the better of both modes, with its time."""
    dpi = result.scan.wears[0].dpi
    tries = [Result(result.scan, result.seed, result.strict) for _ in MODES]
    for one, mode in zip(tries, MODES, strict=True):
        one.take(TESSERACT, partial(read_tesseract, pages, mode, dpi))
    best = min(tries, key=lambda one: one.scores[TESSERACT].wrong)
    result.scores |= best.scores
    result.seconds |= best.seconds


def _share(right: int, whole: int) -> str:
    return f"{right / whole:.4f}" if whole else "     -"


def _line(label: str, results: Iterable[Result], tool: str) -> str:
    counted = [one for one in results if tool in one.scores]
    total = sum((one.scores[tool] for one in counted), Score())
    pages = sum(one.scan.pages for one in counted)
    seconds = sum(one.seconds[tool] for one in counted)
    shares = (
        _share(total.printed - total.wrong, total.printed),
        _share(total.prose - total.prose_wrong, total.prose),
        _share(total.common, total.in_bag),
        _share(total.common, total.given),
        _share(total.cells_right, total.cells),
        _share(total.figures_right, total.figures),
    )
    return f"{label:<26} {pages:>5} " + "  ".join(shares) + f"  {seconds / max(pages, 1):6.2f}"


def report(results: Sequence[Result]) -> None:
    """Print the shares, tool by tool, and where ours fell short."""
    print(f"{'':<26} pages  chars   prose   found  given ok  cells  figures  s/page")
    upright = [one for one in results if one.is_upright]
    for tool in (OURS, RAPID, TESSERACT):
        if any(tool in one.scores for one in results):
            print(_line(tool, results, tool))
            print(_line("  upright files", upright, tool))
    for seed in dict.fromkeys(one.seed for one in results):
        print(_line(f"  ours, seed {seed}", [one for one in results if one.seed == seed], OURS))
    for kind in KINDS:
        print(_line(f"  ours, {kind}", [one for one in results if one.scan.kind == kind], OURS))
    if RAPID in results[0].seconds:
        ours, peer = (sum(one.seconds[name] for one in results) for name in (OURS, RAPID))
        print(f"pages a second, ours over plain rapidocr: {peer / ours:.2f}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=PAGES, help="pages of each of the two seeds")
    parser.add_argument("--seed", help="any text; HEAD's first digits by default")
    parser.add_argument("--printers", nargs="+", default=list(PRINTERS))
    parser.add_argument("--strict", action="store_true", help="（ is not (")
    parser.add_argument("--alone", action="store_true", help="no peers")
    parser.add_argument("--show", type=int, default=0, help="list so many misses of ours a file")
    parser.add_argument("--keep", type=Path, help="write the scans here and leave them")
    parser.add_argument("--json", type=Path, help="write the figures of each file here too")
    return parser.parse_args()


def main() -> None:
    """Print, scan, read, judge."""
    given = _options()
    if reason := missing_tesseract():
        print(f"tesseract is left out: {reason}")
    results = []
    with tempfile.TemporaryDirectory() as folder:
        if given.keep:
            given.keep.mkdir(parents=True, exist_ok=True)
        for result in measure(given, given.keep or Path(folder)):
            results.append(result)
            print(result, flush=True)
            for miss in result.scores[OURS].misses[: given.show]:
                print(f"    {miss}")
    report(results)
    if given.json:
        _write(results, given.json)


def _write(results: Sequence[Result], path: Path) -> None:
    told = [
        {
            "file": one.scan.path.name,
            "seed": one.seed,
            "pages": one.scan.pages,
            "upright": one.is_upright,
            "seconds": one.seconds,
            "scores": {
                tool: {name: getattr(found, name) for name in Score.__slots__}
                for tool, found in one.scores.items()
            },
        }
        for one in results
    ]
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
