"""The views: what a person asks a database of reports, each with its headings.

Sums count *reports*, never files: a second file of the same content adds nothing, nor does the
same report as a PDF beside the Word file (`report_copies` tells how that is known), nor does one
that a later report stands for (`superseded_reports`). A figure is summed from the record type that
it belongs to, approved and applied from `pilot`, registered, examined and certified from `exam`, so
that a certificate which stands in three kinds of table is not counted three times; and a record from
a sentence is left out where a table of the same report has one of the same type for the certificate.
Rates are never summed or averaged. A sum is NULL where no record gives the figure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractor.loaders.sqlite import sums
from extractor.model.decision import Decision
from extractor.model.message import Message
from extractor.model.record import Record

__all__ = ["VIEWS", "View"]


@dataclass(frozen=True, slots=True)
class View:
    """A view: its statement, its title, the headings of its columns.

    A column without a heading of its own has that of the same column of the first of `tables`
    that has it.
    """

    sql: str
    title: Message
    tables: tuple[str, ...]
    headings: Mapping[str, Message] = field(default_factory=dict)


_MISMATCHES = """
SELECT
  (SELECT min(path) FROM files WHERE files.report_id = c.report_id) AS file,
  r.title, r.issuer, c.rule, c.verdict, c.severity,
  coalesce(c.stated, c.stated_text) AS stated,
  coalesce(c.computed, c.computed_text) AS computed,
  c.difference,
  (SELECT page FROM check_places AS p
    WHERE p.report_id = c.report_id AND p.check_id = c.id AND page IS NOT NULL
    ORDER BY p.ordinal LIMIT 1) AS page,
  c.equation, c.reading, c.reason, c.message_zh, c.message_en,
  d.decision, d.decided_by, d.decided_at, d.note, d.former, d.value,
  c.fingerprint, c.report_id, c.id AS check_id
FROM checks AS c JOIN reports AS r ON r.id = c.report_id
LEFT JOIN decisions AS d
  ON d.id = (SELECT max(id) FROM decisions AS o WHERE o.fingerprint = c.fingerprint)
WHERE c.verdict IN ('inconsistent', 'uncertain')
ORDER BY file, c.ordinal
"""
"""`page` is that of the first place that has one, the decision the last one on the finding."""

_ALL_RECORDS = """
SELECT
  (SELECT min(path) FROM files WHERE files.report_id = r.report_id) AS file,
  p.issuer, r.type,
  coalesce(
    (SELECT page FROM cells AS c
      WHERE c.report_id = r.report_id AND c.table_id = r.table_id AND c.row = r.row
      ORDER BY c.column LIMIT 1),
    (SELECT min(c.at_page) FROM record_sources AS s JOIN claims AS c
      ON c.report_id = s.report_id AND c.id = s.claim_id
      WHERE s.report_id = r.report_id AND s.record_id = r.id),
    r.at_page) AS page,
  r.batch, r.certificate_name AS certificate, r.level, r.tier, r.department,
  (SELECT group_concat(coalesce(code || ' ', '') || coalesce(name, text), '; ')
    FROM (SELECT code, name, text FROM record_majors AS m
          WHERE m.report_id = r.report_id AND m.record_id = r.id ORDER BY m.ordinal)) AS majors,
  (SELECT group_concat(grade, '; ')
    FROM (SELECT grade FROM record_grades AS g
          WHERE g.report_id = r.report_id AND g.record_id = r.id ORDER BY g.ordinal)) AS grades,
  r.approved_count, r.applied_count, r.person_days,
  r.registered, r.examined, r.certified, r.pass_rate, r.pending,
  r.certificate_text, r.certificate_method, r.table_id, r.row,
  r.report_id, r.ordinal, r.id AS record_id
FROM records AS r JOIN reports AS p ON p.id = r.report_id
"""
"""`page` is that of the row, of the first figure, or of the sentence where the record stands in one."""

_PILOT_RECORDS = """
SELECT file, issuer, page, batch, certificate, level, tier, department, majors, grades,
  approved_count, applied_count, person_days,
  certificate_text, certificate_method, table_id, row, report_id, record_id
