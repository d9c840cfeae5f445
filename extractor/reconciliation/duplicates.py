"""`duplicate`: the same row twice in one table."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from extractor.grammar.loader import Grammar
from extractor.model.check import Verdict
from extractor.model.diagnostic import Severity
from extractor.model.message import Message
from extractor.model.record import Record, Report
from extractor.reconciliation.figures import CellKind, FigureTable, RowKind, figure_tables
from extractor.reconciliation.numbering import ORDINAL_FIELD
from extractor.reconciliation.results import STRUCTURE, Draft
from extractor.text.normalise import strip_space

__all__ = ["RULE", "check_duplicates"]

RULE = "duplicate"

_ENOUGH_TEXTS = 2
"""Rows that name fewer things than this are alike too easily."""

_Name = tuple[str, str | None]
"""Certificate and level."""

_Records = Mapping[tuple[str | None, int | None], Record]


def check_duplicates(report: Report, grammar: Grammar) -> Iterator[Draft]:
    """Yield a finding for each row that says again what an earlier row of its table says."""
    records = {(record.table, record.row): record for record in report.records}
    batches = _batches(report)
    for table in figure_tables(report, grammar.checks):
        for rows in _repeated(table, records):
            record = records.get((table.table.id, rows[0]))
            if not _is_explained(record, len(rows), batches):
                for row in rows[1:]:
                    yield _draft(table, rows[0], row, is_known=record is not None)


def _batches(report: Report) -> dict[_Name, set[str]]:
    """Return certificate and level → the batches in which some table lists them."""
    found: dict[_Name, set[str]] = defaultdict(set)
    for record in report.records:
        if record.certificate and record.batch:
            found[record.certificate.name, record.level].add(strip_space(record.batch))
    return found


def _is_explained(record: Record | None, times: int, batches: Mapping[_Name, set[str]]) -> bool:
    """Tell whether another table lists the certificate in so many batches, which this one leaves out."""
    if record is None or record.certificate is None or record.batch:
        return False
    return len(batches.get((record.certificate.name, record.level), ())) >= times


def _repeated(table: FigureTable, records: _Records) -> Iterator[list[int]]:
    """Yield the rows that say the same, the first one first."""
    rows: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row in table.all_rows:
        if table.row_kinds[row] is RowKind.DATA and _is_row_of_its_own(table, row):
            rows[_signature(table, row, records.get((table.table.id, row)))].append(row)
    return (alike for alike in rows.values() if len(alike) > 1)


def _is_row_of_its_own(table: FigureTable, row: int) -> bool:
    """Tell whether a row names enough things, and not all through merged cells."""
    texts = [column for column in _columns(table) if _is_name(table, row, column)]
    return len(texts) >= _ENOUGH_TEXTS and not all(table.is_merged(row, c) for c in texts)


def _is_name(table: FigureTable, row: int, column: int) -> bool:
    is_figure = table.cell_kind(row, column) in {CellKind.FIGURE, CellKind.AWAITED}
    return bool(table.text(row, column)) and not is_figure


def _columns(table: FigureTable) -> Iterator[int]:
    return (c for c in range(table.width) if table.column(c).field != ORDINAL_FIELD)


def _signature(table: FigureTable, row: int, record: Record | None) -> tuple[str, ...]:
    """Return what a row says, names as they were resolved."""
    resolved = {
        "certificate": record.certificate.name if record and record.certificate else None,
        "level": record.level if record else None,
    }
    return tuple(
        resolved.get(table.column(column).field or "") or table.text(row, column)
        for column in _columns(table)
    )


def _draft(table: FigureTable, first: int, second: int, *, is_known: bool) -> Draft:
    """Return the finding; rows of a table that we do not know may rightly be alike."""
    columns = range(table.width)
    claims = [table.claim(row, column) for row in (second, first) for column in columns]
    texts = (table.text(second, column) for column in _columns(table))
    about = " ".join(text for text in texts if text)
    return Draft(
        rule=RULE,
        verdict=Verdict.INCONSISTENT if is_known else Verdict.UNCERTAIN,
        severity=Severity.WARNING,
        claims=tuple(claim for claim in claims if claim),
        places=(table.place(second, 0), table.place(first, 0)),
        labels=(about,),
        reason=None if is_known else STRUCTURE,
        message=Message(
            zh=f"{table.label} 第 {first + 1} 行与第 {second + 1} 行相同：{about}。",
            en=f"{table.label}: rows {first + 1} and {second + 1} are the same: {about}.",
        ),
    )
