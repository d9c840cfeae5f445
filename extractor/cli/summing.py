"""Does what `extractor summary` was asked to: compares the reports if nobody has, then adds them up."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from extractor.cli import messages
from extractor.cli.comparing import compare_reports
from extractor.cli.terminal import Terminal
from extractor.loaders.files.summary import write_summary
from extractor.loaders.flat.summary import grouped
from extractor.loaders.sqlite import open_database
from extractor.loaders.sqlite.counting import has_comparisons, read_counted, read_left_out

__all__ = ["Order", "sum_reports"]


@dataclass(frozen=True, slots=True)
class Order:
    """What to add up, by what, and where to write it."""

    database: Path
    grammars: Path | None
    by: Sequence[str]
    file: Path
    language: str


def sum_reports(order: Order, terminal: Terminal) -> None:
    """Write the workbook of sums; reports that are copies or superseded are found first."""
    with closing(open_database(order.database)) as db:
        is_compared = has_comparisons(db)
    if not is_compared:
        compare_reports(order.database, None, order.grammars, terminal)
    with closing(open_database(order.database)) as db:
        records, left_out = read_counted(db), read_left_out(db)
    groups = grouped(records, order.by)
    write_summary(groups, left_out, order.by, order.file, order.language)
    terminal.say(
        messages.SUMMED,
        lines=len(groups),
        records=len(records),
        left_out=len(left_out),
        target=order.file,
    )
