"""A report as the three sheets that a person opens: its records, its check results, its tables.

The flat tables (`relations`) keep everything once and are for programs. A sheet says on each line
which file and page it is from, and what the findings say of it; nothing is read back from it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from extractor.loaders.flat.cells import HEADER, row_page, row_role
from extractor.loaders.flat.doubt import Doubts, doubted
from extractor.loaders.flat.relations import RELATIONS, report_id
from extractor.loaders.flat.shapes import Column, Row
from extractor.model.check import CheckResult, Verdict
from extractor.model.extraction import Extraction
from extractor.model.message import Message
from extractor.model.provenance import Place
from extractor.model.quantity import json_number
from extractor.model.record import Major, Record, Table

__all__ = ["CELLS", "SHEETS", "Sheet", "sheet_rows", "yes_or_no"]

CELLS = 24
"""Cells of a printed table that have a heading of their own on the sheet of tables; a wider table
runs past the headings."""

_YES = Message(zh="是", en="yes")
_NO = Message(zh="", en="")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name in either language, and its columns."""

    name: str
    title: Message
    columns: tuple[Column, ...]


_FILE = (
    Column("file", str, title="文件"),
    Column("page", int, title="页", required=False),
    Column("finding", str, title="核对", required=False),
)
_REPORT = (
    Column("issuer", str, title="单位", required=False),
    Column("years", str, title="年度", required=False),
)
_KEYS = (Column("report_id", str, title="报告编号"),)


def _known(relation: str, *names: str) -> tuple[Column, ...]:
    """Return columns of a flat table by their names."""
    (columns,) = (each.columns for each in RELATIONS if each.name == relation)
    by_name = {column.name: column for column in columns}
    return tuple(by_name[name] for name in names)


_FIGURES = _known(
    "records",
    "approved_count",
    "applied_count",
    "person_days",
    "registered",
    "examined",
    "certified",
    "pass_rate",
)

SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "records",
        Message(zh="记录", en="records"),
        (
            *_FILE,
            *_REPORT,
            *_known("records", "type", "batch"),
            Column("certificate", str, title="证书", required=False),
            *_known("records", "level", "tier", "department"),
            Column("majors", str, title="专业", required=False),
            Column("grades", str, title="年级", required=False),
            *_FIGURES,
            *_known("records", "pending", "certificate_text", "certificate_method", "table_id"),
            Column("row", int, title="行", required=False),
            Column("record_id", str, title="记录编号"),
            *_KEYS,
        ),
    ),
    Sheet(
        "checks",
        Message(zh="核对结果", en="checks"),
        (
            *_FILE[:2],
            *_known("checks", "verdict", "severity", "rule"),
            Column("message", str, title="说明"),
            *(replace(each, type=object) for each in _known("checks", "stated", "computed")),
            *_known("checks", "difference", "equation", "reading", "reason"),
            Column("hints", str, title="线索", required=False),
            *_REPORT,
            *_known("checks", "fingerprint"),
            Column("check_id", str, title="核对编号"),
            *_KEYS,
        ),
    ),
    Sheet(
        "tables",
        Message(zh="表格", en="tables"),
        (
            *_FILE,
            Column("table_id", str, title="表格编号"),
            *_known("tables", "caption"),
            Column("row", int, title="行"),
            Column("role", str, title="行类型"),
            *(
                Column(f"cell_{n}", str, title=f"第{n}列", required=False)
                for n in range(1, CELLS + 1)
            ),
        ),
    ),
)
"""The sheets, in the order in which a workbook has them."""

_TYPES: Mapping[str, Message] = {
    "pilot": Message(zh="试点申报", en="pilot"),
    "exam": Message(zh="报考获证", en="exam"),
    "mapping": Message(zh="书证融通", en="mapping"),
}
_ROLES: Mapping[str, Message] = {
    "header": Message(zh="表头", en="header"),
    "body": Message(zh="数据", en="body"),
    "total": Message(zh="合计", en="total"),
    "subtotal": Message(zh="小计", en="subtotal"),
}


def sheet_rows(extraction: Extraction, file: str, language: str) -> dict[str, list[Row]]:
    """Return the rows of each sheet, by its name.

    Args:
        extraction: the report.
        file: what to call the file it came from.
        language: of verdicts and messages, `zh` or `en`.
    """
    view = _View(extraction, file, language, doubted(extraction), _record_pages(extraction))
    return {
        "records": [view.record(each) for each in extraction.records],
        "checks": [view.check(each) for each in extraction.checks],
        "tables": [row for table in extraction.tables for row in view.table(table)],
    }


