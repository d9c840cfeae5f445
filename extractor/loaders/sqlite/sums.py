"""What sums count and what they leave out, as statements of views.

A report counts once: neither a copy of another nor one that a later report stands for. In a report a
record from a sentence is left out where a table has the same type for the same certificate.
"""

from collections.abc import Mapping

from extractor.model.message import Message

__all__ = [
    "BEFORE",
    "BY_MAJOR",
    "CHANGE",
    "COMPARED",
    "COUNTED_RECORDS",
    "DOUBTFUL_FIGURES",
    "LEFT_OUT_REPORTS",
    "YEAR_ON_YEAR",
]

LEFT_OUT_REPORTS = """
SELECT report_id, file, issuer, 'copy' AS why, copy_of AS instead, copy_of_file AS instead_file
FROM report_copies
UNION ALL
SELECT report_id, file, issuer, 'superseded', superseded_by, later_file FROM superseded_reports
UNION ALL
SELECT own.report_id, own.file, r.issuer, 'copy', other.report_id, other.file
FROM comparisons AS c
JOIN comparison_sites AS own ON own.comparison_id = c.id AND own.ordinal = 0
JOIN comparison_sites AS other ON other.comparison_id = c.id AND other.ordinal = 1
JOIN reports AS r ON r.id = own.report_id
JOIN reports AS o ON o.id = other.report_id
WHERE c.rule = 'duplicate.report' AND c.verdict = 'inconsistent'
  AND (r.issuer IS NULL OR r.issuer = o.issuer)
  AND NOT EXISTS (
    SELECT year FROM report_years WHERE report_id = r.id
    EXCEPT SELECT year FROM report_years WHERE report_id = o.id)
  AND NOT EXISTS (
    SELECT 1 FROM (SELECT report_id FROM report_copies
                   UNION ALL SELECT report_id FROM superseded_reports) AS out
    WHERE out.report_id IN (r.id, o.id))
"""
"""Copies by content, reports that are superseded, and copies as the last run of `extractor reconcile`
found them: the very same figures, of the same issuer and the same years."""

DOUBTFUL_FIGURES = """
WITH open AS (
  SELECT c.report_id, c.id, c.verdict,
    EXISTS (SELECT 1 FROM check_steps AS s WHERE s.report_id = c.report_id AND s.check_id = c.id)
    AND NOT EXISTS (
      SELECT 1 FROM check_steps AS s WHERE s.report_id = c.report_id AND s.check_id = c.id
      AND s.action NOT IN ('add', 'subtract')) AS is_sum
  FROM checks AS c
  WHERE c.verdict IN ('inconsistent', 'uncertain')
    AND coalesce((SELECT decision FROM decisions AS d WHERE d.fingerprint = c.fingerprint
      ORDER BY d.id DESC LIMIT 1), '') <> 'dismiss'),
found AS (
  SELECT s.report_id, s.record_id, s.field, o.verdict
  FROM open AS o
  JOIN check_claims AS k
    ON k.report_id = o.report_id AND k.check_id = o.id AND (k.ordinal = 0 OR NOT o.is_sum)
  JOIN record_sources AS s ON s.report_id = k.report_id AND s.claim_id = k.claim_id
  UNION ALL
  SELECT s.report_id, s.record_id, s.field, o.verdict
  FROM open AS o
  JOIN check_places AS p ON p.report_id = o.report_id AND p.check_id = o.id
  JOIN records AS r ON r.report_id = p.report_id AND r.table_id = p.table_id AND r.row = p.row
  JOIN record_sources AS s ON s.report_id = r.report_id AND s.record_id = r.id
  WHERE NOT EXISTS (
    SELECT 1 FROM check_claims AS k WHERE k.report_id = o.report_id AND k.check_id = o.id))
SELECT report_id, record_id, field, min(verdict) AS verdict
FROM found GROUP BY report_id, record_id, field
"""
"""A sum that does not agree is about the stated total; its parts may all be right. Any other finding
is about each of its figures, and one that names no figure about its rows. What a person dismissed
raises no doubt."""

