"""Lines of print: glyphs on one baseline, with the spaces and the style that a reader sees."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from statistics import median

from extractor.model.document import Grid, Item, Line, LineRole, Style
from extractor.model.provenance import BoundingBox
from extractor.readers.paged.columns import Column, PlacedRow, in_columns
from extractor.readers.paged.glyphs import Glyph
from extractor.readers.paged.pages import margin_of

__all__ = [
    "PageContent",
    "PrintedLine",
    "glyph_rows",
    "in_reading_order",
    "print_lines",
    "print_rows",
    "rounded_box",
    "row_text",
]

BASELINE_TOLERANCE = 0.4
"""Glyphs whose baselines differ by less than this many type sizes share a line: H₂O, m²."""
DOUBLE_TOLERANCE = 0.1
"""The same character nearer than this (in type sizes) is drawn twice to look bold."""
WORD_GAP = 0.18
"""A gap between Latin letters of this many type sizes parts words where no space is drawn."""
NO_GAP = 0.17
"""Less need not be looked at."""
WIDE_GAP = 1.0
"""A gap of this many type sizes parts any two characters: a tab, a form's blank."""
LATIN_END = "\u2000"
ASCENT, DESCENT = 0.88, 0.12
GAP_RATIO = 1.3
USUAL_LEADING = 1.5
FEW_PAIRS = 4
FAR_APART = 4.0
INDENT = 2.4
"""A centred line stands in by more than the two characters that open a paragraph."""
CENTRE_TOLERANCE = 0.75
SIZE_TOLERANCE = 0.1
RULE_SLACK = 3.0
PADDING = 8.0
"""Word and LibreOffice align a table's text with the text around it, so that its rules stand outside."""
BOX_DECIMALS = 2
"""A hundredth of a point cannot be seen; PDFium's single floats would print seven digits more."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of one page before the whole document is known; `size` is that of most characters.

    `is_artifact`: the page's tags keep it out of the content. `column`: the one of several columns of
    text that it stands in.
    """

    text: str
    box: BoundingBox
    size: float
    bold: bool
    baseline: float
    is_artifact: bool = False
    column: Column | None = None


@dataclass(frozen=True, slots=True)
class PageContent:
    """What one page holds: its size, its lines from top to bottom, its tables.

    `head_rule`: the height of a rule that parts a running header from the text.
    """

    number: int
    width: float
    height: float
    lines: Sequence[PrintedLine] = ()
    grids: Sequence[Grid] = ()
    head_rule: float | None = None

    @property
    def margin(self) -> float:
        """How far from the page's edge running lines stand at most, in points."""
        return margin_of(self.height)


def rounded_box(x0: float, top: float, x1: float, bottom: float) -> BoundingBox:
    """Return a box as it leaves the reader."""
    return BoundingBox(*(round(value, BOX_DECIMALS) for value in (x0, top, x1, bottom)))


