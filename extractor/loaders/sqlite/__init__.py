"""A database of reports in SQLite: open it, load extractions, read them back, search, keep decisions.

The journal stays SQLite's own (no write-ahead log): a log does not work on a network share, and
the database is one file that can be copied or mailed.
"""

from sqlite_utils import Database

from extractor.loaders.sqlite.kept import (
    read_comparisons,
    read_decisions,
    write_comparisons,
    write_decision,
)
from extractor.loaders.sqlite.ledger import read_ledger, write_attempt
from extractor.loaders.sqlite.opening import open_database
from extractor.loaders.sqlite.overview import Overview, ReportLine, read_overview, revision
from extractor.loaders.sqlite.reports import (
    load_extraction,
    read_extraction,
    report_files,
    report_ids,
)
from extractor.loaders.sqlite.search import Hit, search

__all__ = [
    "Database",
    "Hit",
    "Overview",
    "ReportLine",
    "load_extraction",
    "open_database",
    "read_comparisons",
    "read_decisions",
    "read_extraction",
    "read_ledger",
    "read_overview",
    "report_files",
    "report_ids",
    "revision",
    "search",
    "write_attempt",
    "write_comparisons",
    "write_decision",
]
