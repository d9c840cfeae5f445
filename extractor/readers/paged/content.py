"""From a page's glyphs and rules to its lines and tables, whether printed or recognised."""

from collections.abc import Collection
from dataclasses import dataclass

from extractor.readers.paged.glyphs import Glyph
from extractor.readers.paged.lines import PageContent, print_lines
from extractor.readers.paged.rulings import Drawing, meet
from extractor.readers.paged.tables import find_tables

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
    lines = print_lines(upright, artifacts)
    head_rule = _head_rule(drawing, size[0])
    return Read(
        PageContent(number, *size, lines, tables.grids, head_rule),
        len(tables.rest) - len(upright),
        drawing.complete and tables.complete,
    )


def _head_rule(drawing: Drawing, width: float) -> float | None:
    """Return the height of the topmost long level rule where it stands alone, no side of a box."""
    long = [rule for rule in drawing.level if rule.high - rule.low > width / 2]
    first = min(long, default=None)
    if first is None or any(meet(first, plumb) for plumb in drawing.plumb):
        return None
    return first.at
