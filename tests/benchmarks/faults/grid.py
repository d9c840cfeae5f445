"""Which cells of a table are merged, for the formats that can show it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.benchmarks.faults.report import Table

__all__ = ["Span", "body_spans", "header_spans"]


@dataclass(frozen=True)
class Span:
    """A merged cell: where it begins, and how many rows and columns it covers."""

    top: int
    left: int
    height: int
    width: int

    def places(self) -> Iterator[tuple[int, int]]:
        """Yield the row and column of each cell that it covers."""
        for row in range(self.top, self.top + self.height):
            yield from ((row, column) for column in range(self.left, self.left + self.width))


def header_spans(header: Sequence[Sequence[str]]) -> list[Span]:
    """Return the merged cells of a header of two rows: equal neighbours above, equal texts below.

    >>> [(span.left, span.height, span.width) for span in header_spans([["单位", "a", "a"], ["单位", "b", "c"]])]
    [(0, 2, 1), (1, 1, 2)]
    """
    if len(header) == 1:
        return []
    above, below = header
    spans = [Span(0, column, 2, 1) for column, text in enumerate(above) if text == below[column]]
    alone = {span.left for span in spans}
    column = 0
    while column < len(above):
        width = 1
        while column + width < len(above) and above[column + width] == above[column]:
            width += 1
        if width > 1 and column not in alone:
            spans.append(Span(0, column, 1, width))
        column += width
    return spans


def body_spans(table: Table) -> list[Span]:
    """Return the merged cells of the body: the label of a total, and equal names below one another."""
    spans = [Span(top, 0, 1, row.span) for top, row in enumerate(table.rows) if row.span > 1]
    if table.merged is None:
        return spans
    texts = [str(row.cells[table.merged]) for row in table.rows]
    top = 0
    while top < len(texts):
        height = 1
        while top + height < len(texts) and texts[top + height] == texts[top]:
            height += 1
        if height > 1:
            spans.append(Span(top, table.merged, height, 1))
        top += height
    return spans
