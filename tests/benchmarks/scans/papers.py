"""What scanned reports say, before anything is printed: papers whose tables add up.

KINDS is data: what columns a table has, how it is ruled, how long it is.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from tests.benchmarks.pdf_pages.paper import (
    Block,
    Cell,
    Heading,
    Paper,
    Paragraph,
    Rules,
    Table,
)
from tests.benchmarks.scans.words import LEVELS, Words

__all__ = ["KINDS", "Kind", "compose", "said"]

_PENDING = "--"
_ORDINALS = "一二三四五六七八九十"
_TOPICS = (
    "试点工作总体情况",
    "考核站点与师资",
    "分专业取证结果",
    "经费使用与设备",
    "存在的问题",
    "下一步打算",
)
_TENTH = Decimal("0.1")
_ROOM = 451.0
_CHARACTER, _PADDING = 9.5, 3.5

Row = Mapping[str, str]
Counts = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, how wide it is, how it is set, and the group whose name stands over it."""

    title: str
    width: float
    align: str = "center"
    group: str = ""


COLUMNS: Mapping[str, Column] = {
    "ordinal": Column("序号", 0.7),
    "code": Column("证书代码", 1.2),
    "student": Column("准考证号", 1.6),
    "certificate": Column("证书名称", 2.2, "left"),
    "level": Column("等级", 0.8),
    "department": Column("院系", 1.5),
    "major": Column("试点专业", 2.0, "left"),
    "person": Column("负责人", 1.0),
    "entered": Column("报名", 0.9, "right", "人数"),
    "sat": Column("参考", 0.9, "right", "人数"),
    "passed": Column("取证", 0.9, "right", "人数"),
    "rate": Column("通过率", 1.0, "right"),
    "granted": Column("拨款", 1.2, "right", "经费（万元）"),
    "spent": Column("支出", 1.2, "right", "经费（万元）"),
    "date": Column("考核日期", 1.4),
    "task": Column("主要工作", 3.4, "left"),
    "remark": Column("备注", 1.0),
}
_TITLES_ALONE = {
    "entered": "报名人数",
    "sat": "参考人数",
    "passed": "取证人数",
    "granted": "拨款（万元）",
    "spent": "支出（万元）",
}
_COUNTS = ("entered", "sat", "passed")
_MONEY = ("granted", "spent")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper.

    `columns`: one set is drawn for each table; `body`: least and most body rows; `narrow`: names of which one
    character is left alone on its cell's last line; `grouped`: a second header row; `merged`: the first column
    spans rows; `total`: a closing 合计 row that adds up.
    """

    says: str
    columns: tuple[tuple[str, ...], ...] = ()
    rules: Rules = Rules.GRID
    body: tuple[int, int] = (8, 16)
    tables: tuple[int, int] = (1, 2)
    narrow: bool = False
    grouped: bool = False
    merged: bool = False
    total: bool = True


_COMMON = (
    ("ordinal", "certificate", "level", "entered", "sat", "passed", "rate"),
    ("code", "certificate", "major", "entered", "passed", "remark"),
    ("code", "major", "granted", "spent", "date", "remark"),
)

KINDS: Mapping[str, Kind] = {
    "prose": Kind("headings and paragraphs"),
    "ruled": Kind("figures, codes and -- in rules", _COMMON),
    "narrow": Kind(
        "one character alone on a cell's last line",
        (("code", "certificate", "major", "entered", "sat", "remark"),),
        narrow=True,
        body=(8, 14),
    ),
    "grouped": Kind(
        "a header of two rows",
        (
            ("ordinal", "certificate", "entered", "sat", "passed", "granted", "spent"),
            ("department", "level", "entered", "passed", "granted", "spent"),
        ),
        grouped=True,
    ),
    "merged": Kind(
        "cells over several rows",
        (("department", "code", "certificate", "entered", "sat", "passed"),),
        merged=True,
        body=(9, 18),
    ),
    "long": Kind(
        "over pages, the header on each, rows cut",
        (
            ("ordinal", "code", "certificate", "task", "entered", "passed"),
            ("student", "person", "level", "task", "remark"),
        ),
        body=(28, 48),
        tables=(1, 1),
    ),
    "unruled": Kind("columns by alignment", _COMMON, Rules.NONE, total=False),
    "three-line": Kind("三线表", _COMMON, Rules.THREE),
}


def compose(kind: str, seed: str) -> Paper:
    """Return a paper of a kind."""
    words = Words(f"scans/{seed}/{kind}")
    blocks = tuple(_prose(words) if kind == "prose" else _with_tables(words, KINDS[kind]))
    college, year = words.college(), words.chance.randint(2019, 2024)
    return Paper(
        name=f"{kind}-{seed}",
        title=f"{college}{year}年度证书试点工作总结",
        blocks=blocks,
        running_head="证书试点工作材料·存档",
    )


def said(paper: Paper) -> Iterator[str]:
    """Yield every text of a paper once: title, headings, paragraphs, cells; what runs along pages is left out."""
    yield from paper.texts()
    for table in paper.tables():
        for cell in table.cells:
            yield cell.text


def _prose(words: Words) -> Iterator[Block]:
    for section in range(words.chance.randint(1, 4)):
        yield Heading(f"{_ORDINALS[section]}、", _TOPICS[section], 1)
        for part in range(words.chance.randint(1, 2)):
            yield Heading(f"（{_ORDINALS[part]}）", f"{words.major()}专业情况", 2)
            for _ in range(words.chance.randint(1, 2)):
                yield Paragraph(words.paragraph())


def _with_tables(words: Words, kind: Kind) -> Iterator[Block]:
    for number in range(words.chance.randint(*kind.tables)):
        yield Heading(f"{_ORDINALS[number]}、", words.chance.choice(_TOPICS), 1)
        yield Paragraph(words.paragraph())
        yield _table(words, kind, number)
    yield Paragraph(words.paragraph())


def _table(words: Words, kind: Kind, number: int) -> Table:
    names = words.chance.choice(kind.columns)
    widths = tuple(COLUMNS[name].width for name in names)
    rooms: dict[str, int] = {}
    if kind.narrow:
        rooms = {name: words.chance.randint(4, 6) for name in ("certificate", "major")}
        widths = _narrowed(names, rooms)
    rows = list(_rows(words, names, rooms, words.chance.randint(*kind.body)))
    header = list(_grouped(names) if kind.grouped else _plain(names))
    top = 2 if kind.grouped else 1
    cells = [*header, *_body(words, names, rows, top, merged=kind.merged)]
    if kind.total and any(name in (*_COUNTS, *_MONEY) for name in names):
        cells.extend(_total(names, rows, top + len(rows)))
    return Table(
        name=f"t{number + 1}",
        rules=kind.rules,
        header_rows=top,
        widths=widths,
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        rows=1 + max(cell.row for cell in cells),
        keys=(),
        aligns=tuple(COLUMNS[name].align for name in names),
    )


def _narrowed(names: Sequence[str], rooms: Mapping[str, int]) -> tuple[float, ...]:
    """Return widths in points: the named columns have room for so many characters, the rest share what is left."""
    fixed = {name: room * _CHARACTER + 2 * _PADDING + 3 for name, room in rooms.items()}
    rest = sum(COLUMNS[name].width for name in names if name not in fixed)
    share = (_ROOM - sum(fixed.values())) / rest
    return tuple(fixed.get(name, share * COLUMNS[name].width) for name in names)


def _rows(
    words: Words, names: Sequence[str], rooms: Mapping[str, int], count: int
) -> Iterator[Row]:
    for number in range(count):
        drawn = _drawn(words, number + 1)
        for name, room in rooms.items():
            drawn[name] = words.leaving_one(name, room)
        yield {name: drawn[name] for name in names}


def _drawn(words: Words, number: int) -> dict[str, str]:
    content, chance = words.content, words.chance
    entered, sat, passed = _counts(words)
    awaited = chance.random() < 0.12  # the results are not out yet
    shown: Mapping[str, Callable[[], str]] = {
        "ordinal": lambda: str(number),
        "code": content.code,
        "student": lambda: content.code(12),
        "certificate": words.certificate,
        "level": lambda: chance.choice(LEVELS),
        "department": lambda: words.major(5).removesuffix("技术") + "系",
        "major": words.major,
        "person": content.person,
        "entered": lambda: str(entered),
        "sat": lambda: _PENDING if awaited else str(sat),
        "passed": lambda: _PENDING if awaited else str(passed),
        "rate": lambda: _PENDING if awaited else _rate(passed, sat),
        "granted": content.money,
        "spent": lambda: _PENDING if awaited else content.money(),
        "date": content.date,
        "task": content.remark,
        "remark": lambda: chance.choice(("", "", "", "补考", "含往届生", _PENDING, "无", "√")),
    }
    return {name: draw() for name, draw in shown.items()}


def _counts(words: Words) -> Counts:
    entered = words.chance.choice((words.chance.randint(1, 9), words.chance.randint(10, 1200)))
    sat = max(1, entered - words.chance.randint(0, entered // 8))
    return entered, sat, sat - words.chance.randint(0, sat // 4)


def _rate(part: int, whole: int) -> str:
    share = Decimal(part * 100) / whole
    return f"{share.quantize(_TENTH, ROUND_HALF_UP)}%"


def _plain(names: Sequence[str]) -> Iterator[Cell]:
    for column, name in enumerate(names):
        yield Cell(_TITLES_ALONE.get(name, COLUMNS[name].title), 0, column)


def _grouped(names: Sequence[str]) -> Iterator[Cell]:
    for column, name in enumerate(names):
        group = COLUMNS[name].group
        if not group:
            yield Cell(COLUMNS[name].title, 0, column, row_span=2)
            continue
        if column == 0 or COLUMNS[names[column - 1]].group != group:
            span = sum(COLUMNS[other].group == group for other in names)
            yield Cell(group, 0, column, column_span=span)
        yield Cell(COLUMNS[name].title, 1, column)


def _body(
    words: Words, names: Sequence[str], rows: Sequence[Row], top: int, *, merged: bool
) -> Iterator[Cell]:
    until = 0
    for number, row in enumerate(rows):
        if merged and number >= until:
            span = min(words.chance.randint(1, 4), len(rows) - number)
            yield Cell(row[names[0]], top + number, 0, row_span=span)
            until = number + span
        for column, name in enumerate(names):
            if not (merged and column == 0):
                yield Cell(row[name], top + number, column)


def _total(names: Sequence[str], rows: Sequence[Row], row: int) -> Iterator[Cell]:
    """Yield a closing row that adds up what is known."""
    added = {name: _sum(rows, name) for name in (*_COUNTS, *_MONEY) if name in names}
    first = min(names.index(name) for name in added)
    yield Cell("合计", row, 0, column_span=first)
    for column in range(first, len(names)):
        yield Cell(added.get(names[column], ""), row, column)


def _sum(rows: Sequence[Row], name: str) -> str:
    known = [Decimal(row[name].replace(",", "")) for row in rows if row[name] != _PENDING]
    total = sum(known, start=Decimal(0))
    return f"{total:,.2f}" if name in _MONEY else str(total)