FROM all_records WHERE type = 'pilot' ORDER BY file, ordinal
"""

_EXAM_RECORDS = """
SELECT file, issuer, page, batch, certificate, level, tier, department, majors, grades,
  registered, examined, certified, pass_rate, pending,
  certificate_text, certificate_method, table_id, row, report_id, record_id
FROM all_records WHERE type = 'exam' ORDER BY file, ordinal
"""

_MAPPING_RECORDS = """
SELECT r.file, r.issuer, r.page, r.batch, r.certificate, r.level, r.tier, r.department,
  m.code AS major_code, coalesce(m.name, m.text) AS major, m.edition, m.status, m.current_code,
  r.grades, r.certificate_text, r.certificate_method, r.table_id, r.row, r.report_id, r.record_id
FROM all_records AS r
LEFT JOIN record_majors AS m ON m.report_id = r.report_id AND m.record_id = r.record_id
WHERE r.type = 'mapping' ORDER BY r.file, r.ordinal, m.ordinal
"""

_CROSS_FINDINGS = """
SELECT
  (SELECT s.file FROM comparison_sites AS s
    WHERE s.comparison_id = c.id AND s.ordinal = 0) AS file,
  (SELECT group_concat(file, '; ') FROM (
    SELECT s.file FROM comparison_sites AS s
    WHERE s.comparison_id = c.id AND s.file <> (
      SELECT f.file FROM comparison_sites AS f WHERE f.comparison_id = c.id AND f.ordinal = 0)
    GROUP BY s.file ORDER BY min(s.ordinal))) AS other_files,
  c.issuer, c.years, c.rule, c.verdict, c.severity, c.stated, c.computed, c.difference,
  (SELECT page FROM comparison_sites AS s WHERE s.comparison_id = c.id AND s.ordinal = 0) AS page,
  c.equation, c.reason, c.message_zh, c.message_en,
  d.decision, d.decided_by, d.decided_at, d.note,
  c.fingerprint, c.id AS comparison_id
FROM comparisons AS c
LEFT JOIN decisions AS d
  ON d.id = (SELECT max(id) FROM decisions AS o WHERE o.fingerprint = c.fingerprint)
WHERE c.verdict IN ('inconsistent', 'uncertain')
ORDER BY c.ordinal
"""
"""`file` is that of the report that is spoken of; a report that is missing has none."""

_SUPERSEDED_REPORTS = """
SELECT first.file, later.file AS later_file, r.title, r.issuer,
  later.report_id AS superseded_by, first.report_id
FROM comparisons AS c
JOIN comparison_sites AS first ON first.comparison_id = c.id AND first.ordinal = 0
JOIN comparison_sites AS later ON later.comparison_id = c.id AND later.ordinal = 1
JOIN reports AS r ON r.id = first.report_id
WHERE c.rule = 'superseded' AND c.verdict = 'not_assessable'
ORDER BY first.file
"""
"""As the last run of `extractor reconcile` found them."""

_REPORT_COPIES = """
WITH ordered AS (SELECT report_id, value FROM claims ORDER BY report_id, value),
stated AS (SELECT report_id, group_concat(value, ' ') AS figures FROM ordered GROUP BY report_id),
alike AS (
  SELECT r.id, r.title, r.issuer,
    min(r.id) OVER (PARTITION BY replace(r.title, ' ', ''), r.issuer, s.figures) AS copy_of
  FROM reports AS r JOIN stated AS s ON s.report_id = r.id
  WHERE r.title IS NOT NULL AND r.id NOT IN (SELECT report_id FROM superseded_reports))
SELECT
  (SELECT min(path) FROM files WHERE files.report_id = alike.id) AS file,
  (SELECT min(path) FROM files WHERE files.report_id = alike.copy_of) AS copy_of_file,
  title, issuer, copy_of, id AS report_id
FROM alike WHERE copy_of <> id
ORDER BY file
"""
"""A report is a copy where another has the same title, the same issuer and, in whatever order,
the very same figures: all of them, and at least one."""

_TEXTS = """
SELECT
  p.id, p.report_id,
  (SELECT min(path) FROM files WHERE files.report_id = p.report_id) AS file,
  coalesce(b.page, (
    SELECT c.page FROM cells AS c
    WHERE c.report_id = p.report_id AND c.table_id = p.table_id AND c.row = p.row
    ORDER BY c.column LIMIT 1)) AS page,
  p.block, p.table_id, p.row,
  coalesce(b.text, (
    SELECT group_concat(text, char(10)) FROM (
      SELECT text FROM cells AS c
      WHERE c.report_id = p.report_id AND c.table_id = p.table_id AND c.row = p.row
      ORDER BY c.column))) AS text
