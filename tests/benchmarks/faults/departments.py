"""The tables by department and level, or by school and level in an organisation's report."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from tests.benchmarks.faults.facts import names
from tests.benchmarks.faults.layouts import caption, label
from tests.benchmarks.faults.report import Figure, Link, Row, Table
from tests.benchmarks.faults.wording import Composer

__all__ = ["DEPARTMENT_LAYOUTS"]

SHOWN = ("registered", "certified")


def subtotals(composer: Composer) -> Table:
    """Return departments and their levels below one another, with 小计 and 合计."""
    rows: list[Row] = []
    subs: list[list[Figure]] = []
    for department in composer.world.departments():
        body = [
            (level, [_cell(composer, count, department, level) for count in SHOWN])
            for level in composer.world.levels()
            if _count(composer, "registered", department, level)
        ]
        columns = list(zip(*(cells for _, cells in body), strict=True))
        keys = [f"{count}.dept:{department}" for count in SHOWN]
        subs.append([_sum(composer, *each) for each in zip(keys, columns, strict=True)])
        rows += [_row(composer, "body", department, level, *cells) for level, cells in body]
        rows.append(_row(composer, "sub", department, "小计", *subs[-1]))
    columns = list(zip(*subs, strict=True))
    totals = [_sum(composer, *each) for each in zip(SHOWN, columns, strict=True)]
    rows.append(_row(composer, "total", _total_word(composer), "", *totals))
    header = (_who(composer), label(composer, "level"), *(label(composer, each) for each in SHOWN))
    return Table("subtotals", caption(composer, "subtotals"), (header,), tuple(rows), merged=0)


def cross(composer: Composer) -> Table:
    """Return a column a level and a 合计 column; those registered only, as the caption says."""
    levels = composer.world.levels()
    header = (_who(composer), *levels, composer.chance.choice(names()["total_words"]))
    rows = _rows_by_level(composer, ("registered",), sums=True)
    return Table("cross", caption(composer, "cross"), (header,), tuple(rows))


def twofold(composer: Composer) -> Table:
    """Return a header of two rows: a count above, its levels below, sometimes with 小计."""
    levels, who = composer.world.levels(), _who(composer)
    sums = composer.chance.random() < 0.5
    below = [*levels, *(["小计"] if sums else [])]
    above = [text for count in SHOWN for text in [label(composer, count)] * len(below)]
    header = ((who, *above), (who, *below, *below))
    rows = _rows_by_level(composer, SHOWN, sums=sums)
    return Table("twofold", caption(composer, "twofold"), header, tuple(rows))


def _rows_by_level(composer: Composer, counts: Sequence[str], *, sums: bool) -> list[Row]:
    """Return a row a department and the total row, levels side by side for each count."""
    levels = composer.world.levels()
    body: list[list[Figure]] = []
    for department in composer.world.departments():
        row: list[Figure] = []
        for count in counts:
            cells = [_cell(composer, count, department, level) for level in levels]
            row += cells
            if sums:
                row.append(_sum(composer, f"{count}.dept:{department}", cells))
        body.append(row)
    ends = [f".level:{level}" for level in levels] + ([""] if sums else [])
    keys = [f"{count}{end}" for count in counts for end in ends]
    columns = list(zip(*body, strict=True))
    totals = [_sum(composer, key, column) for key, column in zip(keys, columns, strict=True)]
    if sums:
        _sum_across(composer, totals, len(levels))
    departments = composer.world.departments()
    rows = [_row(composer, "body", *each) for each in _beside(departments, body)]
    return [*rows, _row(composer, "total", _total_word(composer), *totals)]


def _beside(
    departments: Sequence[str], body: Sequence[Sequence[Figure]]
) -> list[tuple[str | Figure, ...]]:
    return [(department, *row) for department, row in zip(departments, body, strict=True)]


def _sum_across(composer: Composer, totals: Sequence[Figure], width: int) -> None:
    for start in range(0, len(totals), width + 1):
        *parts, whole = totals[start : start + width + 1]
        uids = tuple(part.uid for part in parts)
        composer.links.append(Link("sum", ("table.sum",), whole.uid, uids))


def _count(composer: Composer, count: str, department: str, level: str) -> int:
    return composer.world.total(
        count, of=lambda line: line.department == department and line.level == level
    )


def _cell(composer: Composer, count: str, department: str, level: str) -> Figure:
    key = f"{count}.cell:{department}/{level}"
    return composer.figure(key, _count(composer, count, department, level))


def _sum(composer: Composer, key: str, parts: Sequence[Figure]) -> Figure:
    total = composer.figure(key, sum((part.value for part in parts), Decimal(0)))
    uids = tuple(part.uid for part in parts)
    composer.links.append(Link("sum", ("table.sum",), total.uid, uids))
    return total


def _row(composer: Composer, kind: str, *cells: str | Figure) -> Row:
    return Row(composer.uid(), kind, cells)


def _who(composer: Composer) -> str:
    return label(composer, "department" if composer.world.school else "school")


def _total_word(composer: Composer) -> str:
    return str(composer.chance.choice(names()["total_words"]))


DEPARTMENT_LAYOUTS: Mapping[str, Callable[[Composer], Table]] = {
    "subtotals": subtotals,
    "cross": cross,
    "twofold": twofold,
}