def glyph_rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Group glyphs by baseline, from top to bottom, each row from left to right and without doubles."""
    rows: list[list[Glyph]] = []
    baseline, size, row = float("-inf"), 0.0, list[Glyph]()
    for glyph in sorted(glyphs, key=attrgetter("baseline")):
        if glyph.baseline != baseline or glyph.size > size:
            if glyph.baseline - baseline > BASELINE_TOLERANCE * max(size, glyph.size):
                row, size = [], 0.0
                rows.append(row)
            if glyph.size > size:
                baseline, size = glyph.baseline, glyph.size
        row.append(glyph)
    return [_without_doubles(sorted(row, key=attrgetter("x0"))) for row in rows]


def _without_doubles(row: list[Glyph]) -> list[Glyph]:
    """Make one bold glyph of a character that is drawn several times at nearly one place."""
    if all(glyph.x0 - last.x0 > DOUBLE_TOLERANCE * glyph.size for last, glyph in pairwise(row)):
        return row
    kept: list[Glyph] = []
    for glyph in row:
        for index in range(len(kept) - 1, -1, -1):
            other = kept[index]
            if glyph.x0 - other.x0 > DOUBLE_TOLERANCE * glyph.size:
                kept.append(glyph)
                break
            if other.text == glyph.text and other.run != glyph.run:
                kept[index] = other._replace(bold=True)
                break
        else:
            kept.append(glyph)
    return kept


def row_text(row: Sequence[Glyph]) -> str:
    """Return the characters of a row, with a space where words stand apart and none is drawn."""
    parts = [row[0].text] if row else []
    for last, glyph in pairwise(row):
        if glyph.x0 - last.x1 > NO_GAP * glyph.size and _stand_apart(last, glyph):
            parts.append(" ")
        parts.append(glyph.text)
    return "".join(parts)


def _stand_apart(last: Glyph, glyph: Glyph) -> bool:
    gap = (glyph.x0 - last.x1) / (max(last.size, glyph.size) or 1.0)
    if gap < WORD_GAP or last.text.isspace() or glyph.text.isspace():
        return False
    return gap >= WIDE_GAP or (last.text < LATIN_END and glyph.text < LATIN_END)


def print_lines(
    glyphs: Iterable[Glyph], artifacts: Collection[int] = frozenset()
) -> list[PrintedLine]:
    """Return the lines that upright glyphs make, as they are read; blank ones are left out.

    `artifacts`: the runs that are no content.
    """
    return print_rows(glyph_rows(glyphs), artifacts)


def print_rows(
    rows: Sequence[list[Glyph]], artifacts: Collection[int] = frozenset()
) -> list[PrintedLine]:
    """Return the lines that rows of glyphs make, as they are read."""
    lines = (_printed_line(row, artifacts) for row in in_columns(rows))
    return [line for line in lines if line is not None]


_SETTING = attrgetter("size", "bold", "baseline")


def _printed_line(placed: PlacedRow, artifacts: Collection[int]) -> PrintedLine | None:
    row, column = placed
    inked = [glyph for glyph in row if not glyph.text.isspace()]
    if not inked:
        return None
    settings = Counter(map(_SETTING, inked))
    size = _commonest_size(settings)
    box = rounded_box(
        inked[0].x0,
        min(baseline - ASCENT * size for size, _, baseline in settings),
        max(map(attrgetter("x1"), inked)),
        max(baseline + DESCENT * size for size, _, baseline in settings),
    )
    bold = 2 * sum(count for (_, bold, _), count in settings.items() if bold) > len(inked)
    baseline = inked[0].baseline if len(settings) == 1 else median(g.baseline for g in inked)
    is_artifact = bool(artifacts) and all(glyph.run in artifacts for glyph in inked)
    return PrintedLine(row_text(row).strip(), box, size, bold, baseline, is_artifact, column)


def _commonest_size(settings: Counter[tuple[float, bool, float]]) -> float:
    if len(settings) == 1:
        return next(iter(settings))[0]
    counts: Counter[float] = Counter()
    for (size, _, _), count in settings.items():
        counts[size] += count
    return counts.most_common(1)[0][0]


def in_reading_order(pages: Sequence[PageContent]) -> tuple[Item, ...]:
    """Return lines and tables of all pages from top to bottom, the lines with their style."""
    leading = _leading(pages)
    areas = _text_areas(pages)
    items: list[Item] = []
    for page in pages:
        items.extend(_page_items(page, leading, areas[page.width, page.height]))
    return tuple(items)


def _page_items(page: PageContent, leading: float, area: tuple[float, float]) -> Iterator[Item]:
    """Yield a page's items as they are read; a line after a table has no gap of its own."""
    above: PrintedLine | None = None
    items: list[PrintedLine | Grid] = [*page.lines, *page.grids]
    for item in sorted(items, key=lambda item: _place(item, page.lines)):
        if isinstance(item, Grid):
            yield item
            above = None
            continue
        sides = (item.column.x0, item.column.x1) if item.column else None
        yield Line(
            text=item.text,
            page=page.number,
            box=item.box,
            style=Style(size=item.size, bold=item.bold, centred=_is_centred(item, sides or area)),
            role=_role(item, page),
            whole=False,
            gap=above is not None and _is_apart(above, item, leading),
            column=sides,
        )
        above = item