COUNTED_RECORDS = """
SELECT
  own.report_id, own.id AS record_id, own.ordinal, own.type, p.issuer AS school,
  own.certificate_name AS certificate, own.level, own.tier, own.department, own.batch,
  CAST(coalesce(
    (SELECT CASE WHEN count(DISTINCT substr(c.period, 1, 4)) = 1 THEN min(substr(c.period, 1, 4)) END
      FROM record_sources AS s JOIN claims AS c ON c.report_id = s.report_id AND c.id = s.claim_id
      WHERE s.report_id = own.report_id AND s.record_id = own.id
        AND c.period GLOB '[12][0-9][0-9][0-9]*'),
    CASE WHEN own.batch GLOB '[12][0-9][0-9][0-9]*' THEN substr(own.batch, 1, 4) END,
    (SELECT CASE WHEN count(*) = 1 THEN min(year) END
      FROM report_years AS y WHERE y.report_id = own.report_id)) AS INTEGER) AS year,
  own.approved_count, own.applied_count, own.person_days,
  own.registered, own.examined, own.certified, own.pass_rate, own.pending,
  own.table_id, own.row
FROM records AS own JOIN reports AS p ON p.id = own.report_id
WHERE own.report_id NOT IN (SELECT report_id FROM left_out_reports)
  AND (own.table_id IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM records AS other
    WHERE other.report_id = own.report_id AND other.type = own.type
      AND other.certificate_name IS own.certificate_name AND other.table_id IS NOT NULL))
"""
"""`year` is that of the figures, of the batch, or the only one of the report; else it is unknown."""

BY_MAJOR = """
WITH named AS (
  SELECT m.report_id, m.record_id, coalesce(m.current_code, m.code) AS major_code,
    coalesce(m.name, m.text) AS major,
    count(*) OVER (PARTITION BY m.report_id, m.record_id) AS majors
  FROM record_majors AS m)
SELECT
  n.major_code, min(n.major) AS major,
  count(DISTINCT r.report_id) AS reports,
  count(DISTINCT r.school) AS schools,
  count(DISTINCT r.certificate) AS certificates,
  count(*) AS records,
  count(*) FILTER (WHERE n.majors > 1) AS shared_records,
  sum(r.approved_count) FILTER (WHERE n.majors = 1 AND r.type = 'pilot') AS approved_count,
  sum(r.applied_count) FILTER (WHERE n.majors = 1 AND r.type = 'pilot') AS applied_count,
  sum(r.registered) FILTER (WHERE n.majors = 1 AND r.type = 'exam') AS registered,
  sum(r.certified) FILTER (WHERE n.majors = 1 AND r.type = 'exam') AS certified
FROM named AS n
JOIN counted_records AS r ON r.report_id = n.report_id AND r.record_id = n.record_id
GROUP BY n.major_code, CASE WHEN n.major_code IS NULL THEN n.major END
ORDER BY n.major_code IS NULL, n.major_code, 2
"""
"""A major of the former catalogue is counted under its present code. A figure that a record gives for
several majors together belongs to none of them alone."""

COMPARED: Mapping[str, str] = {
    "approved_count": "pilot",
    "applied_count": "pilot",
    "registered": "exam",
    "certified": "exam",
}
"""What is compared from year to year, and the type of the records that give it."""

BEFORE = Message(zh="上年", en="the year before")
CHANGE = Message(zh="增减", en="change")

YEAR_ON_YEAR = f"""
WITH yearly AS (
  SELECT school, certificate, year,
    {", ".join(f"sum({name}) FILTER (WHERE type = '{kind}') AS {name}" for name, kind in COMPARED.items())}
  FROM counted_records WHERE year IS NOT NULL AND type IN ('pilot', 'exam')
  GROUP BY school, certificate, year)
SELECT
  own.school, own.certificate, own.year,
  {", ".join(f"own.{name}, past.{name} AS {name}_before, own.{name} - past.{name} AS {name}_change" for name in COMPARED)}
FROM yearly AS own
LEFT JOIN yearly AS past
  ON past.school IS own.school AND past.certificate IS own.certificate AND past.year = own.year - 1
ORDER BY own.school, own.certificate, own.year
"""  # noqa: S608  our own column names