FROM passages AS p
LEFT JOIN blocks AS b ON b.report_id = p.report_id AND b.ordinal = p.block
"""
"""What is searched: `WHERE id IN (SELECT rowid FROM search WHERE search MATCH …)`."""

_FIGURES = """
SELECT
  report_id, certificate,
  count(*) FILTER (WHERE type = 'pilot') AS pilot_records,
  sum(approved_count) FILTER (WHERE type = 'pilot') AS approved_count,
  sum(applied_count) FILTER (WHERE type = 'pilot') AS applied_count,
  sum(person_days) FILTER (WHERE type = 'pilot') AS person_days,
  count(*) FILTER (WHERE type = 'exam') AS exam_records,
  sum(registered) FILTER (WHERE type = 'exam') AS registered,
  sum(examined) FILTER (WHERE type = 'exam') AS examined,
  sum(certified) FILTER (WHERE type = 'exam') AS certified,
  count(*) FILTER (WHERE type = 'exam' AND pending) AS pending_records,
  count(*) FILTER (WHERE type = 'mapping') AS mapping_records
FROM counted_records
GROUP BY report_id, certificate
"""
"""What each report sums to; the views below add these lines up."""

_BY_CERTIFICATE = """
WITH named AS (
  SELECT r.certificate_name, count(DISTINCT coalesce(m.code, m.name, m.text)) AS majors
  FROM records AS r JOIN record_majors AS m ON m.report_id = r.report_id AND m.record_id = r.id
  GROUP BY r.certificate_name)
SELECT
  f.certificate,
  count(*) AS reports,
  count(DISTINCT r.issuer) AS schools,
  coalesce(named.majors, 0) AS majors,
  sum(f.pilot_records) AS pilot_records,
  sum(f.approved_count) AS approved_count,
  sum(f.applied_count) AS applied_count,
  sum(f.person_days) AS person_days,
  sum(f.exam_records) AS exam_records,
  sum(f.registered) AS registered,
  sum(f.examined) AS examined,
  sum(f.certified) AS certified,
  sum(f.pending_records) AS pending_records,
  sum(f.mapping_records) AS mapping_records
FROM figures AS f JOIN reports AS r ON r.id = f.report_id
LEFT JOIN named ON named.certificate_name IS f.certificate
GROUP BY f.certificate
ORDER BY f.certificate
"""
"""`majors` counts different codes (names where no code is given) over all record types."""

_BY_SCHOOL = """
WITH counted AS (
  SELECT id, issuer FROM reports
  WHERE id NOT IN (SELECT report_id FROM left_out_reports)),
left_out AS (
  SELECT issuer,
    count(*) FILTER (WHERE why = 'copy') AS copies,
    count(*) FILTER (WHERE why = 'superseded') AS superseded
  FROM left_out_reports GROUP BY issuer),
found AS (
  SELECT r.issuer,
    count(*) FILTER (WHERE verdict = 'inconsistent') AS inconsistent,
    count(*) FILTER (WHERE verdict = 'uncertain') AS uncertain
  FROM counted AS r JOIN checks AS c ON c.report_id = r.id
  GROUP BY r.issuer),
dated AS (
  SELECT issuer, group_concat(year, ', ') AS years
  FROM (SELECT DISTINCT r.issuer, y.year
        FROM reports AS r JOIN report_years AS y ON y.report_id = r.id ORDER BY y.year)
  GROUP BY issuer)
SELECT
  r.issuer AS school,
  count(DISTINCT r.id) AS reports,
  coalesce(left_out.copies, 0) AS copies,
  coalesce(left_out.superseded, 0) AS superseded,
  dated.years,
  count(DISTINCT f.certificate) AS certificates,
  coalesce(sum(f.pilot_records), 0) AS pilot_records,
  sum(f.approved_count) AS approved_count,
  sum(f.applied_count) AS applied_count,
  sum(f.person_days) AS person_days,
  coalesce(sum(f.exam_records), 0) AS exam_records,
  sum(f.registered) AS registered,
  sum(f.examined) AS examined,
  sum(f.certified) AS certified,
  coalesce(sum(f.pending_records), 0) AS pending_records,
  coalesce(sum(f.mapping_records), 0) AS mapping_records,
  coalesce(found.inconsistent, 0) AS inconsistent,
  coalesce(found.uncertain, 0) AS uncertain
