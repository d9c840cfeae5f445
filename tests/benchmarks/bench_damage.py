"""What becomes of 500 PDFs that are damaged part by part: `python -m tests.benchmarks.bench_damage [COUNT]`."""

import sys
import tempfile
import time
from pathlib import Path

from extractor.batch.local import Defect
from tests.generators.damaged_set import convert_all, summary, write_set

COUNT = 500


def main() -> None:
    """Print how many files came to which end, and how long the slowest kept us waiting."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with tempfile.TemporaryDirectory() as folder:
        paths = write_set(Path(folder), count)
        start = time.perf_counter()
        outcomes = [*convert_all(paths)]
        seconds = time.perf_counter() - start
    for name, number in summary(outcomes).most_common():
        print(f"{number:5}  {name}")
    print(f"{count} files in {seconds:.0f} s")
    for outcome in outcomes:
        if isinstance(outcome, Defect):
            print(outcome.path.name, outcome.problem)


if __name__ == "__main__":
    main()
