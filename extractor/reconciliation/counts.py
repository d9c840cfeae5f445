"""`table.rows` and `table.distinct`: figures of a total row that count what stands above them."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.grammar.loader import Grammar
from extractor.grammar.schema import Reading
from extractor.model.check import Hint, Step, Verdict
from extractor.model.message import Message
from extractor.model.record import Claim, Record, Report
from extractor.reconciliation.displaced import displaced_column
from extractor.reconciliation.figures import FigureTable, RowKind, figure_tables
from extractor.reconciliation.hints import digit_hints, reading_hint
from extractor.reconciliation.results import Draft, show
from extractor.reconciliation.steps import enumerated, tried

__all__ = [
    "DISTINCT_RULE",
    "READINGS",
    "ROWS_RULE",
    "RowKey",
    "check_counts",
    "column_counts",
    "rows_of",
]

ROWS_RULE = "table.rows"
DISTINCT_RULE = "table.distinct"

_ANYWHERE: tuple[Reading, ...] = ("rows", "names")
"""How a figure may count under a heading of which the grammar says nothing."""

_FOLLOWED = 300
"""Nobody follows a longer list entry by entry."""

RowKey = tuple[str | None, int | None]
"""Table and row of a record."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one data row names in the counted column, and the row's records."""

    row: int
    names: tuple[str, ...]
    records: tuple[Record, ...]


def check_counts(report: Report, grammar: Grammar) -> Iterator[Draft]:
    """Yield a result for each figure that stands in a total row under a column of names."""
    records = rows_of(report)
    for table in figure_tables(report, grammar.checks):
        for claim, row, column in _counted(table):
            entries = _entries(table, _rows(table, row), column, records)
            declared = _declared(table.column(column).field, grammar)
            counts = _counts(declared or _ANYWHERE, entries)
            must_agree = declared and counts and displaced_column(table, row, claim) is None
            if must_agree or claim.value in counts.values():
                yield _draft(_Counted(table, claim, entries, counts), grammar)


def rows_of(report: Report) -> Mapping[RowKey, list[Record]]:
    """Return the records of each row of the tables."""
    records: dict[RowKey, list[Record]] = defaultdict(list)
    for record in report.records:
        records[record.table, record.row].append(record)
    return records


def column_counts(
    table: FigureTable, column: int, records: Mapping[RowKey, list[Record]], grammar: Grammar
) -> dict[Reading, Decimal]:
    """Return what each reading that the grammar allows gives for all rows of a column, the plain one first."""
    entries = _entries(table, table.data_rows, column, records)
    return _counts(_declared(table.column(column).field, grammar), entries)


@dataclass(frozen=True, slots=True)
class _Counted:
    """A figure, the rows it may count, and what each reading gives, the plain one first."""

    table: FigureTable
    claim: Claim
    entries: tuple[_Entry, ...]
    counts: Mapping[Reading, Decimal]


def _counted(table: FigureTable) -> Iterator[tuple[Claim, int, int]]:
    """Yield claim, row and column of each figure in a total row under a column of names."""
    for row in table.table.total_rows:
        for column in range(table.width):
            claim = table.claim(row, column)
            if claim and table.is_text_column(column):
                yield claim, row, column


def _declared(field: str | None, grammar: Grammar) -> tuple[Reading, ...]:
    """Return the readings that the grammar allows for a column, none where it does not know it."""
    found = (rule.readings for rule in grammar.checks.count if field in rule.fields)
    return next(found, ())


def _rows(table: FigureTable, total: int) -> Sequence[int]:
    """Return the rows that a total row may count: up to it, or below it where it comes first."""
    return _scope(table, total) or tuple(row for row in table.data_rows if row > total)


def _entries(
    table: FigureTable,
    rows: Sequence[int],
    column: int,
    records: Mapping[RowKey, list[Record]],
) -> tuple[_Entry, ...]:
    field = table.column(column).field
    entries = []
    for row in rows:
        found = tuple(records.get((table.table.id, row), ()))
        entries.append(_Entry(row, _names(table.text(row, column), field, found), found))
    return tuple(entries)


def _names(text: str, field: str | None, records: tuple[Record, ...]) -> tuple[str, ...]:
    """Return what a cell names: as the records have it, else as printed."""
    names: tuple[str, ...] = ()
    if field == "certificate":
        names = tuple(record.certificate.name for record in records if record.certificate)
    elif field == "majors":
        names = tuple(major.name or major.text for record in records for major in record.majors)
    return names or ((text,) if text else ())


def _counts(readings: tuple[Reading, ...], entries: tuple[_Entry, ...]) -> dict[Reading, Decimal]:
    found = {reading: READINGS[reading](entries) for reading in readings}
    return {reading: Decimal(count) for reading, count in found.items() if count}


