"""What Datasette shows for a database of reports: Chinese titles, what to begin with, a search.

extractor metadata reports.db > metadata.json
datasette reports.db -m metadata.json
"""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from extractor.loaders.sqlite.opening import labels
from extractor.loaders.sqlite.views import VIEWS
from extractor.model.message import Message

__all__ = ["QUERIES", "metadata"]

_TITLE = Message(zh="工作报告数据库", en="Database of work reports")
_ABOUT = Message(
    zh="先看 mismatches（核对发现）、by_school（按单位汇总）、by_certificate（按证书汇总）；"
    "查询 search_texts 可按词检索全部报告原文。",
    en="Begin with mismatches, by_school and by_certificate; the query search_texts finds a word in "
    "the text of all reports.",
)
_FACETS: Mapping[str, tuple[str, ...]] = {
    "mismatches": ("rule", "verdict", "severity", "issuer"),
    "all_records": ("type", "issuer", "level"),
    "pilot_records": ("issuer", "batch", "level"),
    "exam_records": ("issuer", "batch", "level"),
    "mapping_records": ("issuer", "level", "status"),
    "cross_findings": ("rule", "verdict", "issuer"),
    "year_on_year": ("year", "school"),
    "left_out_reports": ("why",),
    "claims": ("indicator", "unit", "role"),
    "checks": ("rule", "verdict", "severity"),
}
_HIDDEN = ("labels", "passages", "search_source", "sqlite_sequence")

_SEARCH = """
WITH RECURSIVE asked(q) AS (SELECT lower(replace(trim(:q), ' ', ''))),
pairs(n, pair) AS (
  SELECT 1, substr(q, 1, 2) FROM asked
  UNION ALL
  SELECT n + 1, substr(q, n + 1, 2) FROM pairs, asked WHERE n + 1 < length(q))
SELECT file, page, text, report_id, block, table_id, row
FROM texts
WHERE id IN (
  SELECT rowid FROM search WHERE search MATCH (
    SELECT CASE WHEN length(q) = 1 THEN '"' || replace(q, '"', '') || '"*'
      ELSE '"' || (SELECT replace(group_concat(pair, ' '), '"', '') FROM pairs) || '"' END
    FROM asked))
ORDER BY file, id LIMIT 500
"""
_MISMATCHES_OF = """
SELECT * FROM mismatches WHERE issuer LIKE '%' || :issuer || '%'
"""
_RECORDS_OF = """
SELECT * FROM all_records WHERE certificate LIKE '%' || :certificate || '%'
"""

QUERIES: Mapping[str, tuple[str, Message]] = {
    "search_texts": (_SEARCH, Message(zh="全文检索", en="search the text of all reports")),
    "mismatches_of": (_MISMATCHES_OF, Message(zh="某单位的核对发现", en="findings of one school")),
    "records_of": (_RECORDS_OF, Message(zh="某证书的全部记录", en="records of one certificate")),
}
"""Questions with a blank to fill in."""


def metadata(db: Database, name: str, language: str) -> dict[str, Any]:
    """Return Datasette's metadata for a database.

    Args:
        db: the database.
        name: what Datasette calls it: its file's name without the ending.
        language: `zh` or `en`.
    """
    tables: dict[str, dict[str, Any]] = {}
    for row in labels(db):
        table = tables.setdefault(str(row["relation"]), {"columns": {}})
        text = str(row[language])
        if row["column"]:
            table["columns"][row["column"]] = text
        else:
            table["title"] = f"{text} {row['relation']}" if language == "zh" else text
    for relation, facets in _FACETS.items():
        tables[relation]["facets"] = list(facets)
    for relation in VIEWS:
        tables[relation]["size"] = 50
    for relation in _HIDDEN:
        tables.setdefault(relation, {})["hidden"] = True
    queries = {
        each: {"sql": sql.strip(), "title": title.text(language), "hide_sql": True}
        for each, (sql, title) in QUERIES.items()
    }
    described = {"description": _ABOUT.text(language)}
    return {
        "title": _TITLE.text(language),
        **described,
        "databases": {name: {**described, "tables": tables, "queries": queries}},
    }
