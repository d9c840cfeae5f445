"""How much faster the index finds the name of a certificate than a look at every text does.

    python -m tests.benchmarks.bench_search [--reports 10000]

Reports are made of the paragraphs and tables of the sample reports, mixed anew with names of the
catalogue, so that a name stands in some reports and not in most. Both ways run in turn, in one
process and on one database, and have to find the same passages.
"""

import argparse
import csv
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from extractor import Extraction, extract
from extractor.loaders.sqlite import load_extraction, open_database, search
from extractor.model.outline import Block, BlockKind
from extractor.model.record import Table

PROJECT = Path(__file__).resolve().parents[2]
CERTIFICATES = PROJECT / "grammars/pilot/catalogues/certificates.csv"
NAMES = 12
"""Names that are looked for."""

MENTIONS = 8
"""Names that a report has."""

BY_LIKE = (
    "SELECT report_id, page, ordinal, text FROM blocks WHERE text LIKE ?",
    "SELECT DISTINCT report_id, page, table_id, row FROM cells WHERE text LIKE ?",
)


def names() -> list[str]:
    """Return the names of the catalogue."""
    with CERTIFICATES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return sorted({row[column] for row in rows for column in ("name", "short_name")})


def reports(count: int, mix: random.Random) -> Iterator[Extraction]:
    """Yield reports of paragraphs and tables of the samples, with names put into them."""
    samples = [extract(path) for path in sorted((PROJECT / "fixtures/reports").glob("*/*.md"))]
    samples += [extract(path) for path in sorted((PROJECT / "fixtures/reports").glob("*/*.docx"))]
    blocks = [block.text for each in samples for block in each.blocks if len(block.text) > 20]
    tables = [table for each in samples for table in each.tables]
    catalogue = names()
    for number in range(count):
        said = mix.sample(catalogue, MENTIONS)
        plain = mix.choices(blocks, k=40)
        texts = [
            *(f"{text}{name}。" for text, name in zip(plain, said, strict=False)),
            *plain[len(said) :],
        ]
        base = samples[0]
        yield Extraction(
            generator=base.generator,
            source=base.source.model_copy(update={"sha256": f"{number:064x}"[::-1]}),
            report=base.report,
            blocks=tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in texts),
            tables=(_bare(mix.choice(tables), said),),
        )


def _bare(table: Table, said: list[str]) -> Table:
    """Return the texts of a table, with a name in each of the first rows."""
    rows = tuple((name, *row) for name, row in zip(said, table.rows, strict=False))
    return Table(id="t1", header=("", *table.header), rows=rows, columns=())


def by_like(db: Database, name: str) -> int:
    """Look at every text."""
    return sum(len(db.execute(query, [f"%{name}%"]).fetchall()) for query in BY_LIKE)


def by_index(db: Database, name: str) -> int:
    """Ask the index, for the passages themselves."""
    return len(list(search(db, name)))


def main() -> None:
    """Measure, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=10_000)
    count = parser.parse_args().reports
    mix = random.Random(7)  # noqa: S311  the same reports every time
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.db"
        start = time.perf_counter()
        with closing(open_database(path)) as db:
            db.execute("PRAGMA synchronous = OFF")  # what is measured comes after the loading
            for number, each in enumerate(reports(count, mix)):
                load_extraction(db, each, path=f"{number}.pdf")
            seconds = time.perf_counter() - start
            size = path.stat().st_size / 1e6
            characters = db.execute("SELECT sum(length(text)) FROM texts").fetchone()[0]
            print(f"{count} reports, {characters / 1e6:.1f} million characters, {size:.0f} MB")
            print(f"loaded in {seconds:.0f} s, {1000 * seconds / count:.1f} ms a report")
            ratios = [measure(db, name) for name in mix.sample(names(), NAMES)]
            print(
                f"median of {NAMES} names: {statistics.median(ratios):.0f} x, least {min(ratios):.0f} x"
            )


def measure(db: Database, name: str) -> float:
    """Return how many times faster the index finds a name."""
    start = time.perf_counter()
    looked = by_like(db, name)
    middle = time.perf_counter()
    asked = by_index(db, name)
    end = time.perf_counter()
    if looked != asked:
        message = f"{name}: {looked} by LIKE, {asked} by the index"
        raise AssertionError(message)
    ratio = (middle - start) / (end - middle)
    print(
        f"  {name}: {asked} passages, {1000 * (middle - start):.0f} ms / {1000 * (end - middle):.2f} ms = {ratio:.0f} x"
    )
    return ratio


if __name__ == "__main__":
    main()
