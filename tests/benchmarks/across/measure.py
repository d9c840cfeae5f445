"""How well reports are held against each other: what is found, what is accused without cause, how long it takes.

    python -m tests.benchmarks.across.measure --schools 300

The seed is the first eight hex digits of HEAD unless another is given; equal seeds give equal reports.
"""

import argparse
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from extractor import extract
from extractor.grammar import load_grammar
from extractor.model.check import Verdict
from extractor.model.comparison import Comparison
from extractor.reconciliation.across import Expected, Filing, compare, file_report
from tests.benchmarks.across.collection import Collection, Filed, Key, make_collection
from tests.benchmarks.faults.measure import head


def read(job: tuple[str, Filed]) -> Filing:
    """Return a file as one report among many."""
    folder, filed = job
    path = Path(folder) / filed.name
    path.write_text(filed.text, encoding="utf-8")
    extraction = extract(path)
    identifier = extraction.source.sha256[:16]
    return file_report(
        extraction, identifier=identifier, files=[filed.name], grammar=load_grammar()
    )


def key(found: Comparison, filings: dict[str, Filing]) -> Key:
    """Return what a comparison is about, as the collection says it."""
    filing = filings[found.sites[0].report]
    about = next((f for f in filing.stated if f.claim == found.sites[0].claim), None)
    if found.rule == "growth":
        claim = found.sites[1].claim if len(found.sites) > 1 else None
        about = next((f for f in filing.stated if f.claim == claim), None)
    subject = about.indicator if about else ""
    if found.rule.startswith("across"):
        subject = _listed(found, filing)
    return found.rule, found.issuer or "", (found.years or (0,))[0], subject


def _listed(found: Comparison, filing: Filing) -> str:
    """Return the indicator, and of one row the name, that a figure of a list is about."""
    for listing in filing.listings:
        for (name, indicator), row in listing.rows.items():
            if row.claim == found.sites[0].claim:
                return f"{indicator} {name}"
        for indicator, total in listing.totals.items():
            if total.claim == found.sites[0].claim:
                return indicator
    return ""


def judge(made: Collection, found: Iterable[Comparison], filings: list[Filing]) -> None:
    """Print what was found of what was planted, and what was said beside it."""
    by_id = {filing.id: filing for filing in filings}
    compared = [each for each in found if each.rule in {"growth", "across.sum", "across.part"}]
    told = {each.id: key(each, by_id) for each in compared}
    for verdict, wanted in ((Verdict.INCONSISTENT, made.wrong), (Verdict.CONSISTENT, made.right)):
        said = {told[each.id] for each in compared if each.verdict is verdict}
        for rule in sorted({rule for rule, *_ in wanted}):
            of_rule = {each for each in wanted if each[0] == rule}
            extra = {each for each in said if each[0] == rule} - of_rule
            print(
                f"{verdict.value:13} {rule:12} {len(said & of_rule)}/{len(of_rule)}, beside it {len(extra)}"
            )
            for each in sorted(extra)[:5]:
                print("   beside:", each)
            for each in sorted(of_rule - said)[:3]:
                print("   not said:", each)
    doubts = [each for each in compared if each.verdict is Verdict.UNCERTAIN]
    print("uncertain", len(doubts))
    _judge_reports(made, list(found))


def _judge_reports(made: Collection, found: list[Comparison]) -> None:
    copies = {
        frozenset(site.file for site in each.sites)
        for each in found
        if each.rule == "duplicate.report"
    }
    print(
        f"duplicate.report {len(copies & made.copies)}/{len(made.copies)}, beside it {len(copies - made.copies)}"
    )
    replaced = {
        (each.sites[0].file, each.sites[1].file) for each in found if each.rule == "superseded"
    }
    print(
        f"superseded {len(replaced & made.superseded)}/{len(made.superseded)}, beside it {len(replaced - made.superseded)}"
    )
    for each in sorted(replaced - made.superseded)[:5]:
        print("   beside:", each)
    missing = {
        (each.issuer or "", each.years[0]) for each in found if each.rule == "missing.report"
    }
    print(
        f"missing.report {len(missing & made.missing)}/{len(made.missing)}, beside it {len(missing - made.missing)}"
    )
    hints = [
        each for each in found if each.verdict is Verdict.INCONSISTENT and each.rule == "across.sum"
    ]
    first = Counter(each.hints[0].code if each.hints else "none" for each in hints)
    print("first hints of across.sum", dict(first))


def main() -> None:
    """Make, read, compare, judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--schools", type=int, default=100)
    parser.add_argument("--seed", default=None)
    parser.add_argument("--jobs", type=int, default=1)
    arguments = parser.parse_args()
    seed = arguments.seed or head()
    made = make_collection(arguments.schools, seed)
    print(f"seed {seed}, {len(made.files)} files of {arguments.schools} schools")
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(arguments.jobs) as pool:
        jobs = [(folder, filed) for filed in made.files]
        start = time.perf_counter()
        filings = list(pool.map(read, jobs, chunksize=8))
    print(f"read in {time.perf_counter() - start:.1f} s")
    expected = [Expected(school, (year,)) for school, year in made.roster]
    start = time.perf_counter()
    found = compare(filings, load_grammar(), expected)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"compared in {time.perf_counter() - start:.2f} s, {memory} MB in all")
    judge(made, found, filings)


if __name__ == "__main__":
    main()
