"""Faults of rows: one missing, one printed twice, one that the total leaves out or counts twice."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import count

from tests.benchmarks.faults.planted import OF_ROWS, Planted
from tests.benchmarks.faults.report import Cell, Figure, Link, Report, Row, Table
from tests.benchmarks.faults.truth import Expectation, Hint, computed

__all__ = ["renumbered", "row_counted_twice", "row_double", "row_left_out", "row_missing"]

FEWEST = 4
WITH_KEYS = ("approval", "ledger")
"""Layouts whose rows have certificate, level and batch."""
FLAT = (*WITH_KEYS, "courses", "cross", "twofold")
"""Layouts with one total row over all rows."""
LEFT_OUT = ("row", "row_missing", "row_left_out", "missing_row")
TWICE = ("row", "row_double", "row_counted_twice", "double_row")


def row_missing(report: Report, chance: random.Random) -> Planted | None:
    """Leave a row out of a table whose total counts it."""
    table = _table(report, chance, (*FLAT, "funds", "subtotals"))
    if not table:
        return None
    row = chance.choice(_body(table))
    link = _one_sum(report, row, chance)
    if not link:
        return None
    rest = replace(table, rows=tuple(each for each in table.rows if each is not row))
    changed = report.with_table(table, renumbered(rest))
    return Planted(changed, link, rules=OF_ROWS)


def row_double(report: Report, chance: random.Random) -> Planted | None:
    """Print a row twice, and count it twice."""
    table = _table(report, chance, WITH_KEYS)
    if not table:
        return None
    row = chance.choice(_body(table))
    numbers = count(1 + max([*report.figures(), *report.members()]))
    copy = Row(next(numbers), row.kind, tuple(_copied(cell, numbers) for cell in row.cells))
    twins = {
        old.uid: new.uid
        for old, new in zip(row.cells, copy.cells, strict=True)
        if isinstance(old, Figure) and isinstance(new, Figure)
    }
    rows = list(table.rows)
    rows.insert(chance.randint(rows.index(row) + 1, len(rows) - 1), copy)
    changed = report.with_table(table, renumbered(replace(table, rows=tuple(rows))))
    changed = replace(
        changed, links=tuple(_with_twin(link, twins, row, copy) for link in report.links)
    )
    changed = _with_totals(
        changed, [link for link in changed.links if set(link.others) & {*twins.values()}]
    )
    return Planted(changed, first=(Expectation(("duplicate",)),), rules=OF_ROWS)


def row_left_out(report: Report, chance: random.Random) -> Planted | None:
    """Let the totals leave a row out."""
    return _miscounted(report, chance, -1, LEFT_OUT)


def row_counted_twice(report: Report, chance: random.Random) -> Planted | None:
    """Let the totals count a row twice."""
    return _miscounted(report, chance, 1, TWICE)


def _miscounted(
    report: Report, chance: random.Random, sign: int, kinds: tuple[str, ...]
) -> Planted | None:
    table = _table(report, chance, FLAT)
    if not table:
        return None
    row = chance.choice(_body(table))
    figures = report.figures()
    last = {cell.uid for cell in table.rows[-1].cells if isinstance(cell, Figure)}
    totals = {
        link: figures[uid].value
        for link in report.links
        for uid in link.others
        if link.kind == "sum" and link.stated in last and uid in _uids(row) and figures[uid].value
    }
    if not totals:
        return None
    new = {link.stated: figures[link.stated].value + sign * part for link, part in totals.items()}
    new |= _sums_across(report, last, new)
    changed = _with_rates(report.with_figures(new), set(new))
    primary = chance.choice([link for link in totals if link.rules == ("table.sum",)])
    truths = {uid: figures[uid].value for uid in new}
    hint = Hint(kinds, (totals[primary],))
    right = Hint(("other_statement",), (figures[primary.stated].value,))
    return Planted(changed, primary, truths, hints=(hint, right))


def _sums_across(
    report: Report, last: set[int], new: Mapping[int, Decimal]
) -> Mapping[int, Decimal]:
    """Return the totals of totals within the last row, as they follow from the new totals."""
    figures = report.figures()
    return {
        link.stated: sum((new.get(uid, figures[uid].value) for uid in link.others), Decimal(0))
        for link in report.links
        if link.kind == "sum" and link.stated in last and set(link.others) <= last
    }


def _with_totals(report: Report, sums: Iterable[Link]) -> Report:
    """Return the report with these sums, and the rates over them, made to hold."""
    totals: dict[int, Decimal] = {}
    for link in sums:
        result = computed(link, report)
        if link.kind == "sum" and result is not None:
            totals[link.stated] = result
    return _with_rates(report.with_figures(totals), set(totals))


def _with_rates(report: Report, totals: set[int]) -> Report:
    rates = {
        link.stated: result
        for link in report.links
        if link.kind == "ratio"
        and set(link.others) <= totals
        and (result := computed(link, report)) is not None
    }
    return report.with_figures(rates)


def _with_twin(link: Link, twins: Mapping[int, int], row: Row, copy: Row) -> Link:
    others = tuple(twins[uid] for uid in link.others if uid in twins)
    rows = tuple(
        (copy.uid, str(copy.uid) if label == str(row.uid) else label)
        for uid, label in link.labels
        if uid == row.uid
    )
    if link.kind == "sum":
        link = replace(link, others=(*link.others, *others))
    return replace(link, labels=(*link.labels, *rows))


def _copied(cell: Cell, numbers: Iterable[int]) -> Cell:
    if isinstance(cell, Figure):
        return replace(cell, uid=next(iter(numbers)))
    return cell


def _table(report: Report, chance: random.Random, layouts: Iterable[str]) -> Table | None:
    known = [
        table
        for table in report.tables()
        if table.layout in layouts and len(_body(table)) >= FEWEST
    ]
    return chance.choice(known) if known else None


def _body(table: Table) -> list[Row]:
    return [row for row in table.rows if row.kind == "body"]


def _uids(row: Row) -> set[int]:
    return {cell.uid for cell in row.cells if isinstance(cell, Figure)}


def _one_sum(report: Report, row: Row, chance: random.Random) -> Link | None:
    """Return a sum down the table to which a row contributes."""
    figures, own = report.figures(), _uids(row)
    sums = [
        link
        for link in report.links
        if link.kind == "sum"
        and link.stated not in own
        and any(figures[uid].value for uid in own & set(link.others))
    ]
    return chance.choice(sums) if sums else None


def renumbered(table: Table) -> Table:
    """Return the table with its 序号 counted again."""
    if table.serial is None:
        return table
    rows, number = [], 0
    for row in table.rows:
        number += row.kind == "body"
        cells = list(row.cells)
        if row.kind == "body":
            cells[table.serial] = str(number)
        rows.append(replace(row, cells=tuple(cells)))
    return replace(table, rows=tuple(rows))
