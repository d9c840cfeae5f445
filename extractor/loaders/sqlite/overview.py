"""What there is to review: every report with its findings counted, by what people decided on them."""

from dataclasses import dataclass

from sqlite_utils import Database

from extractor.loaders.sqlite.connection import database_name, reported

__all__ = ["Overview", "ReportLine", "read_overview", "revision"]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report: what it calls itself, how many findings of each severity, how many wait for a decision."""

    id: str
    file: str
    name: str
    title: str
    issuer: str
    years: str
    errors: int
    warnings: int
    infos: int
    open: int

    @property
    def findings(self) -> int:
        """How many findings it has."""
        return self.errors + self.warnings + self.infos


@dataclass(frozen=True, slots=True)
class Overview:
    """All reports, how many checks came to each verdict, and how many figures were checked."""

    reports: tuple[ReportLine, ...]
    verdicts: dict[str, int]
    claims: int
    checkable: int
    checked: int


_REPORTS = """
WITH last AS (
  SELECT fingerprint, decision FROM decisions
  WHERE id IN (SELECT max(id) FROM decisions GROUP BY fingerprint)),
found AS (
  SELECT c.report_id,
    count(*) FILTER (WHERE c.severity = 'error') AS errors,
    count(*) FILTER (WHERE c.severity = 'warning') AS warnings,
    count(*) FILTER (WHERE c.severity = 'info') AS infos,
    count(*) FILTER (WHERE coalesce(l.decision, 'withdraw') = 'withdraw') AS open
  FROM checks AS c LEFT JOIN last AS l ON l.fingerprint = c.fingerprint
  WHERE c.verdict IN ('inconsistent', 'uncertain') GROUP BY c.report_id),
dated AS (
  SELECT report_id, group_concat(year, ', ') AS years
  FROM (SELECT report_id, year FROM report_years ORDER BY report_id, year) GROUP BY report_id),
stored AS (SELECT report_id, min(path) AS path FROM files GROUP BY report_id)
SELECT r.id, coalesce(s.path, ''), r.source_name, coalesce(r.title, ''), coalesce(r.issuer, ''),
  coalesce(d.years, ''), coalesce(f.errors, 0), coalesce(f.warnings, 0), coalesce(f.infos, 0),
  coalesce(f.open, 0)
FROM reports AS r
LEFT JOIN found AS f ON f.report_id = r.id
LEFT JOIN dated AS d ON d.report_id = r.id
LEFT JOIN stored AS s ON s.report_id = r.id
ORDER BY 10 DESC, 7 DESC, 8 DESC, 2, 1
"""
"""A finding whose last answer was taken back waits again, whatever was answered before that."""

_VERDICTS = "SELECT verdict, count(*) FROM checks GROUP BY verdict"
_COVERAGE = """
SELECT coalesce(sum(coverage_claims), 0), coalesce(sum(coverage_checkable), 0),
  coalesce(sum(coverage_checked), 0) FROM reports
"""


def read_overview(db: Database) -> Overview:
    """Return all reports, those with most to decide first.

    Raises:
        LoadError: the database cannot be read.
    """
    with reported(database_name(db)), db.atomic():
        reports = tuple(ReportLine(*row) for row in db.execute(_REPORTS))
        verdicts = dict(db.execute(_VERDICTS).fetchall())
        return Overview(reports, verdicts, *db.execute(_COVERAGE).fetchone())


def revision(db: Database) -> tuple[int, int]:
    """Return what changes with every write to the database, by us or by another program."""
    with reported(database_name(db)):
        (others,) = db.execute("PRAGMA data_version").fetchone()
        return int(others), db.conn.total_changes
