"""The tables and indexes of the database, from the flat tables; and which schema a file has."""

import hashlib
from collections.abc import Iterator, Mapping
from decimal import Decimal

from extractor.loaders.flat.relations import RELATIONS, Relation
from extractor.loaders.flat.shapes import Column

__all__ = [
    "APPLICATION_ID",
    "INDEXES",
    "STATEMENTS",
    "TABLES",
    "VERSION",
    "file_tables",
    "table_statement",
]

APPLICATION_ID = 0x1C5E17
"""`PRAGMA application_id` of a database of ours."""

_TYPES: Mapping[type, str] = {
    str: "TEXT",
    int: "INTEGER",
    bool: "INTEGER",
    float: "REAL",
    Decimal: "NUMERIC",
}
"""A NUMERIC column keeps a count as an integer and a rate as a float, so 50 is not shown as 50.0."""

_FILES = """
CREATE TABLE files (
  path TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE
)
"""
"""Every file that was loaded. Two files of the same content are one report."""

_LABELS = """
CREATE TABLE labels (
  relation TEXT NOT NULL,
  "column" TEXT NOT NULL,
  zh TEXT NOT NULL,
  en TEXT NOT NULL,
  PRIMARY KEY (relation, "column")
)
"""
"""What to show a person for each table and view (`column` empty) and each column."""

_DECISIONS = """
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  decision TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  note TEXT NOT NULL,
  figure INTEGER,
  former NUMERIC,
  value NUMERIC
)
"""
"""What people decided on findings, each decision a row, in the order in which they were written.
It hangs on no report: a decision stays when a file is converted again, and when it is gone."""

_COMPARISONS = """
CREATE TABLE comparisons (
  id TEXT NOT NULL PRIMARY KEY,
  ordinal INTEGER NOT NULL,
  rule TEXT NOT NULL,
  verdict TEXT NOT NULL,
  severity TEXT NOT NULL,
  issuer TEXT,
  years TEXT NOT NULL,
  stated NUMERIC,
  computed NUMERIC,
  difference NUMERIC,
  equation TEXT,
  reason TEXT,
  hints TEXT NOT NULL,
  message_zh TEXT NOT NULL,
  message_en TEXT NOT NULL,
  fingerprint TEXT NOT NULL
)
"""
"""What the last run of `extractor reconcile` found. Loading a report empties it: it holds no longer."""

_COMPARISON_SITES = """
CREATE TABLE comparison_sites (
  comparison_id TEXT NOT NULL REFERENCES comparisons (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  file TEXT NOT NULL,
  claim_id TEXT,
  block INTEGER,
  start INTEGER,
  "end" INTEGER,
  page INTEGER,
  table_id TEXT,
  row INTEGER,
  "column" INTEGER,
  PRIMARY KEY (comparison_id, ordinal)
)
"""
"""The reports that a comparison is about, and the figures in them, the one that is spoken of first."""

_PASSAGES = """
CREATE TABLE passages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  block INTEGER,
  table_id TEXT,
  row INTEGER
)
"""
"""What is searched, a paragraph or a row of a table each; its text stands in `blocks` or `cells`.
No number is given twice: what the index holds of a report that someone deleted leads nowhere."""

_SEARCH = """
CREATE VIRTUAL TABLE search USING fts5 (
  terms, content = 'search_source', content_rowid = 'id', columnsize = 0,
  tokenize = "ascii tokenchars '!#$%&()*+,-./:;<=>?@[\\]^_`{|}~'"
)
"""
"""The index of the passages: `terms` are the pairs of characters of the text (see `search`), which
are kept in the index alone; who reads the table itself gets blanks from the view `search_source`."""

_LEDGER = """
CREATE TABLE ledger (
  path TEXT NOT NULL PRIMARY KEY,
  sha256 TEXT NOT NULL,
  settings TEXT NOT NULL,
  grammar_sha256 TEXT NOT NULL,
  version TEXT NOT NULL,
  state TEXT NOT NULL,
  cause TEXT NOT NULL,
  seconds REAL NOT NULL
)
"""
"""What came of the last try at each file, under which conditions: what need not be done again."""

_INDEXES: Mapping[str, tuple[str, ...]] = {
    "files": ("report_id",),
    "reports": ("issuer",),
    "records": ("type", "certificate_name"),
    "checks": ("verdict", "fingerprint"),
    "decisions": ("fingerprint",),
    "comparisons": ("rule", "fingerprint"),
    "comparison_sites": ("report_id",),
    "passages": ("report_id",),
}
"""Columns that queries choose by, beside keys and links."""


def _indexes() -> Iterator[str]:
    """Yield what makes the indexes."""
    for relation in RELATIONS:
        yield from (_index(relation.name, "report_id", column) for column in relation.links)
    for name, columns in _INDEXES.items():
        yield from (_index(name, column) for column in columns)


def table_statement(relation: Relation, types: Mapping[type, str] = _TYPES) -> str:
    """Return the statement that makes the table of a relation."""
    lines = [_column(column, types) for column in relation.columns]
    lines.append(f"PRIMARY KEY ({_names(*relation.key)})")
    if relation.owner:
        owner = f"{relation.owner.name} ({_names(*relation.owner.key)})"
        lines.append(f"FOREIGN KEY ({_names(*relation.held)}) REFERENCES {owner} ON DELETE CASCADE")
    for column, target in relation.links.items():
        named = f"{target} (report_id, id) DEFERRABLE INITIALLY DEFERRED"
        lines.append(f"FOREIGN KEY ({_names('report_id', column)}) REFERENCES {named}")
    return f"CREATE TABLE {_names(relation.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def _column(column: Column, types: Mapping[type, str]) -> str:
    """Return the definition of a column."""
    return f"{_names(column.name)} {types[column.type]}" + " NOT NULL" * column.required


def _index(table: str, *columns: str) -> str:
    """Return the statement that makes an index."""
    name = "_".join(("by", table, columns[-1]))
    return f"CREATE INDEX {_names(name)} ON {_names(table)} ({_names(*columns)})"


def _names(*names: str) -> str:
    """Return names as SQL takes any name."""
    return ", ".join(f'"{name}"' for name in names)


def file_tables() -> tuple[str, ...]:
    """Return what makes the tables beside those of the reports, on a server."""
    numbered = _DECISIONS.replace("id INTEGER PRIMARY KEY", "id SERIAL PRIMARY KEY")
    passages = _PASSAGES.replace("INTEGER PRIMARY KEY AUTOINCREMENT", "SERIAL PRIMARY KEY")
    return (
        _FILES,
        numbered,
        _COMPARISONS,
        _COMPARISON_SITES,
        passages,
        _LEDGER.replace("REAL", "DOUBLE PRECISION"),
    )


TABLES: Mapping[str, str] = {
    **{relation.name: table_statement(relation) for relation in RELATIONS},
    "files": _FILES,
    "labels": _LABELS,
    "decisions": _DECISIONS,
    "comparisons": _COMPARISONS,
    "comparison_sites": _COMPARISON_SITES,
    "passages": _PASSAGES,
    "search": _SEARCH,
    "ledger": _LEDGER,
}
"""The statement that makes each table, each after those that it refers to."""

INDEXES: tuple[str, ...] = tuple(_indexes())

STATEMENTS: tuple[str, ...] = (*TABLES.values(), *INDEXES)
"""What makes an empty database ours."""

VERSION = int.from_bytes(hashlib.sha256("\n".join(STATEMENTS).encode()).digest()[:4]) >> 1
"""`PRAGMA user_version`: follows from the tables, so it cannot be forgotten when they change.
Views and labels are not in it: they are brought up to date when a database is opened."""
