"""From a layout and a seed to a paper: the truth is made first, the print later."""

from collections.abc import Iterator, Sequence
from itertools import islice

from tests.benchmarks.pdf_pages.content import FIELDS, Content
from tests.benchmarks.pdf_pages.layouts import LAYOUTS, Layout
from tests.benchmarks.pdf_pages.paper import (
    Block,
    Cell,
    Columns,
    Frame,
    Gap,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Side,
    Table,
)

__all__ = ["PAGE_HEIGHT", "compose", "compose_report"]

PAGE_HEIGHT = 690.0
"""What a page holds in points between the margins that every maker keeps."""

_ORDINALS = "一二三四五六七八九十"
_KEYED = ("code", "student")
_SUBSECTIONS = 9
_PAIR_ROW, _HEAD_ROOM = 24.0, 88.0
_REPORT = (
    "ruled",
    "ruled-wrapped",
    "merged",
    "two-row-header",
    "long",
    "long-empty-after",
    "open-sides",
)
"""What the tables of a table report look like."""


def compose(layout: str, seed: str, tables: int) -> Paper:
    """Return a paper with so many tables (or pieces of text) of a layout."""
    content = Content(f"{seed}/{layout}/{tables}")
    writer = _Writer(content)
    blocks = islice(writer.parts(layout), tables)
    return _paper(f"{layout}-{tables}", content, [b for part in blocks for b in part], layout)


def compose_report(kind: str, seed: str, pages: int) -> Paper:
    """Return a report of about so many pages: `kind` is "report" (mostly tables) or "prose"."""
    content = Content(f"{seed}/{kind}/{pages}")
    writer = _Writer(content)
    sources = [writer.parts(layout) for layout in (_REPORT if kind == "report" else ("prose",))]
    blocks: list[Block] = []
    room = pages * _PAGE_OF[kind]
    while room > 0:
        part = list(next(sources[content.chance.randrange(len(sources))]))
        room -= sum(map(_extent, part))
        blocks.extend(part)
    return _paper(f"{kind}-{pages}p", content, blocks, "prose" if kind == "prose" else "ruled")


_PAGE_OF = {"report": 2250.0, "prose": 1850.0}
"""How many characters of each a page holds, more or less, rows counting for their lines."""


def _extent(block: Block) -> float:
    if isinstance(block, Table):
        return (
            sum(
                max(
                    (len(c.text) / table_share(block, c) for c in block.cells if c.row == row),
                    default=1,
                )
                for row in range(block.rows)
            )
            + 34 * block.rows
        )
    if isinstance(block, Paragraph):
        return len(block.text) + 30
    return 60


def table_share(table: Table, cell: Cell) -> float:
    """Return which share of a table's width a cell has."""
    own = table.widths[cell.column : cell.column + cell.column_span]
    return sum(own) / sum(table.widths)


def _paper(name: str, content: Content, blocks: Sequence[Block], layout: str) -> Paper:
    year = content.chance.randint(2020, 2024)
    return Paper(
        name=name,
        title=f"临江职业技术学院{year}年证书试点工作报告",
        blocks=tuple(blocks),
        running_head="证书试点工作报告·内部资料",
        watermark="内部资料" if LAYOUTS[layout].watermark else None,
    )


