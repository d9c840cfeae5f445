"""How many planted faults are found, and how often a clean report is accused.

    python tests/benchmarks/faults/measure.py --count 2000 --formats txt
    python tests/benchmarks/faults/measure.py --count 200 --formats pdf --show 5

Half of the reports are clean, half have one fault. The seed is the first eight hex digits of HEAD unless
another is given; equal seeds give equal reports.
"""

import argparse
import json
import logging
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from extractor import extract
from tests.benchmarks.faults.generate import Sample, generate
from tests.benchmarks.faults.plant import FAULTS
from tests.benchmarks.faults.score import Outcome, judge
from tests.benchmarks.faults.writers import FORMATS, write

ROOT = Path(__file__).resolve().parents[3]
Document = Mapping[str, Any]


def head() -> str:
    """Return the first eight hex digits of HEAD."""
    command = ("git", "rev-parse", "--short=8", "HEAD")
    return subprocess.check_output(command, cwd=ROOT, text=True).strip()[:8]


def read(path: Path) -> Document | str:
    """Return the document of a file, or what went wrong."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        document: Document = extract(path).model_dump(mode="json")
    except Exception as error:  # noqa: BLE001  # whatever it is, it is counted
        return f"{type(error).__name__}: {error}"
    return {"claims": document["claims"], "checks": document["checks"]}


def measured(
    samples: Sequence[Sample], suffix: str, folder: Path, jobs: int
) -> list[tuple[Sample, Outcome]]:
    """Return what was said of each sample in a format."""
    paths = write({sample.name: sample.report for sample in samples}, folder, [suffix])
    with ProcessPoolExecutor(jobs) as pool:
        documents = list(pool.map(read, paths, chunksize=4))
    return [
        (sample, _outcome(sample, document))
        for sample, document in zip(samples, documents, strict=True)
    ]


def _outcome(sample: Sample, document: Document | str) -> Outcome:
    if isinstance(document, str):
        return Outcome(sample.truth.kind, error=document)
    return judge(sample, document)


def share(part: int, whole: int) -> str:
    """Return a share as `3/4 75.0%`."""
    return f"{part}/{whole} {100 * part / whole:.1f}%" if whole else "0/0"


def print_errors(outcomes: Iterable[Outcome]) -> None:
    """Print how many reports were not read, which are neither found nor accused."""
    errors = Counter(outcome.error for outcome in outcomes if outcome.error)
    if errors:
        print(f"  NOT READ {sum(errors.values())}: {errors.most_common(3)}")


def print_kinds(outcomes: Iterable[Outcome]) -> None:
    """Print a line for each kind of fault, and one for all."""
    faulty = [outcome for outcome in outcomes if outcome.kind]
    print(f"  {'kind':<26}{'found':<18}{'the planted one':<18}{'seen':<18}first hint right")
    for kind in (*FAULTS, "all"):
        own = [outcome for outcome in faulty if kind in {outcome.kind, "all"}]
        columns = [
            share(sum(outcome.found for outcome in own), len(own)),
            share(sum(outcome.first for outcome in own), len(own)),
            share(sum(outcome.seen for outcome in own), len(own)),
        ]
        known = [outcome.hint for outcome in own if outcome.hint is not None]
        print(
            f"  {kind:<26}{''.join(f'{each:<18}' for each in columns)}{share(sum(known), len(known))}"
        )


def print_alarms(outcomes: Sequence[Outcome]) -> None:
    """Print how often a report was accused of what it did not do, by rule and by open structure."""
    clean = [outcome for outcome in outcomes if not outcome.kind and not outcome.error]
    accused = sum(bool(outcome.alarms) for outcome in clean)
    alarms = [check for outcome in outcomes for check in outcome.alarms]
    rules = Counter(check["rule"] for check in alarms)
    opens = Counter(kind for outcome in outcomes for kind in outcome.open_kinds)
    print(f"  clean reports with a false alarm {share(accused, len(clean))}")
    print(f"  false alarms {len(alarms)}, {len(alarms) / len(outcomes):.4f} a report {dict(rules)}")
    print(f"  of them on open structures {dict(opens)}")


def print_some(results: Iterable[tuple[Sample, Outcome]], suffix: str, limit: int) -> None:
    """Print the first few faults that were missed, and the first few false alarms."""
    missed = [pair for pair in results if pair[1].kind and not pair[1].found]
    for sample, _ in missed[:limit]:
        print(f"  missed {sample.name}.{suffix} {sample.truth.kind}")
        for expected in sample.truth.expected[:2]:
            pairs = [tuple(map(str, pair)) for pair in expected.pairs]
            print(f"    expected {' or '.join(expected.rules)}: {pairs}")
    alarms = [(sample, check) for sample, outcome in results for check in outcome.alarms]
    for sample, check in alarms[:limit]:
        shown = {key: check.get(key) for key in ("rule", "stated", "computed", "equation")}
        print(f"  alarm {sample.name}.{suffix} {json.dumps(shown, ensure_ascii=False)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=200, help="how many reports")
    parser.add_argument("--seed", help="any text; HEAD's first digits by default")
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=["txt"])
    parser.add_argument("--show", type=int, default=0, help="list so many misses and alarms")
    parser.add_argument("--jobs", type=int, default=2, help="processes that read")
    parser.add_argument("--keep", type=Path, help="write the reports here and leave them")
    return parser.parse_args()


def main() -> None:
    """Print a table a format."""
    given = _arguments()
    seed = given.seed or head()
    samples = [generate(seed, number) for number in range(given.count)]
    faulty = sum(sample.truth.kind is not None for sample in samples)
    print(f"seed {seed}: {given.count} reports, {given.count - faulty} clean, {faulty} faulty")
    print(f"open structures {_open_share(samples)} of the sums in sentences")
    with tempfile.TemporaryDirectory() as scratch:
        for suffix in given.formats:
            results = measured(samples, suffix, given.keep or Path(scratch), given.jobs)
            outcomes = [outcome for _, outcome in results]
            print(f"\n{suffix}")
            print_errors(outcomes)
            print_kinds(outcomes)
            print_alarms(outcomes)
            print_some(results, suffix, given.show)


def _open_share(samples: Iterable[Sample]) -> str:
    """Return how many of the structures that look like sums are none for certain."""
    reports = [sample.report for sample in samples]
    opens = sum(
        each.total is not None and bool(each.parts) for report in reports for each in report.opens
    )
    closed = sum("prose.sum" in link.rules for report in reports for link in report.links)
    return share(opens, opens + closed)


if __name__ == "__main__":
    main()
