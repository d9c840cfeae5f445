"""Documents made by hand, and what segmentation makes of them."""

from collections.abc import Callable, Sequence

import pytest

from extractor.grammar import load_grammar
from extractor.model.document import Cell, Document, Grid, Item, Line, LineRole, Style
from extractor.model.outline import Outline
from extractor.model.provenance import BoundingBox, Source
from extractor.segmentation import segment

PAGE = (595.0, 842.0)
LEFT, RIGHT, EM = 90.0, 510.0, 14.0

Outliner = Callable[..., Outline]


def _segment(items: Sequence[Item | str], *, pages: int = 0) -> Outline:
    source = Source(name="report", sha256="0" * 64, media_type="text/plain", size=1)
    lines = tuple(Line(item) if isinstance(item, str) else item for item in items)
    return segment(Document(source, lines, (PAGE,) * pages), load_grammar())


@pytest.fixture(scope="session")
def outline_of() -> Outliner:
    """Return a function that segments lines and grids; a bare text is a whole paragraph."""
    return _segment


@pytest.fixture(scope="session")
def outline_of_text() -> Outliner:
    """Return a function that segments a text as the reader of text files hands it on."""

    def outline(text: str) -> Outline:
        items, gap = [], False
        for line in text.splitlines():
            if line.strip():
                items.append(Line(line, whole=False, gap=gap))
            gap = not line.strip()
        return _segment(items)

    return outline


@pytest.fixture(scope="session")
def printed() -> Callable[..., Line]:
    """Return a function that makes a line of print at a place on a page."""

    def line(
        text: str,
        *,
        top: float,
        x0: float = LEFT,
        x1: float | None = None,
        page: int = 1,
        size: float = EM,
        bold: bool = False,
        gap: bool = False,
        role: LineRole = LineRole.BODY,
    ) -> Line:
        right = x0 + size * len(text) if x1 is None else x1
        box = BoundingBox(x0, top, right, top + size)
        return Line(text, page, box, Style(size, bold), role, whole=False, gap=gap)

    return line


@pytest.fixture(scope="session")
def grid() -> Callable[..., Grid]:
    """Return a function that makes a grid of rows of texts; `spans` maps (row, column) to (rows, columns).

    A text under a span is left out: the position belongs to the spanning cell.
    """

    def make(
        rows: Sequence[Sequence[str]],
        *,
        page: int | None = None,
        spans: dict[tuple[int, int], tuple[int, int]] | None = None,
        header_rows: int | None = None,
        **fields: object,
    ) -> Grid:
        spans = spans or {}
        covered = {
            (row + down, column + right)
            for (row, column), (high, wide) in spans.items()
            for down in range(high)
            for right in range(wide)
        } - set(spans)
        cells = tuple(
            Cell(
                text,
                row,
                column,
                *spans.get((row, column), (1, 1)),
                box=_cell_box(row, column, page),
            )
            for row, texts in enumerate(rows)
            for column, text in enumerate(texts)
            if (row, column) not in covered
        )
        box = BoundingBox(LEFT, 100, RIGHT, 700) if page else None
        return Grid(
            cells,
            len(rows),
            len(rows[0]),
            page,
            box,
            header_rows=header_rows,
            **fields,  # type: ignore[arg-type]
        )

    return make


def _cell_box(row: int, column: int, page: int | None) -> BoundingBox | None:
    if page is None:
        return None
    x0, top = LEFT + 60 * column, 100.0 + 20 * row
    return BoundingBox(x0, top, x0 + 60, top + 20)