class _Writer:
    """Writes the parts of a paper one after the other."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._sections = 0
        self._subsections = 0
        self._tables = 0

    def parts(self, name: str) -> Iterator[Sequence[Block]]:
        """Yield a heading, text and a table (or none) again and again."""
        layout = LAYOUTS[name]
        while True:
            yield tuple(self._part(layout))

    def _part(self, layout: Layout) -> Iterator[Block]:
        match layout.setting:
            case "prose":
                yield self._heading()
                yield from self._paragraphs(2, 4, notes=True)
            case "columns":
                yield Columns(tuple(self._columns(layout)))
            case "frame":
                yield from self._opening()
                yield Frame(
                    tuple(
                        self._content.framed()
                        for _ in range(self._content.chance.choice((1, 2, 3)))
                    )
                )
                yield from self._paragraphs(1, 2)
            case "pair":
                yield from self._pair(layout)
            case "side":
                yield from self._opening()
                rows = self._content.chance.randint(*layout.body)
                yield Side(
                    self._table(layout, rows),
                    self._table(layout, rows - self._content.chance.randint(0, 2)),
                )
                yield from self._paragraphs(1, 1)
            case _:
                yield from self._opening()
                yield self._table(layout)
                yield from self._paragraphs(1, 2)

    def _opening(self) -> Iterator[Block]:
        yield self._heading()
        yield from self._paragraphs(1, 2)

    def _heading(self) -> Heading:
        if self._sections == 0 or self._subsections >= _SUBSECTIONS:
            self._sections, self._subsections = self._sections + 1, 0
            return Heading(f"{_numeral(self._sections)}、", self._content.topic(), 1)
        self._subsections += 1
        return Heading(f"（{_numeral(self._subsections)}）", self._content.topic(), 2)

    def _paragraphs(self, least: int, most: int, *, notes: bool = False) -> Iterator[Paragraph]:
        for _ in range(self._content.chance.randint(least, most)):
            noted = notes and self._content.chance.random() < 0.15
            yield Paragraph(self._content.paragraph(), self._content.note() if noted else None)

    def _columns(self, layout: Layout) -> Iterator[Heading | Paragraph | Table]:
        yield self._heading()
        yield from self._paragraphs(2, 4)
        if layout.fields:
            yield self._table(layout)
            yield from self._paragraphs(2, 3)
        else:
            yield self._heading()
            yield from self._paragraphs(2, 4)

    def _pair(self, layout: Layout) -> Iterator[Block]:
        """Yield two tables: the first ends at the foot of a page, the second begins the next."""
        fields = self._content.chance.choice(layout.fields)
        first = self._table(layout, fields=fields, height=_PAIR_ROW)
        yield PageBreak()
        yield self._heading()
        yield Gap(PAGE_HEIGHT - _HEAD_ROOM - first.rows * _PAIR_ROW)
        yield first
        yield PageBreak()
        others = [one for one in layout.fields if one != fields]  # never empty in the data
        yield self._table(
            layout,
            fields=fields if layout.same_header else self._content.chance.choice(others),
            height=_PAIR_ROW,
        )
        yield from self._paragraphs(1, 2)

    def _table(
        self,
        layout: Layout,
        rows: int | None = None,
        *,
        fields: Sequence[str] | None = None,
        height: float | None = None,
    ) -> Table:
        self._tables += 1
        content = self._content
        names = fields or content.chance.choice(layout.fields)
        body = rows or content.chance.randint(*layout.body)
        columns = [FIELDS[name] for name in names]
        header = _header(names, layout.groups)
        top = max(cell.row + cell.row_span for cell in header)
        drawn = [[field.draw(content) for field in columns] for _ in range(body)]
        cells = [*header, *_body(content, drawn, top, merged=layout.merged)]
        end = top + body
        if layout.merged:
            cells.extend(_closing(content, columns_of=names, row=end))
            end += 1
        key = next(column for column, name in enumerate(names) if name in _KEYED)
        return Table(
            name=f"t{self._tables}",
            rules=layout.rules,
            header_rows=top,
            widths=tuple(field.width for field in columns),
            cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
            rows=end,
            keys=tuple((top + row, texts[key]) for row, texts in enumerate(drawn)),
            aligns=tuple(field.align for field in columns),
            repeats_header=layout.repeats_header,
            padding=layout.padding,
            vertical=layout.vertical,
            row_height=height,
            turned=layout.setting == "turned",
        )


def _numeral(number: int) -> str:
    """Return a number below 1,000 in Chinese.

    >>> [_numeral(number) for number in (3, 10, 12, 20, 47, 100, 105, 216)]
    ['三', '十', '十二', '二十', '四十七', '一百', '一百零五', '二百一十六']
    """
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = _ORDINALS[hundreds - 1] + "百" if hundreds else ""
    if tens:
        said += ("" if tens == 1 and not hundreds else _ORDINALS[tens - 1]) + "十"
    elif hundreds and ones:
        said += "零"
    return said + (_ORDINALS[ones - 1] if ones else "")


def _header(names: Sequence[str], groups: int) -> list[Cell]:
    titles = [FIELDS[name].title for name in names]
    if not groups:
        return [Cell(title, 0, column) for column, title in enumerate(titles)]
    plain = len(names) - groups
    cells = [Cell(title, 0, column, row_span=2) for column, title in enumerate(titles[:plain])]
    for column in range(plain, len(names), 2):
        name = "经费（万元）" if names[column] == "granted" else "人数"
        cells.append(Cell(name, 0, column, column_span=2))
        cells += [
            Cell(titles[inner].removesuffix("（万元）").removesuffix("人数"), 1, inner)
            for inner in (column, column + 1)
        ]
    return cells


def _body(
    content: Content, drawn: Sequence[Sequence[str]], top: int, *, merged: bool
) -> Iterator[Cell]:
    """Yield the body's cells; where it is merged, the first column's cells span a few rows each."""
    until = 0
    for row, texts in enumerate(drawn):
        if merged and row >= until:
            span = min(content.chance.randint(1, 5), len(drawn) - row)
            yield Cell(texts[0], top + row, 0, row_span=span)
            until = row + span
        first = 1 if merged else 0
        for column in range(first, len(texts)):
            yield Cell(texts[column], top + row, column)


def _closing(content: Content, *, columns_of: Sequence[str], row: int) -> Iterator[Cell]:
    """Yield a last row: its label spans two columns."""
    yield Cell("合计", row, 0, column_span=2)
    for column in range(2, len(columns_of)):
        align = FIELDS[columns_of[column]].align
        yield Cell(content.count(500, 9000) if align == "right" else "--", row, column)
