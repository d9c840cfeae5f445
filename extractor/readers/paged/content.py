"""From a page's glyphs and rules to its lines and tables, whether printed or recognised."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from extractor.model.document import Grid
from extractor.readers.paged.glyphs import Glyph
from extractor.readers.paged.lines import PageContent, glyph_rows, print_rows
from extractor.readers.paged.rulings import Drawing, meet
from extractor.readers.paged.tables import find_aligned, find_tables, is_of_any

__all__ = ["Read", "page_content"]


@dataclass(frozen=True, slots=True)
class Read:
    """What a page says. `left_out` counts glyphs of no line or table; `complete`: no table was given up."""

    content: PageContent
    left_out: int
    complete: bool


def page_content(
    number: int,
    size: tuple[float, float],
    glyphs: list[Glyph],
    drawing: Drawing,
    artifacts: Collection[int] = frozenset(),
) -> Read:
    """Return the lines and tables of a page of this width and height (points).

    `artifacts`: the runs that the page's tags keep out of its content.
    """
    tables = find_tables(drawing, glyphs, number)
    upright = [glyph for glyph in tables.rest if not glyph.turn]
    rows = glyph_rows(upright)
    aligned = find_aligned(rows, number)
    if aligned.grids:
        rows = glyph_rows(aligned.rest)
    lines = print_rows(rows, artifacts)
    grids = [*tables.grids, *aligned.grids]
    head_rule = _head_rule(drawing, size[0], grids)
    return Read(
        PageContent(number, *size, lines, grids, head_rule),
        len(tables.rest) - len(upright),
        drawing.complete and tables.complete,
    )


def _head_rule(drawing: Drawing, width: float, grids: Sequence[Grid]) -> float | None:
    """Return the height of the topmost long level rule where it stands alone, no side of a box or table."""
    long = [rule for rule in drawing.level if rule.high - rule.low > width / 2]
    first = min(long, default=None)
    if first is None or any(meet(first, plumb) for plumb in drawing.plumb):
        return None
    return None if is_of_any(first, [grid.box for grid in grids if grid.box]) else first.at