FROM counted AS r
LEFT JOIN figures AS f ON f.report_id = r.id
LEFT JOIN left_out ON left_out.issuer IS r.issuer
LEFT JOIN found ON found.issuer IS r.issuer
LEFT JOIN dated ON dated.issuer IS r.issuer
GROUP BY r.issuer
ORDER BY r.issuer
"""


def _title(name: str) -> str:
    """Return the title of a field of records."""
    return Record.model_fields[name].title or name


_PLACE: Mapping[str, Message] = {
    "file": Message(zh="文件", en="file"),
    "page": Message(zh="页", en="page"),
    "record_id": Message(zh="记录编号", en="record"),
    "check_id": Message(zh="核对编号", en="check"),
    "copy_of": Message(zh="重复于", en="copy of"),
    "copy_of_file": Message(zh="重复于文件", en="copy of file"),
}
_WHAT: Mapping[str, Message] = {
    "certificate": Message(zh="证书", en="certificate"),
    "school": Message(zh="单位", en="school"),
    "majors": Message(zh="专业", en="majors"),
    "grades": Message(zh="年级", en="grades"),
    "major_code": Message(zh="专业代码", en="major code"),
    "major": Message(zh="专业", en="major"),
}
_DECISION: Mapping[str, Message] = {
    name: Message(zh=field.title or name, en=name.replace("_", " "))
    for name, field in Decision.model_fields.items()
}
_COMPARED: Mapping[str, Message] = {
    "other_files": Message(zh="其他文件", en="other files"),
    "later_file": Message(zh="取代它的文件", en="file that supersedes it"),
    "superseded_by": Message(zh="取代它的报告", en="superseded by"),
    "comparison_id": Message(zh="核对编号", en="comparison"),
    "years": Message(zh="年度", en="years"),
}
_COUNTS: Mapping[str, Message] = {
    "superseded": Message(zh="已被取代的报告数", en="superseded reports, not counted"),
    "reports": Message(zh="报告数", en="reports"),
    "copies": Message(zh="重复报告数", en="copies, not counted"),
    "schools": Message(zh="单位数", en="schools"),
    "certificates": Message(zh="证书数", en="certificates"),
    "majors": Message(zh="专业数", en="majors"),
    "years": Message(zh="年度", en="years"),
    "pilot_records": Message(zh="申报记录数", en="pilot records"),
    "exam_records": Message(zh="考试记录数", en="exam records"),
    "mapping_records": Message(zh="书证融通记录数", en="mapping records"),
    "pending_records": Message(zh="待公布记录数", en="records that await results"),
    "inconsistent": Message(zh="不一致", en="inconsistent"),
    "uncertain": Message(zh="存疑", en="uncertain"),
}
_SUMMED: Mapping[str, Message] = {
    "why": Message(zh="原因", en="why"),
    "instead": Message(zh="以此报告为准", en="report that counts"),
    "instead_file": Message(zh="以此文件为准", en="file that counts"),
    "field": Message(zh="字段", en="field"),
    "year": Message(zh="年度", en="year"),
    "records": Message(zh="记录数", en="records"),
    "shared_records": Message(zh="多专业共有的记录数", en="records of several majors, not summed"),
    **{
        f"{name}_{when}": Message(
            zh=f"{_title(name)}·{label.zh}", en=f"{name.replace('_', ' ')}, {label.en}"
        )
        for name in sums.COMPARED
        for when, label in (("before", sums.BEFORE), ("change", sums.CHANGE))
    },
}
_RECORD_TABLES = ("records", "reports", "record_majors")

VIEWS: Mapping[str, View] = {
    "mismatches": View(
        _MISMATCHES,
        Message(zh="核对发现", en="findings: what does not add up or is in doubt, one a line"),
        ("checks", "reports"),
        {**_PLACE, **_DECISION},
    ),
    "all_records": View(
        _ALL_RECORDS,
        Message(zh="全部记录", en="records of every type with file, page and majors"),
        _RECORD_TABLES,
        {**_PLACE, **_WHAT},
    ),
    "pilot_records": View(
        _PILOT_RECORDS,
        Message(zh="申报记录", en="what was applied for and approved, a record a line"),
        _RECORD_TABLES,
        {**_PLACE, **_WHAT},
    ),
    "exam_records": View(
        _EXAM_RECORDS,
        Message(zh="考试记录", en="who registered and who was certified, a record a line"),
        _RECORD_TABLES,
        {**_PLACE, **_WHAT},
    ),
    "mapping_records": View(
        _MAPPING_RECORDS,
        Message(zh="书证融通记录", en="certificates and the majors they go with, a major a line"),
        _RECORD_TABLES,
        {**_PLACE, **_WHAT},
    ),
    "cross_findings": View(
        _CROSS_FINDINGS,
        Message(zh="报告间核对发现", en="findings over reports, as the last reconcile made them"),
        ("checks", "reports"),
        {**_PLACE, **_DECISION, **_COMPARED},
    ),
    "superseded_reports": View(
        _SUPERSEDED_REPORTS,
        Message(zh="已被取代的报告", en="reports that a later one stands for, not counted below"),
        ("reports", "checks"),
        {**_PLACE, **_COMPARED},
    ),
    "report_copies": View(
        _REPORT_COPIES,
        Message(zh="重复报告", en="reports that say the same as another, as in another format"),
        ("reports", "claims"),
        _PLACE,
    ),
    "left_out_reports": View(
        sums.LEFT_OUT_REPORTS,
        Message(zh="不计入的报告", en="reports that no sum counts, and which one stands for them"),
        ("reports", "checks"),
        {**_PLACE, **_COMPARED, **_SUMMED},
    ),
    "doubtful_figures": View(
        sums.DOUBTFUL_FIGURES,
        Message(zh="存疑数字", en="figures of records that a finding is about"),
        ("checks", "record_sources"),
        {**_PLACE, **_SUMMED},
    ),
    "counted_records": View(
        sums.COUNTED_RECORDS,
        Message(zh="计入汇总的记录", en="records that sums count, each with its year"),
        _RECORD_TABLES,
        {**_PLACE, **_WHAT, **_SUMMED},
    ),
    "figures": View(
        _FIGURES,
        Message(zh="汇总数据", en="what each report sums to for each certificate"),
        ("records",),
        {**_WHAT, **_COUNTS},
    ),
    "by_certificate": View(
        _BY_CERTIFICATE,
        Message(zh="按证书汇总", en="sums by certificate; no name: the records give none"),
        ("records",),
        {**_WHAT, **_COUNTS},
    ),
    "by_school": View(
        _BY_SCHOOL,
        Message(zh="按单位汇总", en="sums by issuer; no name: the reports give none"),
        ("records",),
        {**_WHAT, **_COUNTS},
    ),
    "texts": View(
        _TEXTS,
        Message(zh="全文", en="paragraphs and rows of tables, as they are searched"),
        ("blocks", "cells"),
        {
            **_PLACE,
            "id": Message(zh="编号", en="id"),
            "block": Message(zh="文本块", en="block"),
            "text": Message(zh="文字", en="text"),
        },
    ),
    "search_source": View(
        "SELECT id, '' AS terms FROM passages",
        Message(zh="检索索引", en="what the index of the text is read from"),
        ("blocks",),
        {
            "id": Message(zh="编号", en="id"),
            "terms": Message(zh="字对", en="pairs of characters"),
        },
    ),
    "by_major": View(
        sums.BY_MAJOR,
        Message(zh="按专业汇总", en="sums by major, of the records that name one major only"),
        ("records", "record_majors"),
        {**_WHAT, **_COUNTS, **_SUMMED},
    ),
    "year_on_year": View(
        sums.YEAR_ON_YEAR,
        Message(zh="逐年比较", en="what a school counts for a certificate, and the year before"),
        ("records",),
        {**_WHAT, **_COUNTS, **_SUMMED},
    ),
}
"""Each view after those that it is made of."""
