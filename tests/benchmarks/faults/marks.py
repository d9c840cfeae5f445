"""Faults of what is no quantity: ordinals of rows and headings, codes, and the count of a list."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from tests.benchmarks.faults.facts import certificates
from tests.benchmarks.faults.planted import Planted
from tests.benchmarks.faults.report import Heading, Report, Row
from tests.benchmarks.faults.truth import Expectation

__all__ = ["code_wrong", "heading_wrong", "list_count", "serial_wrong"]

CODE = re.compile(r"\d{6}")
FEWEST = 3
OF_CODES = frozenset({"catalogue", "cross.table", "table.distinct", "list.count", "prose.table"})


def list_count(report: Report, chance: random.Random) -> Planted | None:
    """Let the count of a list be off by one, and no other reading of the list agree."""
    links = [link for link in report.links if link.rules == ("list.count",) and link.certain]
    if not links:
        return None
    link = chance.choice(links)
    true = report.figures()[link.stated].value
    value = true + chance.choice((-1, 1))
    if value < 2 or int(value) in link.readings:
        return None
    return Planted(report.with_figures({link.stated: value}), link, {link.stated: true})


def serial_wrong(report: Report, chance: random.Random) -> Planted | None:
    """Leave a number out of 序号, or print one twice."""
    tables = [table for table in report.tables() if table.serial is not None]
    if not tables:
        return None
    table = chance.choice(tables)
    assert table.serial is not None
    rows = list(table.rows)
    body = [place for place, row in enumerate(rows) if row.kind == "body"]
    if len(body) <= FEWEST:
        return None
    numbers, expectation = _misnumbered(len(body), chance)
    for place, number in zip(body, numbers, strict=True):
        rows[place] = _with_serial(rows[place], table.serial, str(number))
    return _numbering(report.with_table(table, replace(table, rows=tuple(rows))), expectation)


def _with_serial(row: Row, column: int, text: str) -> Row:
    cells = list(row.cells)
    cells[column] = text
    return replace(row, cells=tuple(cells))


def heading_wrong(report: Report, chance: random.Random) -> Planted | None:
    """Leave a number out of the headings, or print one twice."""
    runs = [run for run in _siblings(report) if len(run) >= FEWEST]
    if not runs:
        return None
    run = chance.choice(runs)
    numbers, expectation = _misnumbered(len(run), chance)
    new = {
        id(heading): replace(heading, ordinal=number)
        for heading, number in zip(run, numbers, strict=True)
    }
    blocks = (new.get(id(block), block) for block in report.blocks)
    return _numbering(report.with_blocks(blocks), expectation)


def _siblings(report: Report) -> Iterator[list[Heading]]:
    headings = [block for block in report.blocks if isinstance(block, Heading)]
    yield [heading for heading in headings if heading.depth == 1]
    run: list[Heading] = []
    for heading in headings:
        if heading.depth == 1:
            yield run
            run = []
        else:
            run.append(heading)
    yield run


def _misnumbered(count: int, chance: random.Random) -> tuple[Sequence[int], Expectation]:
    """Return the numbers of a run with a gap or a repeat, and the printed and the expected one.

    1 is never the repeated one: a run that begins again is no fault.
    """
    numbers = list(range(1, count + 1))
    place = chance.randint(1, count - 1)
    if place == 1 or chance.random() < 0.5:
        numbers[place:] = [number + 1 for number in numbers[place:]]
    else:
        numbers[place] -= 1
    pair = (Decimal(numbers[place]), Decimal(place + 1))
    return numbers, Expectation(("numbering",), (pair,))


def _numbering(report: Report, expectation: Expectation) -> Planted:
    return Planted(report, first=(expectation,), rules=frozenset({"numbering"}))


def code_wrong(report: Report, chance: random.Random) -> Planted | None:
    """Print the code of another major before a name."""
    places = [
        (table, row, column)
        for table in report.tables()
        for row in table.rows
        for column, cell in enumerate(row.cells)
        if isinstance(cell, str) and CODE.search(cell)
    ]
    if not places:
        return None
    table, row, column = chance.choice(places)
    cell = row.cells[column]
    assert isinstance(cell, str)
    old = chance.choice(CODE.findall(cell))
    known = sorted({each[:6] for majors in certificates().values() for each in majors})
    new = chance.choice([code for code in known if code[:2] != old[:2] and code not in cell])
    changed = _with_serial(row, column, cell.replace(old, new))
    rows = tuple(changed if each is row else each for each in table.rows)
    report = report.with_table(table, replace(table, rows=rows))
    return Planted(report, first=(Expectation(("catalogue",)),), rules=OF_CODES)