def _role(line: PrintedLine, page: PageContent) -> LineRole:
    """Return whether the page says of a line in its margin that it is no text.

    Above a rule at the head of the first page stands a letterhead, which is.
    """
    is_ruled_off = page.head_rule is not None and line.box.bottom <= page.head_rule + RULE_SLACK
    if line.box.bottom < page.margin and (line.is_artifact or (is_ruled_off and page.number > 1)):
        return LineRole.HEADER
    is_foot = line.is_artifact and line.box.top > page.height - page.margin
    return LineRole.FOOTER if is_foot else LineRole.BODY


def _place(item: PrintedLine | Grid, lines: Sequence[PrintedLine]) -> tuple[float, ...]:
    """Return by what a page is read: its bands, in each the columns, in these the height."""
    if isinstance(item, PrintedLine):
        box, column = item.box, item.column
    else:
        box = _box(item)
        column = _column_of(box, lines)
    if column is None:
        return box.top, 0, box.top, box.x0
    return column.top, column.number, box.top, box.x0


def _column_of(box: BoundingBox, lines: Sequence[PrintedLine]) -> Column | None:
    """Return the column of text that a table stands in, be it first or last in it.

    It is no broader than the column but for its cells' padding, and no line across the page parts them.
    """
    middle = (box.top + box.bottom) / 2
    columns = {line.column for line in lines if line.column}
    fitting = [
        (_distance(middle, column), column)
        for column in columns
        if box.x0 >= column.x0 - PADDING and box.x1 <= column.x1 + PADDING
    ]
    distance, column = min(fitting, default=(0.0, None))
    if column is None or not distance:
        return column
    low, high = sorted((middle, column.top if middle < column.top else column.bottom))
    is_parted = any(line.column is None and low < line.baseline < high for line in lines)
    return None if is_parted else column


def _distance(middle: float, column: Column) -> float:
    return max(column.top - middle, middle - column.bottom, 0.0)


def _box(grid: Grid) -> BoundingBox:
    """Return a grid's box; on pages every grid has one."""
    return grid.box or BoundingBox(0.0, 0.0, 0.0, 0.0)


def _is_apart(above: PrintedLine, line: PrintedLine, leading: float) -> bool:
    distance = line.baseline - above.baseline
    return distance > GAP_RATIO * leading * max(above.size, line.size)


def _leading(pages: Sequence[PageContent]) -> float:
    """Return the usual distance of two baselines, in type sizes."""
    ratios = [
        (line.baseline - above.baseline) / line.size
        for page in pages
        for above, line in pairwise(page.lines)
        if abs(line.size - above.size) <= SIZE_TOLERANCE * line.size
    ]
    near = [ratio for ratio in ratios if ratio < FAR_APART]
    return median(near) if len(near) >= FEW_PAIRS else USUAL_LEADING


def _text_areas(
    pages: Sequence[PageContent],
) -> dict[tuple[float, float], tuple[float, float]]:
    """Return the left and right border of print, by page size."""
    boxes: dict[tuple[float, float], list[BoundingBox]] = defaultdict(list)
    for page in pages:
        found = boxes[page.width, page.height]
        found.extend(line.box for line in page.lines)
        found.extend(_box(grid) for grid in page.grids)
    return {
        size: (min(box.x0 for box in found), max(box.x1 for box in found))
        if found
        else (0.0, size[0])
        for size, found in boxes.items()
    }


def _is_centred(line: PrintedLine, area: tuple[float, float]) -> bool:
    """Tell a line that stands in from both sides of the text area by the same measure.

    A paragraph's first line, which a mark that may not begin a line made shorter, stands in by less.
    """
    left, right = line.box.x0 - area[0], area[1] - line.box.x1
    is_even = abs(left - right) <= 2 * CENTRE_TOLERANCE * line.size
    return is_even and min(left, right) > INDENT * line.size
