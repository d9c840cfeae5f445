"""What a summary adds up, read from the database: records that count, and reports that do not."""

from collections import defaultdict
from collections.abc import Sequence

from sqlite_utils import Database

from extractor.loaders.flat.summary import FIGURES, Counted, LeftOut
from extractor.loaders.sqlite.connection import database_name, reported

__all__ = ["has_comparisons", "read_counted", "read_left_out"]

_COUNTED = """
SELECT c.*, a.file, a.page, a.majors FROM counted_records AS c
JOIN all_records AS a ON a.report_id = c.report_id AND a.record_id = c.record_id
WHERE c.type IN ('pilot', 'exam') ORDER BY a.file, c.ordinal
"""
_LEFT_OUT = "SELECT file, why, instead_file, issuer FROM left_out_reports ORDER BY file"


def has_comparisons(db: Database) -> bool:
    """Return whether the reports were compared since the last of them was loaded."""
    with reported(database_name(db)):
        return bool(db.table("comparisons").count)


def read_counted(db: Database) -> Sequence[Counted]:
    """Return the records with figures that sums count, each with the figures that are in doubt.

    Raises:
        LoadError: the database cannot be read.
    """
    doubts: dict[tuple[str, str], set[str]] = defaultdict(set)
    with reported(database_name(db)):
        for row in db.query("SELECT report_id, record_id, field FROM doubtful_figures"):
            doubts[row["report_id"], row["record_id"]].add(row["field"])
        return [
            Counted(
                groups={name: row[name] for name in ("school", "certificate", "level", "year")},
                file=row["file"],
                page=row["page"],
                about={
                    name: row[name] for name in ("type", "batch", "tier", "department", "majors")
                },
                figures={name: row[name] for name in FIGURES if row[name] is not None},
                doubtful=frozenset(doubts[row["report_id"], row["record_id"]]),
                pending=bool(row["pending"]),
            )
            for row in db.query(_COUNTED)
        ]


def read_left_out(db: Database) -> Sequence[LeftOut]:
    """Return the reports that no sum counts, and why.

    Raises:
        LoadError: the database cannot be read.
    """
    with reported(database_name(db)):
        return [LeftOut(*row) for row in db.execute(_LEFT_OUT)]