def _scope(table: FigureTable, total: int) -> tuple[int, ...]:
    """Return the data rows above a total row: a 小计 counts since the last one, a 合计 all."""
    kind = table.row_kinds[total]
    stops = {RowKind.TOTAL, RowKind.SUBTOTAL} if kind is RowKind.SUBTOTAL else {RowKind.TOTAL}
    earlier = (row for row in range(total) if table.row_kinds[row] in stops)
    start = max(earlier, default=-1)
    return tuple(row for row in table.data_rows if start < row < total)


def _count_rows(entries: tuple[_Entry, ...]) -> int | None:
    return len(entries)


def _count_names(entries: tuple[_Entry, ...]) -> int | None:
    return len({name for entry in entries for name in entry.names})


def _count_names_with_level(entries: tuple[_Entry, ...]) -> int | None:
    return _count_records(entries, lambda record: record.level)


def _count_names_within_batch(entries: tuple[_Entry, ...]) -> int | None:
    return _count_records(entries, lambda record: record.batch)


def _count_codes(entries: tuple[_Entry, ...]) -> int | None:
    majors = [m for entry in entries for record in entry.records for m in record.majors]
    if not any(major.code for major in majors):
        return None
    return len({major.code or major.name or major.text for major in majors})


def _count_records(
    entries: tuple[_Entry, ...], other: Callable[[Record], str | None]
) -> int | None:
    """Count pairs of a certificate and something else; None where the table does not give both."""
    records = [record for entry in entries for record in entry.records]
    pairs = {(r.certificate.name, other(r)) for r in records if r.certificate}
    is_given = all(entry.records for entry in entries) and all(second for _, second in pairs)
    return len(pairs) if is_given else None


READINGS: Mapping[Reading, Callable[[tuple[_Entry, ...]], int | None]] = {
    "rows": _count_rows,
    "names": _count_names,
    "names-with-level": _count_names_with_level,
    "names-within-batch": _count_names_within_batch,
    "codes": _count_codes,
}
"""The ways to count a set. None: the table does not give what that way needs."""


def _draft(counted: _Counted, grammar: Grammar) -> Draft:
    counts, claim = counted.counts, counted.claim
    plain = next(iter(counts))
    reading = next((name for name, count in counts.items() if count == claim.value), None)
    computed = counts[reading or plain]
    column = claim.at.column or 0
    return Draft(
        rule=ROWS_RULE if (reading or plain) == "rows" else DISTINCT_RULE,
        verdict=Verdict.CONSISTENT if reading else Verdict.INCONSISTENT,
        stated=claim.value,
        computed=computed,
        equation=f"{show(claim.value)} {'=' if reading else '≠'} {show(computed)}",
        claims=(claim,),
        places=(claim.at, *(counted.table.place(entry.row, column) for entry in counted.entries)),
        steps=tuple(_steps(counted, reading or plain, grammar)),
        reading=reading,
        hints=() if reading == plain else _hints(claim, plain, counts, grammar, reading),
        message=_message(counted, reading, computed, grammar),
    )


def _steps(found: _Counted, reading: Reading, grammar: Grammar) -> Iterator[Step]:
    """Yield what each reading gives, then the entries as the one that counts takes them."""
    yield from (tried(count, grammar.checks.readings[name]) for name, count in found.counts.items())
    column, count = found.claim.at.column or 0, READINGS[reading]
    if len(found.entries) <= _FOLLOWED:
        for number, entry in enumerate(found.entries, 1):
            so_far = count(found.entries[:number])
            place = found.table.place(entry.row, column)
            yield enumerated(", ".join(entry.names), place, so_far)


def _hints(
    claim: Claim,
    plain: Reading,
    counts: Mapping[Reading, Decimal],
    grammar: Grammar,
    reading: Reading | None,
) -> tuple[Hint, ...]:
    """Say what the other readings give; where none agrees, also how the figure may be misprinted."""
    readings = reading_hint(plain, counts, grammar.checks.readings)
    return (readings,) if reading else (readings, *digit_hints(claim.value, counts[plain]))


def _message(
    counted: _Counted, reading: Reading | None, computed: Decimal, grammar: Grammar
) -> Message:
    table, claim = counted.table, counted.claim
    plain: Reading = next(iter(counted.counts))
    name = grammar.checks.readings[reading or plain]
    header = table.column(claim.at.column or 0).header
    stated, found = show(claim.value), show(computed)
    if reading:
        return Message(
            zh=f"{table.label} 合计行“{header}”为 {stated}，与{name.zh}一致。",
            en=f'{table.label}, total row: {stated} under "{header}" agrees, counted as {name.en}.',
        )
    return Message(
        zh=f"{table.label} 合计行“{header}”为 {stated}，按{name.zh}计为 {found}，各种口径均不相符。",
        en=f'{table.label}, total row: {stated} under "{header}", but there are {found} ({name.en}); no reading agrees.',
    )