def yes_or_no(value: bool, language: str) -> str:  # noqa: FBT001  a value, not a switch
    """Return how a sheet shows that something holds; that it does not is left blank."""
    return (_YES if value else _NO).text(language)


@dataclass(frozen=True, slots=True)
class _View:
    """A report as it is shown in one language."""

    extraction: Extraction
    file: str
    language: str
    doubts: Doubts
    pages: Mapping[str, int | None]

    def record(self, record: Record) -> Row:
        """Return the line of a record."""
        figures = ((column.name, getattr(record, column.name)) for column in _FIGURES)
        named = record.certificate
        return {
            **self._head(self.pages[record.id], self._record_verdict(record)),
            **self._report(),
            "type": self._word(_TYPES, record.type),
            "batch": record.batch,
            "certificate": named.name if named else None,
            "level": record.level,
            "tier": record.tier,
            "department": record.department,
            "majors": _joined(map(_major, record.majors)),
            "grades": _joined(record.grades),
            **{name: None if value is None else json_number(value) for name, value in figures},
            "pending": record.pending,
            "certificate_text": named.text if named else None,
            "certificate_method": named.method.value if named else None,
            "table_id": record.table,
            "row": None if record.row is None else record.row + 1,
            "record_id": record.id,
            "report_id": report_id(self.extraction),
        }

    def check(self, check: CheckResult) -> Row:
        """Return the line of a check result."""
        page = next((at.page for at in check.at if at.page is not None), None)
        sides = {"stated": check.stated, "computed": check.computed, "difference": check.difference}
        hints = (hint.message.text(self.language) for hint in check.hints)
        return {
            "file": self.file,
            "page": page,
            "verdict": check.verdict.label.text(self.language),
            "severity": check.severity.label.text(self.language),
            "rule": check.rule,
            "message": check.message.text(self.language),
            **{
                name: side if side is None or isinstance(side, str) else json_number(side)
                for name, side in sides.items()
            },
            "equation": check.equation,
            "reading": check.reading,
            "reason": check.reason,
            "hints": _joined(hints),
            **self._report(),
            "fingerprint": check.fingerprint,
            "check_id": check.id,
            "report_id": report_id(self.extraction),
        }

    def table(self, table: Table) -> Iterator[Row]:
        """Yield a line for the header and for each row of a table, its cells as printed."""
        for number, texts in enumerate((table.header, *table.rows), HEADER):
            yield {
                **self._head(row_page(table, number), self.doubts.of_row(table.id, number)),
                "table_id": table.id,
                "caption": table.caption,
                "row": number + 1,
                "role": self._word(_ROLES, row_role(table, number)),
                **{f"cell_{n}": text for n, text in enumerate(texts, 1)},
            }

    def _head(self, page: int | None, verdict: Verdict | None) -> Row:
        finding = verdict.label.text(self.language) if verdict else None
        return {"file": self.file, "page": page, "finding": finding}

    def _report(self) -> Row:
        report = self.extraction.report
        return {"issuer": report.issuer, "years": _joined(map(str, report.years))}

    def _record_verdict(self, record: Record) -> Verdict | None:
        found = self.doubts.of_record(record)
        if found is None and record.table is not None and record.row is not None:
            return self.doubts.of_row(record.table, record.row)
        return found

    def _word(self, words: Mapping[str, Message], name: str) -> str:
        return words[name].text(self.language) if name in words else name


def _record_pages(extraction: Extraction) -> dict[str, int | None]:
    """Return the page of each record: of its row, of its first figure, or of its sentence."""
    tables = {table.id: table for table in extraction.tables}
    claims = {claim.id: claim.at for claim in extraction.claims}
    pages: dict[str, int | None] = {}
    for record in extraction.records:
        row = None
        if record.table in tables and record.row is not None:
            row = row_page(tables[record.table], record.row)
        stated = (claims.get(name) for name in record.sources.values())
        places: Iterable[Place | None] = (*stated, record.at)
        others = (at.page for at in places if at and at.page is not None)
        pages[record.id] = next(others, None) if row is None else row
    return pages


def _major(major: Major) -> str:
    return " ".join(filter(None, (major.code, major.name or major.text)))


def _joined(texts: Iterable[str]) -> str | None:
    return "; ".join(texts) or None
