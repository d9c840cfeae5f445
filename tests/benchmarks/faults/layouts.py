"""The tables of a report. Every layout is a function from a composer to a table and its links."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tests.benchmarks.faults.facts import Line, names, rate
from tests.benchmarks.faults.report import Cell, Figure, Link, Row, Table
from tests.benchmarks.faults.wording import Composer

__all__ = ["APPROVED", "LAYOUTS", "caption", "label"]

APPROVED = "line.approved"
"""Where the composer keeps the approved figures, line by line."""


@dataclass(frozen=True)
class Grid:
    """Columns of text, columns of figures that add up, and the ways a total row is printed."""

    texts: Sequence[tuple[str, Sequence[str]]]
    """Header and cells."""
    figures: Sequence[tuple[str, str, Sequence[Cell]]]
    """Header, the key of the total, and cells."""


def approval(composer: Composer) -> Table | None:
    """Return the list of what was approved, which may count its rows and names under 合计."""
    world, chance = composer.world, composer.chance
    if not world.school:
        return None
    lines = world.lines
    majors = [" ".join(f"【{code}】{name}" for code, name in line.majors) for line in lines]
    if chance.random() < 0.3:
        majors = [" ".join(name for _, name in line.majors) for line in lines]
    texts = [*_line_texts(composer), (label(composer, "majors"), majors)]
    figures: list[tuple[str, str, Sequence[Cell]]] = [
        (label(composer, "approved"), "approved", _per_line(composer, "approved"))
    ]
    if any(line.person_days for line in lines):
        days: list[Cell] = [
            composer.figure("", line.person_days) if line.person_days else "--" for line in lines
        ]
        figures.append((label(composer, "person_days"), "person_days", days))
    table = _table(composer, "approval", Grid(texts, figures), counted=chance.random() < 0.3)
    body = [row for row in table.rows if row.kind == "body"]
    _keep_sets(composer, body)
    return table


def _keep_sets(composer: Composer, body: Sequence[Row]) -> None:
    pairs = list(zip(body, composer.world.lines, strict=True))
    composer.sets["pilots"] = tuple((row.uid, str(row.uid)) for row, _ in pairs)
    composer.sets["certificates"] = tuple((row.uid, line.certificate) for row, line in pairs)
    composer.sets["majors"] = tuple(
        (row.uid, code) for row, line in pairs for code, _ in line.majors
    )


def ledger(composer: Composer) -> Table | None:
    """Return the list of examinations with the rate of each line and of all; some await results."""
    world = composer.world
    if not world.school:
        return None
    middle = ["examined"] if not world.everybody_came or composer.chance.random() < 0.4 else []
    counts = ["registered", *middle, "certified"]
    if not world.everybody_came and composer.chance.random() < 0.3:
        counts = ["examined", "certified"]
    columns = {count: _per_line(composer, count) for count in counts}
    rates = [
        "--" if line.pending else _line_rate(composer, line, counts, columns, place)
        for place, line in enumerate(world.lines)
    ]
    _limits(composer, [columns[count] for count in counts])
    grid = Grid(
        _line_texts(composer),
        [(label(composer, count), count, columns[count]) for count in counts],
    )
    return _table(composer, "ledger", grid, rates=rates)


def _line_rate(
    composer: Composer,
    line: Line,
    counts: Sequence[str],
    columns: Mapping[str, Sequence[Cell]],
    place: int,
) -> Figure:
    certified, base = line.counts["certified"], line.counts[counts[-2]]
    style = composer.world.rate_style
    figure = composer.figure("", rate(certified, base, style), style)
    parts = (columns["certified"][place], columns[counts[-2]][place])
    uids = tuple(cell.uid for cell in parts if isinstance(cell, Figure))
    composer.links.append(Link("ratio", ("ratio",), figure.uid, uids))
    return figure


def _limits(composer: Composer, columns: Sequence[Sequence[Cell]]) -> None:
    """Keep that each count of a line is at most the one before it, beginning with those approved."""
    chain: list[list[int | None]] = [[_uid(cell) for cell in column] for column in columns]
    if APPROVED in composer.sets:
        chain.insert(0, [uid for uid, _ in composer.sets[APPROVED]])
    for larger, smaller in pairwise(chain):
        for limit, stated in zip(larger, smaller, strict=True):
            if limit is not None and stated is not None:
                composer.links.append(Link("limit", ("order",), stated, (limit,)))


def _uid(cell: Cell) -> int | None:
    return cell.uid if isinstance(cell, Figure) else None


def mapping(composer: Composer) -> Table | None:
    """Return which certificate goes with which majors, with their codes."""
    if not composer.world.school:
        return None
    pairs = {(line.certificate, line.level): line.majors for line in composer.world.lines}
    heads = [label(composer, "certificate"), label(composer, "level")]
    cells: list[tuple[Cell, ...]]
    if composer.chance.random() < 0.5:
        heads += [label(composer, "code"), label(composer, "major")]
        cells = [(*key, code, name) for key, majors in pairs.items() for code, name in majors]
    else:
        heads.append(label(composer, "majors"))
        listed = (" ".join(f"【{code}】{name}" for code, name in each) for each in pairs.values())
        cells = [(*key, text) for key, text in zip(pairs, listed, strict=True)]
    rows = tuple(Row(composer.uid(), "body", each) for each in cells)
    return _numbered(
        composer, Table("mapping", caption(composer, "mapping"), (tuple(heads),), rows)
    )


def courses(composer: Composer) -> Table:
    """Return the list of training courses."""
    known = composer.world.courses
    texts = [
        (label(composer, "course"), [course.name for course in known]),
        (label(composer, "mode"), [course.mode for course in known]),
    ]
    figures = [
        (label(composer, fact), fact, [composer.figure("", getattr(each, fact)) for each in known])
        for fact in ("sessions", "participants")
    ]
    return _table(composer, "courses", Grid(texts, figures))


def funds(composer: Composer) -> Table:
    """Return what the money was spent on, with shares that add to 100 as far as rounding lets them."""
    spent = composer.world.funding
    whole = sum(spent.values())
    amounts = [composer.figure(f"funding.item:{item}", spent[item], "wan") for item in spent]
    shares = [
        composer.figure(f"share.item:{item}", rate(each, whole, "p1"), "p1")
        for item, each in spent.items()
    ]
    grid = Grid(
        [(label(composer, "item"), list(spent))],
        [(label(composer, "funding"), "funding", amounts)],
    )
    table = _table(composer, "funds", grid, rates=shares, rate_label=label(composer, "share"))
    total = next(cell for cell in table.rows[-1].cells if isinstance(cell, Figure))
    for share, amount in zip(shares, amounts, strict=True):
        composer.links.append(Link("ratio", ("ratio",), share.uid, (amount.uid, total.uid)))
    return table


def _line_texts(composer: Composer) -> list[tuple[str, Sequence[str]]]:
    lines = composer.world.lines
    return [
        (label(composer, "batch"), [line.batch for line in lines]),
        (label(composer, "certificate"), [_certificate(composer, line) for line in lines]),
        (label(composer, "level"), [line.level for line in lines]),
    ]


def _certificate(composer: Composer, line: Line) -> str:
    """Return a certificate's name, long or short by the report's habit."""
    return line.certificate + ("职业技能等级证书" if composer.world.year % 2 else "")


def _per_line(composer: Composer, count: str) -> list[Cell]:
    cells: list[Cell] = [
        "--" if line.pending and count == "certified" else composer.figure("", line.counts[count])
        for line in composer.world.lines
    ]
    if count == "approved":
        uids = (cell.uid for cell in cells if isinstance(cell, Figure))
        composer.sets[APPROVED] = tuple((uid, "") for uid in uids)
    return cells


def _table(
    composer: Composer,
    layout: str,
    grid: Grid,
    *,
    rates: Sequence[Cell] = (),
    rate_label: str = "",
    counted: bool = False,
) -> Table:
    """Return a table with its total row; the composer keeps the sums."""
    columns = [cells for _, cells in grid.texts] + [cells for *_, cells in grid.figures]
    header = [head for head, _ in grid.texts] + [head for head, *_ in grid.figures]
    if rates:
        columns.append(rates)
        header.append(rate_label or label(composer, "rate"))
    rows = [Row(composer.uid(), "body", cells) for cells in zip(*columns, strict=True)]
    totals = [_summed(composer, key, cells) for _, key, cells in grid.figures]
    texts = len(grid.texts)
    place = 1 if texts > 1 and not counted and composer.chance.random() < 0.2 else 0
    labels: list[Cell] = ["", *[""] * (texts - 1)]
    labels[place] = composer.chance.choice(names()["total_words"])
    if counted:
        labels[1:] = _counted(composer, rows)
    last = [*labels, *totals, *([_total_rate(composer, layout, totals)] if rates else [])]
    spans = texts > 1 and not counted and place == 0 and composer.chance.random() < 0.4
    rows.append(Row(composer.uid(), "total", tuple(last), texts if spans else 1))
    table = Table(layout, caption(composer, layout), (tuple(header),), tuple(rows))
    return _numbered(composer, table)


def _summed(composer: Composer, key: str, cells: Sequence[Cell]) -> Figure:
    parts = [cell for cell in cells if isinstance(cell, Figure)]
    style = parts[0].style if parts[0].style == "wan" else ""
    total = composer.figure(key, sum((part.value for part in parts), Decimal(0)), style)
    uids = tuple(part.uid for part in parts)
    composer.links.append(Link("sum", ("table.sum",), total.uid, uids))
    return total


def _total_rate(composer: Composer, layout: str, totals: Sequence[Figure]) -> Cell:
    if layout == "funds":
        return "100%"
    base, certified = totals[-2:]
    style = composer.world.rate_style
    share = composer.figure("rate", rate(int(certified.value), int(base.value), style), style)
    composer.links.append(Link("ratio", ("ratio",), share.uid, (certified.uid, base.uid)))
    return share


def _counted(composer: Composer, rows: Sequence[Row]) -> list[Cell]:
    """Return the figures of the total row that count names, rows and majors."""
    _keep_sets(composer, rows)
    found: list[Cell] = []
    for key, rule in (("certificates", "distinct"), ("pilots", "rows"), ("majors", "distinct")):
        labels = composer.sets[key]
        figure = composer.figure(key, len({label for _, label in labels}))
        rules = (f"table.{rule}", "table.rows", "table.distinct")
        composer.links.append(Link("distinct", rules, figure.uid, (), labels))
        found.append(figure)
    return found


def _numbered(composer: Composer, table: Table) -> Table:
    """Put 序号 before the rows of some tables."""
    if composer.chance.random() < 0.5:
        return table
    header = tuple((label(composer, "serial"), *row) for row in table.header)
    rows, number = [], 0
    for row in table.rows:
        number += row.kind == "body"
        cells = _total_cells(row) if row.kind == "total" else (str(number), *row.cells)
        rows.append(Row(row.uid, row.kind, cells, row.span + 1 if row.span > 1 else 1))
    return Table(table.layout, table.caption, header, tuple(rows), table.merged, serial=0)


def _total_cells(row: Row) -> tuple[Cell, ...]:
    """Return the total row with one cell more, its label still the first where it was."""
    first, *others = row.cells
    return (first, "", *others)


def label(composer: Composer, column: str) -> str:
    """Return a column's head."""
    return str(composer.chance.choice(names()["columns"][column]))


def caption(composer: Composer, layout: str) -> str:
    """Return a title for a layout's table, without its number."""
    title: str = composer.chance.choice(names()["captions"][layout])
    return title.replace("{year}", str(composer.world.year))


LAYOUTS: Mapping[str, Callable[[Composer], Table | None]] = {
    "approval": approval,
    "ledger": ledger,
    "mapping": mapping,
    "courses": courses,
    "funds": funds,
}
